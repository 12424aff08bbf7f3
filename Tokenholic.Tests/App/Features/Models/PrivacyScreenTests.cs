using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.Agents.Research.Search;
using Tokenholic.Agents.RolePlay;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Agents.Proposals.Revision;
using Tokenholic.Tests.Agents.RolePlay;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.App.Models;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Models;

/// <summary>What left the house, the switch, and the one deliberate deletion.</summary>
[Collection(OtherEndToEndTests.Name)]
public sealed class PrivacyScreenTests(AppFixture app)
{
    private readonly Arranged _arranged = new(app.Services);

    [Fact]
    public async Task A_run_shows_which_passages_went_to_which_model_and_what_was_searched_for()
    {
        var customer = await _arranged.CustomerAsync("隐私公司");
        var run = await _arranged.RunAsync(customer, "succeeded", []);
        await app.Services.GetRequiredService<PageSnapshots>().Of(run).SaveAsync(
            new() { Url = "search:\"隐私公司\" 官网", FinalUrl = "search:", Tier = Tokenholic.Knowledge.Sources.SourceTier.Other, FetchedAt = DateTimeOffset.UtcNow }, default);
        await app.Services.GetRequiredService<PageSnapshots>().Of(run).SaveAsync(
            new() { Url = "http://page.example/1", FinalUrl = "http://page.example/1", Tier = Tokenholic.Knowledge.Sources.SourceTier.Other, FetchedAt = DateTimeOffset.UtcNow, Text = "客服用通义千问，联系人张伟 13812345678。" }, default);
        await RecordAsync(customer.Id, run);

        var page = await app.OpenAsync($"/maps/{customer.Id}/runs/{run}/privacy");

        await Expect(page.GetByText("\"隐私公司\" 官网")).ToBeVisibleAsync();
        await Expect(page.GetByText("1200 个字符，来自 http://page.example/1")).ToBeVisibleAsync();
        await Expect(page.GetByText("qwen3-max")).ToBeVisibleAsync();
        await Expect(page.GetByText("阅读网页")).ToBeVisibleAsync();
        await page.GetByText("1200 个字符").ClickAsync();
        await Expect(page.Locator("blockquote")).ToContainTextAsync("客服用通义千问");
        await Expect(page.Locator("blockquote")).Not.ToContainTextAsync("13812345678"); // as it went
        await Accessibility.AssertCleanAsync(page);
    }

    [Fact]
    public async Task A_customer_can_be_kept_from_external_models()
    {
        var customer = await _arranged.CustomerAsync("保密公司");
        var page = await app.OpenAsync($"/customers/{customer.Id}/privacy");

        await page.GetByRole(AriaRole.Checkbox).UncheckAsync();
        await Expect(page.GetByText("目前不允许，只用规则。")).ToBeVisibleAsync();

        Assert.False(await app.Services.GetRequiredService<CustomerPrivacy>().MayLeaveAsync(customer.Id, default));
    }

