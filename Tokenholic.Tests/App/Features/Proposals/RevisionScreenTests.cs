using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Proposals;

[Collection(OtherEndToEndTests.Name)]
public sealed class RevisionScreenTests(AppFixture app)
{
    private readonly ArrangedProposals _arranged = new(app);

    [Fact]
    public async Task Feedback_becomes_a_version_whose_changes_are_decided_one_by_one_and_a_former_one_comes_back()
    {
        var (customer, document) = await _arranged.FirstAsync(ReplyLanguage.Zh);
        var page = await app.OpenAsync($"/proposals/{customer.Id}");
        await Expect(page.GetByText("第 1 版", new() { Exact = false }).First).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Shots.TakeAsync(page, "revision-proposal");
        await page.GetByRole(AriaRole.Button, new() { Name = "标为已展示" }).ClickAsync();
        await Expect(page.Locator(".round-bar .chip")).ToHaveTextAsync("已展示");
        await page.GetByRole(AriaRole.Link, new() { Name = "录入反馈" }).ClickAsync();

        // what is typed is on the server: another browser has it
        await page.Locator("textarea").First.FillAsync("王经理，您好！\n方案很清晰。但是太贵了，整体再降 30%。\n担心被你们锁定。\n两个月内必须上线。\n--\n林总");
        await Expect(page.GetByText("已保存在服务器")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await page.ReloadAsync();
        await Expect(page.Locator("textarea").First).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("再降 30%"), new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "拆成要点" }).ClickAsync();
        await Expect(page.Locator(".points li")).ToHaveCountAsync(4);
        await Shots.TakeAsync(page, "revision-points");
        await Accessibility.AssertCleanAsync(page);
        await page.Locator(".points li").First.GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "生成下一版" }).ClickAsync();

        await Expect(page.GetByText("第 2 版已保存")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Expect(page.Locator(".trace .line.Addressed")).ToHaveCountAsync(3);
        await Shots.TakeAsync(page, "revision-run");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "查看改动" }).ClickAsync();

        await Expect(page.Locator(".change").First).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Expect(page.Locator(".total b")).ToContainTextAsync("−");
        await page.GetByRole(AriaRole.Button, new() { Name = "下一处" }).ClickAsync();
        await Expect(page.Locator("#change-0")).ToBeFocusedAsync();
        await Shots.TakeAsync(page, "revision-compare");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "并排显示" }).ClickAsync();
        await Shots.TakeAsync(page, "revision-compare-side");
        var gateway = page.Locator(".change", new() { HasText = "模型网关" }).First;
        await gateway.GetByRole(AriaRole.Button, new() { Name = "拒绝" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为新版本" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第 3 版" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        var second = await _arranged.GetAsync(document, 2);
        var third = await _arranged.GetAsync(document, 3);
        Assert.Contains(second.Diagram.Nodes, n => n.Id == "adapter");
        Assert.DoesNotContain(third.Diagram.Nodes, n => n.Id == "adapter");
        Assert.Equal(second.Costs, third.Costs);

        await page.GotoAsync($"/proposals/{customer.Id}/history");
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await page.Locator(".tree li").Last.GetByRole(AriaRole.Button, new() { Name = "恢复这一版" }).ClickAsync();
        await page.Locator("#why").FillAsync("客户改主意了");
        await page.GetByRole(AriaRole.Button, new() { Name = "恢复第 1 版" }).ClickAsync();
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".tree li").First).ToContainTextAsync("客户改主意了");
        await page.Locator(".tree li").Nth(1).GetByRole(AriaRole.Button, new() { Name = "从这里分支" }).ClickAsync();
        await page.Locator("#why").FillAsync("给财务总监");
        await page.GetByRole(AriaRole.Button, new() { Name = "建立分支" }).ClickAsync();
        await Expect(page.Locator(".tree li.branch")).ToContainTextAsync("给财务总监");
        await Shots.TakeAsync(page, "revision-history");
        await Accessibility.AssertCleanAsync(page);
        await page.Locator(".tree li.branch").GetByRole(AriaRole.Link, new() { Name = "查看改动" }).ClickAsync();
        await Expect(page.GetByText("两个版本没有差别")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        Assert.Equal(System.Text.Json.JsonSerializer.Serialize((await _arranged.GetAsync(document, 1)).Sections), System.Text.Json.JsonSerializer.Serialize((await _arranged.GetAsync(document, 4)).Sections));

        var sheet = await page.APIRequest.GetAsync($"/proposals/{customer.Id}/changes?from={document:N}.1&to={document:N}.2");
        var said = await sheet.TextAsync();
        Assert.Contains("我们为您做的改动", said, StringComparison.Ordinal);
        Assert.DoesNotContain("待确认", said, StringComparison.Ordinal);
        Assert.DoesNotContain("再降 30%", await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/changes?from={document:N}.1&to={document:N}.4")).TextAsync(), StringComparison.Ordinal); // rolled back: nothing was changed for them
        Assert.Contains("再降 30%", await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/history.md")).TextAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(390, "en-US", true)]
    public async Task Whoever_edits_over_a_newer_version_decides_each_difference_on_a_phone_too(int width, string language, bool dark)
    {
        var (customer, document) = await _arranged.FirstAsync(ReplyLanguage.En);
        var page = await app.OpenAsync($"/proposals/{customer.Id}/edit", width, language, dark);
        await Expect(page.Locator("#s-Migration")).ToBeVisibleAsync(ArrangedProposals.Patiently); // the first page of a proposal reads the whole knowledge base
        await page.Locator("#s-Migration").FillAsync("Our pilot begins in March.\nEverybody is trained first.");
        await page.Locator("#s-Migration").BlurAsync();
        await Shots.TakeAsync(page, "revision-edit-390");
        await Accessibility.AssertCleanAsync(page);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        var first = await _arranged.GetAsync(document, 1);
        var theirs = SectionEdit.Apply(first, new Dictionary<SectionId, string> { [SectionId.Questions] = "Who signs?" });
        await app.Services.GetRequiredService<ProposalRounds>().AppendAsync(document, 1, customer.Id, theirs, new ProposalRound(RoundKind.Edit, "colleague"), default);

        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" }).ClickAsync();
        await Expect(page.GetByText("Somebody has saved version 2 meanwhile.")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Shots.TakeAsync(page, "revision-conflict-390");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a version" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version 3" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        var merged = await _arranged.GetAsync(document, 3);
        Assert.Contains(merged.Sections.Single(s => s.Id is SectionId.Migration).Statements, s => s.Text == "Our pilot begins in March.");
        Assert.Equal("Who signs?", Assert.Single(merged.Sections.Single(s => s.Id is SectionId.Questions).Statements).Text);
        await page.GotoAsync($"/proposals/{customer.Id}/compare");
        await Expect(page.Locator(".change").First).ToBeVisibleAsync(ArrangedProposals.Patiently);
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Shots.TakeAsync(page, "revision-compare-390");
        await page.GotoAsync($"/proposals/{customer.Id}/history");
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Shots.TakeAsync(page, "revision-history-390");
    }
}
