using System.IO.Compression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Features.Proposals.Revision;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Proposals;

/// <summary>What two people, a lost connection and a proposal with branches ask of the screens.</summary>
[Collection(OtherEndToEndTests.Name)]
public sealed class RevisionJourneyTests(AppFixture app)
{
    private readonly ArrangedProposals _arranged = new(app);

    [Fact]
    public async Task A_locked_section_is_not_made_anew_and_what_was_typed_survives_a_lost_connection_and_a_colleague()
    {
        var (customer, document) = await _arranged.FirstAsync(ReplyLanguage.Zh);
        var page = await app.OpenAsync($"/proposals/{customer.Id}/edit");
        var migration = page.Locator("section", new() { Has = page.Locator("#s-Migration") });

        // locked for everybody, and it says so
        await migration.GetByRole(AriaRole.Button, new() { Name = "锁定", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await Expect(migration.GetByRole(AriaRole.Button, new() { Name = "已锁定，解锁" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Expect(migration.GetByRole(AriaRole.Button, new() { Name = "按要求重写本节" })).ToHaveCountAsync(0);
        await Shots.TakeAsync(page, "revision-edit-locked");
        await Accessibility.AssertCleanAsync(page);
        await migration.GetByRole(AriaRole.Button, new() { Name = "已锁定，解锁" }).ClickAsync();
        await Expect(migration.GetByRole(AriaRole.Button, new() { Name = "按要求重写本节" })).ToBeVisibleAsync(ArrangedProposals.Patiently);

        // one section with an instruction: only that one changes
        await migration.GetByPlaceholder("例如").FillAsync("两个月内上线，分三期。");
        await migration.GetByRole(AriaRole.Button, new() { Name = "按要求重写本节" }).ClickAsync();
        await Expect(page.GetByText("第 2 版已保存")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        var (first, second) = (await _arranged.GetAsync(document, 1), await _arranged.GetAsync(document, 2));
        Assert.NotEqual(Lines(first, SectionId.Migration), Lines(second, SectionId.Migration));
        Assert.All(Enum.GetValues<SectionId>().Where(s => s is not SectionId.Migration), s => Assert.Equal(Lines(first, s), Lines(second, s)));

        Assert.DoesNotContain("分三期", await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/changes?from={document:N}.1&to={document:N}.2")).TextAsync(), StringComparison.Ordinal); // asked by a colleague, not by the customer

        // typed, never sent, connection lost, and meanwhile a colleague saves: the words are there, on the version they were typed onto
        await page.GotoAsync($"/proposals/{customer.Id}/edit");
        await page.Locator("#s-Risks").FillAsync("上线前由客户安全团队复核。");
        await page.EvaluateAsync("Blazor.disconnect && Blazor.disconnect()");
        var theirs = SectionEdit.Apply(second, new Dictionary<SectionId, string> { [SectionId.Risks] = "每周复盘一次。" });
        await app.Services.GetRequiredService<ProposalRounds>().AppendAsync(document, 2, customer.Id, theirs, new ProposalRound(RoundKind.Edit, "同事"), default);
        await page.ReloadAsync();
        await Expect(page.Locator("#s-Risks")).ToHaveValueAsync("上线前由客户安全团队复核。", new() { Timeout = 60_000 });
        await page.GetByLabel("您的名字").FillAsync("王工");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为第" }).ClickAsync();
        await Expect(page.GetByText("其他人已保存第 3 版")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Expect(page.Locator(".change")).ToHaveCountAsync(1); // theirs stays and is not in question; only what was typed here is
        await Expect(page.Locator(".change")).ToContainTextAsync("上线前由客户安全团队复核。");
        await Shots.TakeAsync(page, "revision-conflict");

        // theirs is taken: nothing of it was overwritten, and the page goes on from it
        await page.GetByRole(AriaRole.Button, new() { Name = "采用对方的版本" }).ClickAsync();
        await Expect(page.Locator("#s-Risks")).ToHaveValueAsync("每周复盘一次。", new() { Timeout = 60_000 });
        await page.Locator("#s-Risks").FillAsync("每周复盘一次。\n客户安全团队复核。");
        await page.GetByRole(AriaRole.Button, new() { Name = "保存为第 4 版" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "第 4 版" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await page.GotoAsync($"/proposals/{customer.Id}/history");
        await Expect(page.Locator(".tree li").First).ToContainTextAsync("王工", new() { Timeout = 60_000 });
        Assert.Equal("每周复盘一次。\n客户安全团队复核。", Lines(await _arranged.GetAsync(document, 4), SectionId.Risks));

        // a revision that is overtaken fails, says that nothing happened, and trying again finds the feedback as it was, on a phone too
        const string feedback = "两个月内必须上线。";
        await app.Services.GetRequiredService<ProposalNotes>().SaveDraftAsync(document, customer.Id, new("王工", feedback, Agents.Proposals.Revision.Rounds.Reader.Read(feedback).Points), default);
        var run = await app.Services.GetRequiredService<RunHub>().StartAsync(customer.Id, RunKinds.Revision, new RevisionRequest(document, 1, "王工", feedback, Agents.Proposals.Revision.Rounds.Reader.Read(feedback).Points), default);
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync($"/proposals/{customer.Id}/revisions/{run.Id}");
        await Expect(page.GetByText("没有保存新版本")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Shots.TakeAsync(page, "revision-failed-390");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "再试一次" }).ClickAsync();
        await Expect(page.Locator("textarea").First).ToHaveValueAsync(feedback, new() { Timeout = 60_000 });
        await Expect(page.Locator(".points li")).ToHaveCountAsync(1);
        Assert.Equal(390, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Shots.TakeAsync(page, "revision-points-390");

        // the last words are there too, although the page went away before the server had them
        await page.Locator("textarea").First.FillAsync(feedback + "还要能换供应商。");
        await page.ReloadAsync();
        await Expect(page.Locator("textarea").First).ToHaveValueAsync(feedback + "还要能换供应商。", new() { Timeout = 60_000 });
        await page.GotoAsync($"/proposals/{Guid.NewGuid()}/compare");
        await Expect(page.GetByText("没有可以对比的两个版本")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Shots.TakeAsync(page, "revision-empty-390");
    }

    [Fact]
    public async Task What_was_accepted_stays_and_its_change_is_a_draft_beside_which_a_branch_lives()
    {
        var (customer, document) = await _arranged.FirstAsync(ReplyLanguage.En);
        var page = await app.OpenAsync($"/proposals/{customer.Id}", language: "en-US", dark: true);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as presented" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByRole(AriaRole.Button, new() { Name = "Customer accepted" }).ClickAsync();
        await Expect(page.Locator(".round-bar .chip")).ToHaveTextAsync("Accepted");
        await Expect(page.GetByText("Read-only; a change makes a new draft")).ToBeVisibleAsync();
        await Shots.TakeAsync(page, "revision-accepted-dark");

        // points are reworded and added before they count; they are still there after a reload
        await page.GetByRole(AriaRole.Link, new() { Name = "Enter feedback" }).ClickAsync();
        await page.Locator("textarea").First.FillAsync("The proposal looks great.\nPlease host it in Singapore.\nWe want case studies of our size.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take apart" }).ClickAsync();
        await Expect(page.Locator(".points li")).ToHaveCountAsync(3, new() { Timeout = 60_000 });
        await page.Locator(".points textarea").Nth(1).FillAsync("Please host it in Frankfurt.");
        await page.Locator(".points textarea").Nth(1).BlurAsync();
        await Expect(page.Locator(".points li").Nth(1)).ToContainTextAsync("Frankfurt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a point" }).ClickAsync();
        await page.Locator(".points textarea").Nth(3).FillAsync("We are worried about vendor lock-in.");
        await page.Locator(".points textarea").Nth(3).BlurAsync();
        await Expect(page.Locator(".points li").Nth(3)).ToContainTextAsync("Lock-in");
        await page.ReloadAsync();
        await Expect(page.Locator(".points textarea").Nth(3)).ToHaveValueAsync("We are worried about vendor lock-in.", new() { Timeout = 60_000 });
        await Shots.TakeAsync(page, "revision-points-dark");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the next version" }).ClickAsync();
        await Expect(page.GetByText("Version 2 is saved")).ToBeVisibleAsync(ArrangedProposals.Patiently);
        await Shots.TakeAsync(page, "revision-run-dark");
        Assert.Contains((await _arranged.GetAsync(document, 2)).Diagram.Nodes, n => n.Name.Contains("Frankfurt", StringComparison.Ordinal));
        var notes = app.Services.GetRequiredService<ProposalNotes>();
        Assert.Equal(("accepted", "draft"), (await notes.StateAsync(document, 1, default), await notes.StateAsync(document, 2, default)));

        // the picture in colours, side by side, equal parts shown and folded, up and down
        await page.GetByRole(AriaRole.Link, new() { Name = "See the changes" }).ClickAsync();
        await Expect(page.Locator(".architecture .added")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Expect(page.Locator(".architecture .changed")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await Expect(page.Locator("#change-1")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Previous" }).ClickAsync();
        await Expect(page.Locator("#change-0")).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Show equal" }).ClickAsync();
        await Expect(page.Locator("p.equal").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Side by side" }).ClickAsync();
        await Expect(page.Locator(".sides").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hide equal" }).ClickAsync();
        await Shots.TakeAsync(page, "revision-compare-side-dark");
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Inline" }).ClickAsync();
        await Expect(page.Locator(".sides")).ToHaveCountAsync(0);

        // a branch for somebody else, changed by hand, against the trunk; the tree shows where it left
        await page.GotoAsync($"/proposals/{customer.Id}/history");
        await page.Locator(".tree li").Last.GetByRole(AriaRole.Button, new() { Name = "Branch from here" }).ClickAsync(new() { Timeout = 60_000 });
        await page.Locator("#why").FillAsync("For the CFO");
        await page.GetByLabel("Your name").FillAsync("Lee");
        await page.GetByLabel("Your name").BlurAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the branch" }).ClickAsync();
        var branch = page.Locator(".tree li.branch").First;
        await Expect(branch).ToContainTextAsync("left from Version 1", new() { Timeout = 60_000 });
        await Expect(branch).ToContainTextAsync("Lee");
        await branch.GetByRole(AriaRole.Link, new() { Name = "For the CFO" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Edit", Exact = true }).ClickAsync(new() { Timeout = 60_000 });
        await page.Locator("#s-Questions").FillAsync("Which cost centre pays?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as version 2" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Version 2" })).ToBeVisibleAsync(ArrangedProposals.Patiently);
        var history = await app.Services.GetRequiredService<ProposalRounds>().HistoryAsync(customer.Id, default);
        var (trunk, aside) = (history.Last(n => n.Branch.Length == 0), history.Last(n => n.Branch.Length > 0));
        Assert.Equal("Lee", aside.Round!.Author);
        await page.GotoAsync($"/proposals/{customer.Id}/compare?from={trunk.DocumentId:N}.{trunk.Version}&to={aside.DocumentId:N}.{aside.Version}");
        await Expect(page.Locator(".change", new() { HasText = "Which cost centre pays?" })).ToHaveCountAsync(1, new() { Timeout = 60_000 });
        await Expect(page.Locator(".architecture .removed")).ToHaveCountAsync(1);
        Assert.Equal([$"{trunk.DocumentId:N}.{trunk.Version}", $"{aside.DocumentId:N}.{aside.Version}"], await page.Locator(".choice select").EvaluateAllAsync<string[]>("all => all.map(s => s.value)"));
        await Shots.TakeAsync(page, "revision-branches-dark");
        await page.GotoAsync($"/proposals/{customer.Id}?document={document}"); // what is shared is what was open, whichever branch was worked on last
        await page.GetByRole(AriaRole.Link, new() { Name = "Export and share" }).ClickAsync(new() { Timeout = 60_000 });
        await Expect(page.Locator(".files a").First).ToHaveAttributeAsync("href", $"/proposals/{customer.Id}/documents/{document}/versions/2/export.pdf", new() { Timeout = 60_000 });
        await page.GotoAsync($"/proposals/{customer.Id}/history");
        await Expect(page.Locator(".tree li")).ToHaveCountAsync(4, new() { Timeout = 60_000 });
        await Shots.TakeAsync(page, "revision-history-dark");
        await Accessibility.AssertCleanAsync(page);

        // what goes out: each file opens, and the customer's page says nothing of rules and price books
        var pair = $"from={document:N}.1&to={document:N}.2";
        var sheet = await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/changes?{pair}")).TextAsync();
        Assert.Contains("We are worried about vendor lock-in", sheet, StringComparison.Ordinal);
        Assert.Contains("What we changed for you", sheet, StringComparison.Ordinal); // in the language of the proposal
        Assert.DoesNotContain("case studies", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("turned into a question", sheet, StringComparison.Ordinal);
        Keep("changes.html", System.Text.Encoding.UTF8.GetBytes(sheet));
        foreach (var (file, path) in new[] { ("changes.pdf", $"changes.pdf?{pair}"), ("version.pdf", $"documents/{aside.DocumentId}/versions/2/export.pdf") })
        {
            var pdf = await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/{path}", new() { Timeout = 60_000 })).BodyAsync();
            Assert.Equal("%PDF-"u8.ToArray(), pdf[..5]);
            Keep(file, pdf);
        }

        var word = await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/documents/{aside.DocumentId}/versions/2/export.docx")).BodyAsync();
        using (var archive = new ZipArchive(new MemoryStream(word)))
        using (var reader = new StreamReader(archive.GetEntry("word/document.xml")!.Open()))
        {
            Assert.Contains("Which cost centre pays?", await reader.ReadToEndAsync(), StringComparison.Ordinal);
        }

        var story = await (await page.APIRequest.GetAsync($"/proposals/{customer.Id}/history.md")).TextAsync();
        Assert.Contains("Lee", story, StringComparison.Ordinal);
        Keep("history.md", System.Text.Encoding.UTF8.GetBytes(story));
    }

    private static void Keep(string name, byte[] file)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(folder, name), file);
        }
    }

    private static string Lines(ProposalDocument proposal, SectionId section) => SectionEdit.Lines(proposal.Sections.Single(s => s.Id == section));
}