    [Fact]
    public async Task A_purge_is_confirmed_complete_and_logged_without_content()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle, "待删公司");
        var data = app.Services.GetRequiredService<NpgsqlDataSource>();
        await RecordAsync(customer.Id, Guid.NewGuid());
        var run = await app.Services.GetRequiredService<NpgsqlDataSource>().CreateCommand($"select id from run where customer_id = '{customer.Id}'").ExecuteScalarAsync();
        await app.Services.GetRequiredService<PageSnapshots>().Of((Guid)run!).SaveAsync(
            new() { Url = "search:待删公司 官网", FinalUrl = "search:", Tier = Tokenholic.Knowledge.Sources.SourceTier.Other, FetchedAt = DateTimeOffset.UtcNow }, default);
        await app.Services.GetRequiredService<ISearchCache>().SaveAsync("待删公司 官网", new SearchAnswer([new(new Uri("http://hit.example/"), "只在搜索答案里的字")]), default);
        var proposal = await ProposalAsync(customer);
        Assert.Contains("cache_entry", await Everywhere.FindAsync(data, "只在搜索答案里的字"));
        var persona = CustomerPersona.From(SampleMaps.Starisle, customer.Id, RolePlayData.Personas[0]);
        var meeting = Reps.Play(Reps.Setup(Scenario.Discovery, Difficulty.Easy) with { Persona = persona }, RolePlayData.Topic("current").Question.Zh);
        var sessions = app.Services.GetRequiredService<RolePlayStore>();
        var practised = await sessions.CreateAsync("甲", meeting, null, default);
        var again = await sessions.CreateAsync("甲", meeting.Before(1), practised, default);
        Assert.Contains("role_play_session", await Everywhere.FindAsync(data, customer.Id.ToString()));
        Assert.Contains("document_version", await Everywhere.FindAsync(data, customer.Id.ToString()));
        var page = await app.OpenAsync($"/customers/{customer.Id}/privacy", width: 390);
        await Accessibility.AssertCleanAsync(page);
        var delete = page.GetByRole(AriaRole.Button, new() { Name = "永久删除" });
        await page.Locator("#confirm").FillAsync("别的名字");
        await Expect(delete).ToBeDisabledAsync();

        await page.Locator("#confirm").FillAsync(customer.Name);
        await delete.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "已删除" })).ToBeVisibleAsync();

        Assert.Empty(await Everywhere.FindAsync(data, customer.Id.ToString()));
        Assert.Empty(await Everywhere.FindAsync(data, customer.Name));
        Assert.Empty(await Everywhere.FindAsync(data, proposal.ToString()));
        Assert.Empty(await Everywhere.FindAsync(data, "只在反馈里的字"));
        Assert.Empty(await Everywhere.FindAsync(data, "只在搜索答案里的字"));
        Assert.Null(await sessions.FindAsync(practised, default));
        Assert.Null(await sessions.FindAsync(again, default));
        var audit = (await app.Services.GetRequiredService<CallReports>().AuditAsync(1, default))[0];
        Assert.Equal(("customer_purged", "local"), (audit.Action, audit.Who));
    }

    // A proposal with a round of feedback, a branch, a state, a lock and feedback that is still being typed.
    private async Task<Guid> ProposalAsync(Customer customer)
    {
        var (documents, rounds, notes) = (app.Services.GetRequiredService<DocumentStore>(), app.Services.GetRequiredService<ProposalRounds>(), app.Services.GetRequiredService<ProposalNotes>());
        var (id, body) = (Guid.CreateVersion7(), Rounds.First(Tokenholic.Knowledge.ReplyLanguage.Zh));
        await documents.AppendAsync(id, 0, DocumentKinds.Proposal, customer.Id, null, body, null, default);
        await rounds.AppendAsync(id, 1, customer.Id, body, new ProposalRound(RoundKind.Feedback, "王工") { Text = "只在反馈里的字" }, default);
        await rounds.BranchAsync((await documents.GetAsync<ProposalDocument>(id, 2, default))!, "只在反馈里的字", "王工", default);
        await notes.SetStateAsync(id, 2, "accepted", "王工", default);
        await notes.LockAsync(id, customer.Id, SectionId.Cost, true, default);
        await notes.SaveDraftAsync(id, customer.Id, new("王工", "只在反馈里的字", Rounds.Reader.Read("只在反馈里的字").Points), default);
        var places = await Everywhere.FindAsync(app.Services.GetRequiredService<NpgsqlDataSource>(), id.ToString());
        Assert.Superset(new HashSet<string> { "document_version", "proposal_round", "proposal_branch", "proposal_state", "proposal_lock", "feedback_draft" }, places.ToHashSet());
        return id;
    }

    [Fact]
    public async Task A_customer_at_work_is_not_purged()
    {
        var customer = await _arranged.CustomerAsync("忙碌公司");
        var run = await _arranged.RunAsync(customer, "running", []);

        await Assert.ThrowsAsync<CustomerBusyException>(() => app.Services.GetRequiredService<CustomerPrivacy>().PurgeAsync(customer.Id, "测试", default));

        Assert.NotNull(await app.Services.GetRequiredService<CustomerStore>().FindAsync(customer.Id, default));
        await _arranged.EndAsync(run, "succeeded"); // whoever waits for it holds one of the app's two places
    }

    private Task RecordAsync(Guid customer, Guid run) => app.Services.GetRequiredService<ICallLedger>().AddAsync(
        new CallRecord
        {
            At = DateTimeOffset.UtcNow, Provider = "百炼", Model = "qwen3-max", Usage = new(900, 0, 300, 0), Yuan = 0.01m, Latency = TimeSpan.FromSeconds(2), Outcome = CallOutcomes.Ok,
            Context = new() { Agent = "battle_map.claims", Task = TaskKind.Planning, RunId = run, CustomerId = customer, Sent = [new("http://page.example/1", 0, 1200)] },
        }, default);
}
