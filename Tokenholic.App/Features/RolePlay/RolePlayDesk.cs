using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.ByModel;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.App.Hosting;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Features.RolePlay;

/// <summary>What a rep chose in the lobby.</summary>
internal sealed record LobbyChoice(Scenario Scenario, Difficulty Difficulty, Persona Persona, Guid? CustomerId, string Rep, bool Clock, bool LiveFeedback);

/// <summary>Plays sessions and keeps every turn before it is shown.</summary>
internal sealed class RolePlayDesk(
    RolePlayStore store, DocumentStore documents, PersonaAgent persona, EvaluationAgent evaluation, EstimationBasisSource basis, KnowledgeBase knowledge, IModelSettings models, RunLimits limits,
    TimeProvider time)
{
    private const int LongestName = 40;

    /// <summary>The name sessions are kept under when none is given.</summary>
    internal static string RepName(string? given) => (given ?? "").Trim() is { Length: > 0 } name ? name[..Math.Min(name.Length, LongestName)] : "–";

    /// <summary>Begins a session; null when the customer chosen has no map.</summary>
    /// <exception cref="TooManyRunsException">The visitor has started too much that costs.</exception>
    internal async Task<Guid?> StartAsync(LobbyChoice choice, ReplyLanguage language, Visitor visitor, CancellationToken cancellationToken)
    {
        var buyer = choice.Persona;
        if (choice.CustomerId is { } customer)
        {
            if (await documents.LatestAsync<BattleMapDocument>(customer, DocumentKinds.BattleMap, cancellationToken) is not { } map)
                return null;
            buyer = CustomerPersona.From(map.Body, customer, buyer);
        }

        var setup = new RolePlaySetup
        {
            Scenario = choice.Scenario,
            Difficulty = choice.Difficulty,
            Language = language,
            Persona = buyer,
            Seed = Random.Shared.NextInt64(),
            Minutes = choice.Clock ? RolePlayData.Of(choice.Scenario).Minutes : null,
            LiveFeedback = choice.LiveFeedback,
        };
        return await CreateAsync(RepName(choice.Rep), BuyerEngine.Open(setup, time.GetUtcNow()), null, visitor, cancellationToken);
    }

    /// <summary>The session after the rep spoke and the buyer answered; both are stored when this returns.</summary>
    internal async Task<StoredRolePlay> SayAsync(StoredRolePlay stored, string text, int seconds, CancellationToken cancellationToken)
    {
        var before = stored.Session;
        var session = await persona.SpeakAsync(BuyerEngine.Say(before, text, time.GetUtcNow(), seconds, await SourcesAsync(cancellationToken)), cancellationToken);
        await store.AppendAsync(stored.Id, session, before.Turns.Count, cancellationToken);
        return session.Ended ? await FinishAsync(stored with { Session = session }, cancellationToken) : stored with { Session = session };
    }

    /// <summary>The session with a hint for what to say next, stored before it is shown; the one already taken when there is one.</summary>
    internal async Task<StoredRolePlay> HintAsync(StoredRolePlay stored, CancellationToken cancellationToken)
    {
        if (stored.Session.Ended || stored.Session.Turns[^1].Hint is not null)
            return stored;
        var session = stored.Session.WithHint(BetterLine.Hint(stored.Session).Text);
        await store.HintAsync(stored.Id, session.Turns[^1], cancellationToken);
        return stored with { Session = session };
    }

    /// <summary>Ends a session and judges it.</summary>
    internal Task<StoredRolePlay> EndAsync(StoredRolePlay stored, CancellationToken cancellationToken) =>
        FinishAsync(stored with { Session = BuyerEngine.End(stored.Session) }, cancellationToken);

    /// <summary>The session with its report, judged now when the page was closed or the server stopped before that was done; null when there is no such session.</summary>
    internal async Task<StoredRolePlay?> JudgedAsync(Guid id, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(id, cancellationToken);
        return stored is { Report: null, Session.Ended: true } ? await FinishAsync(stored, cancellationToken) : stored;
    }

    /// <summary>A new session of the turns before one of the rep's, to try that answer again.</summary>
    /// <exception cref="TooManyRunsException">The visitor has started too much that costs.</exception>
    internal Task<Guid> AgainAsync(StoredRolePlay stored, int turn, Visitor visitor, CancellationToken cancellationToken) =>
        CreateAsync(stored.Rep, stored.Session.Before(turn), stored.Id, visitor, cancellationToken);

    // By rules a session costs nothing, so there may be as many as one likes.
    private async Task<Guid> CreateAsync(string rep, RolePlaySession session, Guid? parent, Visitor visitor, CancellationToken cancellationToken)
    {
        var costs = (await models.AssignedAsync(TaskKind.Persona, cancellationToken)).Count > 0 || (await models.AssignedAsync(TaskKind.Evaluation, cancellationToken)).Count > 0;
        Task<Guid> Create() => store.CreateAsync(rep, session, parent, cancellationToken);
        return costs ? await limits.StartOtherAsync(visitor, Create, cancellationToken) : await Create();
    }

    private async Task<StoredRolePlay> FinishAsync(StoredRolePlay stored, CancellationToken cancellationToken)
    {
        var report = await evaluation.JudgeAsync(stored.Session, await SourcesAsync(cancellationToken), cancellationToken);
        await store.FinishAsync(stored.Id, report, cancellationToken);
        return stored with { Report = report };
    }

    /// <summary>Prices and documents as they are now: what an administrator or a source changed counts from the next turn on.</summary>
    private async Task<ClaimSources> SourcesAsync(CancellationToken cancellationToken)
    {
        var made = await knowledge.CurrentAsync(cancellationToken);
        return new((await basis(cancellationToken)).Prices, made.Index, made.Documents);
    }
}
