using Microsoft.Playwright;
using Tokenholic.Agents.Proposals;
using Tokenholic.Knowledge;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Proposals.Edit;

/// <summary>Two people at two windows change a proposal's prose, products, costs and picture by hand.</summary>
[Collection(OtherEndToEndTests.Name)]
public sealed class EditJourneyTests(AppFixture app)
{
    private readonly ArrangedProposals _arranged = new(app);

    [Fact]
    public async Task Products_costs_and_the_picture_are_edited_in_rows_and_the_second_of_two_people_loses_nothing()
    {
        var (customer, document) = await _arranged.FirstAsync(ReplyLanguage.Zh);
        var first = await _arranged.GetAsync(document, 1);
        var page = await app.OpenAsync($"/proposals/{customer.Id}/edit");
        var phone = await app.OpenAsync($"/proposals/{customer.Id}/edit", 390, dark: true);
        ILocator Rows(IPage at, string name) => at.Locator("fieldset.rows", new() { Has = at.Locator("legend", new() { HasText = name }) }).Locator(".row");
        var (choices, costs, boxes, arrows) = (Rows(page, "推荐的产品与模型"), Rows(page, "每年费用"), Rows(page, "架构图的方框"), Rows(page, "架构图的连线"));

        // products: another one, moved up by keyboard
        await Expect(choices).ToHaveCountAsync(first.Choices.Count, new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "加一个产品或模型" }).ClickAsync();
        await Expect(choices).ToHaveCountAsync(first.Choices.Count + 1);
        await choices.Last.GetByLabel("用例").FillAsync("智能客服");
        await choices.Last.GetByLabel("产品").FillAsync("百炼专属实例");
        await choices.Last.GetByRole(AriaRole.Button, new() { Name = "上移" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(choices.Nth(first.Choices.Count - 1).GetByLabel("产品")).ToHaveValueAsync("百炼专属实例");
        await Expect(choices.Nth(first.Choices.Count - 1).GetByRole(AriaRole.Button, new() { Name = "上移" })).ToBeFocusedAsync();

        // costs: what cannot be read is said at its field and stays; the sum follows the rows
        var priced = first.Costs.ToList().FindIndex(c => c is { TodayPerYear: not null, AliyunPerYear: not null });
        await costs.Nth(priced).GetByLabel("用量").FillAsync("2");
        await costs.Nth(priced).GetByLabel("阿里云 ¥").FillAsync("很多");
        await costs.Nth(priced).GetByLabel("阿里云 ¥").BlurAsync();
        await Expect(costs.Nth(priced).Locator(".formula")).ToContainTextAsync("× 2 =");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为第 2 版" }).ClickAsync();
        await Expect(page.Locator("p.problem")).ToContainTextAsync("有 1 处填写读不懂");
        await Expect(costs.Nth(priced).Locator("b.problem")).ToContainTextAsync("读不懂这个金额");
        await Accessibility.AssertCleanAsync(page);

        // the picture: a box goes and comes back, another one is drawn as it is typed
        var guard = first.Diagram.Nodes.ToList().FindIndex(n => n.Id == "guard");
        await boxes.Nth(guard).GetByRole(AriaRole.Button, new() { Name = "删除" }).ClickAsync();
        await Expect(arrows).ToHaveCountAsync(first.Diagram.Edges.Count - 1);
        await page.GetByRole(AriaRole.Button, new() { Name = "加一个方框" }).ClickAsync();
        await Expect(boxes).ToHaveCountAsync(first.Diagram.Nodes.Count);
        await boxes.Last.GetByLabel("名称").FillAsync("灰度网关");
        await boxes.Last.GetByLabel("名称").BlurAsync();
        await Expect(page.Locator("svg.architecture")).ToContainTextAsync("灰度网关");
        await page.GetByRole(AriaRole.Button, new() { Name = "加一条连线" }).ClickAsync();
        await Expect(arrows).ToHaveCountAsync(first.Diagram.Edges.Count);
        await arrows.Last.GetByLabel("从").SelectOptionAsync(new SelectOptionValue { Label = "客户应用" });
        await arrows.Last.GetByLabel("到").SelectOptionAsync(new SelectOptionValue { Label = "灰度网关" });
        await Expect(page.Locator("svg.architecture path:not(.tip)")).ToHaveCountAsync(first.Diagram.Edges.Count);
        await Shots.TakeAsync(page, "revision-edit-rows");

        // the page is lost and comes back with all of it
        await page.ReloadAsync();
        await Expect(costs.Nth(priced).GetByLabel("阿里云 ¥")).ToHaveValueAsync("很多", new() { Timeout = 60_000 });
        await Expect(choices.Nth(first.Choices.Count - 1).GetByLabel("产品")).ToHaveValueAsync("百炼专属实例");
        await Expect(page.Locator("svg.architecture")).ToContainTextAsync("灰度网关");
        await costs.Nth(priced).GetByLabel("阿里云 ¥").FillAsync("100–120 万");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为第 2 版" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第 2 版" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        var second = await _arranged.GetAsync(document, 2);
        Assert.Equal((2_000_000, 2_400_000), (second.Costs[priced].AliyunPerYear!.Low, second.Costs[priced].AliyunPerYear!.High));
        Assert.DoesNotContain(second.Diagram.Nodes, n => n.Id == "guard");
        Assert.Equal(first.Sections.SelectMany(s => s.Statements).Select(s => s.Text), second.Sections.SelectMany(s => s.Statements).Select(s => s.Text));

        // the other window still has version 1: a word of a quoted sentence, another product; saving shows both and keeps all of it
        var quoted = first.Sections.First(s => s.Statements.Any(x => x.CitationIds.Count > 0 && x.Text.Length > 20));
        await phone.Locator($"#s-{quoted.Id}").FillAsync(string.Join('\n', quoted.Statements.Select(s => s.CitationIds.Count > 0 && s.Text.Length > 20 ? s.Text + "。" : s.Text)), new() { Timeout = 60_000 });
        await Rows(phone, "推荐的产品与模型").First.GetByLabel("产品").FillAsync("百炼（独享）");
        await Shots.TakeAsync(phone, "revision-edit-rows-390-dark");
        Assert.Equal(390, await phone.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(phone);
        await phone.GetByRole(AriaRole.Button, new() { Name = "保存为第" }).ClickAsync();
        await Expect(phone.GetByText("其他人已保存第 2 版")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Expect(phone.Locator(".change", new() { HasText = "独享" })).ToHaveCountAsync(1);
        await Expect(phone.Locator(".change", new() { HasText = "灰度网关" })).ToHaveCountAsync(0); // theirs, and not in question
        await Shots.TakeAsync(phone, "revision-conflict-rows-390-dark");
        await phone.GetByRole(AriaRole.Button, new() { Name = "保存为新版本" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "第 3 版" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        var third = await _arranged.GetAsync(document, 3);
        Assert.Equal((second.Diagram.Nodes, second.Costs), (third.Diagram.Nodes, third.Costs), Same);
        Assert.Equal("百炼（独享）", third.Choices[0].Product);
        Assert.Contains(third.Choices, c => c.Product == "百炼专属实例");
        Assert.Contains(third.Sections.First(s => s.Id == quoted.Id).Statements, s => s is { Basis: Basis.Judgement, CitationIds.Count: > 0 } && s.Text.EndsWith('。'));
    }

    private static bool Same((IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<CostLine> Costs) a, (IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<CostLine> Costs) b) =>
        a.Nodes.SequenceEqual(b.Nodes) && a.Costs.SequenceEqual(b.Costs);
}
