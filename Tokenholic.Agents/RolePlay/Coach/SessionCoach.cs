using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>Judges a meeting by its transcript: pure, so that the same transcript scores the same.</summary>
public static class SessionCoach
{
    /// <summary>What a hint costs.</summary>
    public const int HintCost = 3;

    // What the buyer answered like this was no weak moment, whatever patience it took.
    private static readonly HashSet<string> Good = [.. new[] { MoveKind.Agree, MoveKind.Accept, MoveKind.Reveal, MoveKind.Understood, MoveKind.Elaborate, MoveKind.Consent, MoveKind.Park }.Select(m => m.ToString())];

    // And like this no good one, however much the question itself was worth.
    private static readonly HashSet<string> Rebuffs =
    [
        .. new[]
        {
            MoveKind.Deflect, MoveKind.ShortAnswer, MoveKind.Aside, MoveKind.Vague, MoveKind.Known, MoveKind.Ignored, MoveKind.Press, MoveKind.Doubt, MoveKind.Interrupt, MoveKind.Refuse, MoveKind.RefusePressure,
            MoveKind.TooLong, MoveKind.OneByOne, MoveKind.Repeat,
        }.Select(m => m.ToString()),
    ];

    /// <summary>The report of a meeting, finished or not; without <paramref name="sources"/> claims are checked against what comes with the product.</summary>
    public static SessionReport Report(RolePlaySession session, ClaimSources? sources = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        var scenario = RolePlayData.Of(session.Setup.Scenario);
        var claims = ClaimCheck.In(session, sources);
        IReadOnlyList<CheckVerdict> checks = [.. new Rubric(session, claims).Verdicts().Where(v => Holds(session, v))];
        var criteria = Criteria(scenario, checks);
        var hints = session.Hints;
        var score = Score(criteria, hints);
        var changes = Changes(session).ToList();
        var best = changes.Where(c => c.Change > 0 && !Rebuffs.Contains(c.Reason)).OrderByDescending(c => c.Change).FirstOrDefault();
        var weakest = changes.Where(c => c.Change < 0 && !Good.Contains(c.Reason)).OrderBy(c => c.Change).FirstOrDefault();
        return new SessionReport
        {
            Score = score,
            Outcome = session.State.Outcome ?? MeetingOutcome.NoDecision,
            Criteria = criteria,
            Checks = checks,
            Facts = [.. scenario.Topics.Select(t => new FactFound(t, session.Turns.FirstOrDefault(x => x.Move is { Kind: MoveKind.Reveal } m && m.Topic == t)?.Index - 1))],
            Raised = session.State.Raised.Count,
            Handled = session.State.Handled.Count,
            TalkShare = TalkShare(session),
            Questions = new(
                session.RepTurns.Count(t => t.Reading!.Is(MessageKind.OpenQuestion)), session.RepTurns.Count(t => t.Reading!.Is(MessageKind.ClosedQuestion)), session.RepTurns.Count(t => t.Reading!.Questions is 0)),
            Claims = claims,
            Best = best,
            Weakest = weakest is null ? null : BetterLine.For(session, weakest),
            Next = Next(session.Setup, criteria, score),
            Hints = hints,
        };
    }

    /// <summary>A score from the shares of its parts; parts that could not be judged weigh nothing.</summary>
    public static int Score(IReadOnlyList<CriterionScore> criteria, int hints)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        var judged = criteria.Where(c => c.Share is not null).ToList();
        var share = judged.Sum(c => c.Weight * c.Share!.Value) / Math.Max(1, judged.Sum(c => c.Weight));
        return Math.Clamp((int)Math.Round(100 * share, MidpointRounding.AwayFromZero) - (HintCost * hints), 0, 100);
    }

    /// <summary>Partial credit: a part is worth the share of its checks that were passed.</summary>
    public static IReadOnlyList<CriterionScore> Criteria(ScenarioEntry scenario, IReadOnlyList<CheckVerdict> checks)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        return [.. scenario.Weights.Select(w =>
        {
            var judged = checks.Where(c => c.Criterion == w.Key && c.Passed is not null).ToList();
            return new CriterionScore(w.Key, w.Value, judged.Count is 0 ? null : (double)judged.Count(c => c.Passed is true) / judged.Count);
        })];
    }

    /// <summary>The rep's share of the characters said.</summary>
    public static double TalkShare(RolePlaySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        double rep = session.RepTurns.Sum(t => t.Text.Trim().Length);
        double all = rep + session.Turns.Where(t => t.Speaker is Speaker.Buyer).Sum(t => t.Text.Length);
        return all is 0 ? 0 : rep / all;
    }

    /// <summary>Whether a verdict's quote stands in its turn; one that does not is no verdict.</summary>
    public static bool Holds(RolePlaySession session, CheckVerdict verdict)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(verdict);
        return verdict.Quote is null || (verdict.Turn is { } turn && turn >= 0 && turn < session.Turns.Count && session.Turns[turn].Text.Contains(verdict.Quote, StringComparison.Ordinal));
    }

    private static IEnumerable<Moment> Changes(RolePlaySession session)
    {
        foreach (var turn in session.RepTurns.Where(t => t.Index + 1 < session.Turns.Count))
        {
            var (before, after) = (session.Turns[turn.Index - 1].State!, session.Turns[turn.Index + 1].State!);
            var change = after.Trust + after.Interest + after.Patience - before.Trust - before.Interest - before.Patience;
            yield return new(turn.Index, change + (5 * (after.Revealed.Count - before.Revealed.Count)), session.Turns[turn.Index + 1].Move!.Kind.ToString());
        }
    }

    private static Practice Next(RolePlaySetup setup, IReadOnlyList<CriterionScore> criteria, int score)
    {
        var weakest = criteria.Where(c => c.Share is not null).OrderByDescending(c => c.Weight * (1 - c.Share!.Value)).First();
        if (score >= 75 && weakest.Share >= .6)
            return setup.Difficulty < Difficulty.Hard
                ? new(weakest.Id, setup.Scenario, setup.Difficulty + 1)
                : new(weakest.Id, (Scenario)(((int)setup.Scenario + 1) % 4), Difficulty.Medium);
        var scenario = weakest.Id switch
        {
            "elicitation" => Scenario.Discovery,
            "objections" => Scenario.Objections,
            "value" or "accuracy" => Scenario.DeepDive,
            _ => setup.Scenario,
        };
        return new(weakest.Id, scenario, score < 40 && setup.Difficulty > Difficulty.Easy ? setup.Difficulty - 1 : setup.Difficulty);
    }
}
