using Npgsql;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Features.Proposals.Revision;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Tests.Agents.Models;
using Tokenholic.Tests.Agents.Proposals.Revision;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.Proposals;

/// <summary>A revision that is stopped, killed or refused leaves the former version and the feedback as they were; one that goes on ends with one version.</summary>
[Collection(PostgresCollection.Name)]
public sealed class RevisionRunTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Feedback = "担心被你们锁定。两个月内必须上线。希望写清楚回答质量由谁检查的方案。";
    private readonly Guid _document = Guid.CreateVersion7();
    private TestDatabase _database = null!;
    private Customer _customer = null!;
    private string _first = "";

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        (_customer, _) = await new CustomerStore(_database.DataSource).GetOrCreateAsync(Names.Of("星屿短剧"), null, null, false, default);
        foreach (var source in StartingKnowledge.Documents)
        {
            await new KnowledgeStore(_database.DataSource).SaveAsync(source, default);
        }

        await new DocumentStore(_database.DataSource).AppendAsync(_document, 0, DocumentKinds.Proposal, _customer.Id, null, Rounds.First(ReplyLanguage.Zh), null, default);
        await new ProposalNotes(_database.DataSource).SaveDraftAsync(_document, _customer.Id, new("王工", Feedback, Rounds.Reader.Read(Feedback).Points), default);
        _first = await BodyAsync(1);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Killed_with_kill_9_the_former_version_stays_and_the_next_process_ends_it_once()
    {
        var (run, _) = await new RunStore(_database.DataSource).CreateAsync(_customer.Id, RunKinds.Revision, JsonText.Write(Request()), [], default);
        await using (await HoldAsync())
        {
            await ScriptedProcess.RunRevisionAndKillAsync(_database.ConnectionString, events: 2);
            await AssertAsBeforeAsync();
        }

        await using var node = await RevisionNode.StartAsync(_database.ConnectionString);
        var ended = await node.UntilEndedAsync(run.Id);

        Assert.Equal((RunState.Succeeded, 2), (ended.State, ended.DocumentVersion));
        Assert.Equal(2L, await _database.ScalarAsync<long>("select count(*) from document_version"));
        Assert.Equal(1L, await _database.ScalarAsync<long>("select count(*) from proposal_round"));
        Assert.Equal(_first, await BodyAsync(1));
        var traced = (await node.Hub.EventsAsync(run.Id, 0, default)).Select(e => e.Event.Key).ToList();
        Assert.Equal(traced.Count, traced.Distinct().Count());
        Assert.Null(await new ProposalNotes(_database.DataSource).DraftAsync(_document, default)); // the feedback has become a version
    }

    [Fact]
    public async Task Cancelled_it_ends_at_once_and_nothing_is_lost()
    {
        var asked = new TaskCompletionSource();
        await using var provider = await ScriptedProvider.StartAsync();
        (provider.Always, provider.Answer) = (Fault.Stalls, _ => { asked.TrySetResult(); return ""; });
        using var router = Asked.Router(new MemoryCallLedger(), null, null, provider.Model("qwen3.7-max"));
        await using var node = await RevisionNode.StartAsync(_database.ConnectionString, router);
        var run = await node.Hub.StartAsync(_customer.Id, RunKinds.Revision, Request(), default);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await node.Hub.CancelAsync(run.Id, default);

        Assert.Equal(RunState.Cancelled, (await node.UntilEndedAsync(run.Id)).State);
        await AssertAsBeforeAsync();
    }

    [Fact]
    public async Task Overtaken_by_a_colleague_it_fails_with_a_reason_and_their_version_is_the_newest()
    {
        await using var node = await RevisionNode.StartAsync(_database.ConnectionString);
        var theirs = SectionEdit.Apply(Rounds.First(ReplyLanguage.Zh), new Dictionary<SectionId, string> { [SectionId.Questions] = "谁来签字？" });
        await node.Get<ProposalRounds>().AppendAsync(_document, 1, _customer.Id, theirs, new ProposalRound(RoundKind.Edit, "同事"), default);
        var run = await node.UntilEndedAsync((await node.Hub.StartAsync(_customer.Id, RunKinds.Revision, Request(), default)).Id);

        Assert.Equal((RunState.Failed, "StaleVersion"), (run.State, run.ErrorCode));
        Assert.Equal(2, await _database.ScalarAsync<int>("select max(version) from document_version"));
        Assert.Equal(Feedback, (await node.Get<ProposalNotes>().DraftAsync(_document, default))!.Text);
    }

    [Theory]
    [InlineData(Fault.BadKey)]
    [InlineData(Fault.CutsStream)]
    [InlineData(Fault.WrongSchema)]
    public async Task A_model_that_fails_leaves_the_revision_to_the_rules(Fault fault)
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Always = fault;
        using var router = Asked.Router(fault, new MemoryCallLedger(), null, null, provider.Model("qwen3.7-max"));
        await using var node = await RevisionNode.StartAsync(_database.ConnectionString, router);

        var run = await node.UntilEndedAsync((await node.Hub.StartAsync(_customer.Id, RunKinds.Revision, Request(), default)).Id);

        Assert.Equal((RunState.Succeeded, 2), (run.State, run.DocumentVersion));
        Assert.NotEmpty(provider.Requests);
        var round = (await node.Get<ProposalRounds>().HistoryAsync(_customer.Id, default))[^1].Round!;
        Assert.Equal("rules", round.Mode);
        Assert.Equal(["LockInAdded", "TimelinePhased", "NoRule"], round.Trace.Select(t => t.Code));
        Assert.Equal(_first, await BodyAsync(1));
    }

    private RevisionRequest Request() => new(_document, 1, "王工", Feedback, Rounds.Reader.Read(Feedback).Points);

    /// <summary>Whoever wants to keep a round waits for this transaction: a run stands right before its end.</summary>
    private async Task<NpgsqlConnection> HoldAsync()
    {
        var connection = await _database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("begin; lock table proposal_round in exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task AssertAsBeforeAsync()
    {
        Assert.Equal(1L, await _database.ScalarAsync<long>("select count(*) from document_version"));
        Assert.Equal(_first, await BodyAsync(1));
        var draft = (await new ProposalNotes(_database.DataSource).DraftAsync(_document, default))!;
        Assert.Equal((Feedback, 3), (draft.Text, draft.Points.Count));
    }

    private Task<string> BodyAsync(int version) => _database.ScalarAsync<string>($"select body::text from document_version where id = '{_document}' and version = {version}");
}
