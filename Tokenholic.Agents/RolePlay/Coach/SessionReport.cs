using Tokenholic.Agents.RolePlay.Buyer;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>A yes/no check of the rubric: <paramref name="Passed"/> is null where there was nothing to judge; the quote stands in the rep's or buyer's turn.</summary>
public sealed record CheckVerdict(string Id, string Criterion, bool? Passed, int? Turn = null, string? Quote = null);

/// <summary>A part of the score: its weight and the share of its checks that were passed, null where none could be judged.</summary>
public sealed record CriterionScore(string Id, int Weight, double? Share);

/// <summary>A hidden fact afterwards: the rep's turn that earned it, or null with the question that would have.</summary>
public sealed record FactFound(string Topic, int? Turn);

/// <summary>A claim of the rep and what is so.</summary>
public sealed record TurnClaim(int Turn, CheckedClaim Claim);

/// <summary>A turn that changed much: by how much, why (a code), and for a weak one what would have been better.</summary>
public sealed record Moment(int Turn, int Change, string Reason, string? Better = null, string? Source = null);

/// <summary>How the questions were distributed.</summary>
public sealed record QuestionMix(int Open, int Closed, int Without);

/// <summary>What to practise next.</summary>
public sealed record Practice(string Criterion, Scenario Scenario, Difficulty Difficulty);

/// <summary>One reading of the rubric by a model: the score, and the checks it judged otherwise than the rules.</summary>
public sealed record ModelReadingScore(int Score, IReadOnlyList<string> Differs);

/// <summary>What the coach says after a meeting; the same transcript gives the same report.</summary>
public sealed record SessionReport
{
    /// <summary>0–100.</summary>
    public required int Score { get; init; }

    /// <summary>How it ended.</summary>
    public required MeetingOutcome Outcome { get; init; }

    /// <summary>The parts of the score.</summary>
    public required IReadOnlyList<CriterionScore> Criteria { get; init; }

    /// <summary>Every check.</summary>
    public required IReadOnlyList<CheckVerdict> Checks { get; init; }

    /// <summary>The hidden facts of the scenario.</summary>
    public required IReadOnlyList<FactFound> Facts { get; init; }

    /// <summary>Challenges raised and settled.</summary>
    public required int Raised { get; init; }

    /// <summary>Those settled.</summary>
    public required int Handled { get; init; }

    /// <summary>The rep's share of what was said, 0–1, in characters.</summary>
    public required double TalkShare { get; init; }

    /// <summary>Open and closed questions, and turns without any.</summary>
    public required QuestionMix Questions { get; init; }

    /// <summary>What was claimed of products and prices.</summary>
    public required IReadOnlyList<TurnClaim> Claims { get; init; }

    /// <summary>The turn that won most.</summary>
    public Moment? Best { get; init; }

    /// <summary>The turn that lost most.</summary>
    public Moment? Weakest { get; init; }

    /// <summary>What to practise next.</summary>
    public required Practice Next { get; init; }

    /// <summary>Hints taken; each costs three points.</summary>
    public required int Hints { get; init; }

    /// <summary>Readings by a model; empty by rules alone.</summary>
    public IReadOnlyList<ModelReadingScore> Readings { get; init; } = [];
}
