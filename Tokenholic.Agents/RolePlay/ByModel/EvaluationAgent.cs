using System.Text.Json;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Structured;
using Tokenholic.Agents.RolePlay.Coach;

namespace Tokenholic.Agents.RolePlay.ByModel;

/// <summary>
/// 评估智能体: the score is the rules'; a model, where one is assigned, reads the same rubric several times, and the spread of its readings is shown
/// beside it. A verdict of the model counts only with a quote that stands in the turn it names.
/// </summary>
public sealed class EvaluationAgent(ModelRouter router, TimeSpan? patience = null)
{
    /// <summary>The report waits no longer for readings; those that came are shown.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>How often the rubric is read.</summary>
    public const int Readings = 3;

    private const string Agent = "role_play.evaluation";

    /// <summary>Checks about counts and states are the code's alone: a model counts badly.</summary>
    private static readonly string[] Judged = ["follow_up", "empathy", "sums_up", "proof", "tied_to_need", "acknowledged_first", "proposes"];

    /// <summary>The report of a session, its claims checked against <paramref name="sources"/>.</summary>
    public async Task<SessionReport> JudgeAsync(RolePlaySession session, ClaimSources sources, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var report = SessionCoach.Report(session, sources);
        if (session.Setup.Persona.CustomerId is { } customer && !await router.Settings.MayLeaveAsync(customer, cancellationToken))
            return report;
        if (!session.RepTurns.Any() || (await router.Settings.AssignedAsync(TaskKind.Evaluation, cancellationToken)).Count is 0)
            return report;
        using var models = new RunModels(router, customerId: session.Setup.Persona.CustomerId);
        var readings = new List<ModelReadingScore>();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience ?? Longest);
        try
        {
            for (var reading = 1; reading <= Readings; reading++)
            {
                var answer = await models.AskAsync(TaskKind.Evaluation, Agent, Messages(session, reading), Form, [], waiting.Token);
                if (answer.Value is { } verdicts)
                    readings.Add(Score(session, report, verdicts));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The score is the rules'; a model that does not answer keeps nobody from it.
        }

        return report with { Readings = readings };
    }

    private static ModelReadingScore Score(RolePlaySession session, SessionReport report, IReadOnlyList<CheckVerdict> said)
    {
        var differs = new List<string>();
        var checks = report.Checks.Select(rule =>
        {
            if (rule.Passed is null || said.FirstOrDefault(s => s.Id == rule.Id) is not { } model)
                return rule;
            var passed = model.Passed is true && model.Quote is { Length: > 1 } && SessionCoach.Holds(session, model) && session.Turns[model.Turn!.Value].Speaker is Speaker.Rep;
            if (passed != rule.Passed)
                differs.Add(rule.Id);
            return rule with { Passed = passed };
        }).ToList();
        return new(SessionCoach.Score(SessionCoach.Criteria(RolePlayData.Of(session.Setup.Scenario), checks), report.Hints), differs);
    }

    private static readonly AnswerForm<IReadOnlyList<CheckVerdict>> Form = new(
        "verdicts",
        """
        {"type":"object","additionalProperties":false,"required":["verdicts"],"properties":{"verdicts":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["id","met","turn","quote"],"properties":{"id":{"type":"string"},"met":{"type":"boolean"},"turn":{"type":["integer","null"]},"quote":{"type":["string","null"]}}}}}}
        """,
        json => json.TryGetProperty("verdicts", out var list) && list.ValueKind is JsonValueKind.Array
            ? ([.. json.Objects("verdicts").Take(40).Select(v => new CheckVerdict(
                v.Text("id") ?? "", "", v.TryGetProperty("met", out var met) && met.ValueKind is JsonValueKind.True, v.Number("turn") is { } turn and >= 0 and < 10_000 ? (int)turn : null, v.Text("quote")))], null)
            : (null, "The list \"verdicts\" is missing."));

    private static ChatMessage[] Messages(RolePlaySession session, int reading) =>
    [
        new(ChatRole.System, PromptFile.Read("coach.v1.md", ("checks", string.Join(", ", Judged)))),
        new(ChatRole.User, $"Reading {reading} of {Readings}, independent of the others.\n" + PromptFile.Data("TRANSCRIPT", string.Join('\n', session.Turns.Select(t => $"{t.Index} {(t.Speaker is Speaker.Rep ? "REP" : "BUYER")}: {(t.Text.Length > 600 ? t.Text[..600] : t.Text)}")))),
    ];
}
