using System.Text.Json.Serialization;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>What the customer means by a sentence.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PointKind>))]
public enum PointKind
{
    /// <summary>A worry.</summary>
    Concern,

    /// <summary>Something the proposal has to do.</summary>
    Requirement,

    /// <summary>Something they want to know.</summary>
    Question,

    /// <summary>What they like and want kept.</summary>
    Praise,

    /// <summary>Nothing that a proposal can answer.</summary>
    OutOfScope,
}

/// <summary>What a sentence asks of the proposal in a form that rules can act on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConstraintKind>))]
public enum ConstraintKind
{
    /// <summary>At most <see cref="Constraint.Amount"/> ¥ a year; without an amount the budget is what it was.</summary>
    Budget,

    /// <summary>Less than now by the share <see cref="Constraint.Amount"/>.</summary>
    PriceCut,

    /// <summary>Too expensive, without a figure.</summary>
    PriceConcern,

    /// <summary>Deployed in the region <see cref="Constraint.Value"/>.</summary>
    Region,

    /// <summary>Data stays in <see cref="Constraint.Value"/>: mainland, eu, premises.</summary>
    DataResidency,

    /// <summary>A deployment of their own.</summary>
    PrivateDeployment,

    /// <summary>The model <see cref="Constraint.Value"/> rather than another.</summary>
    PreferModel,

    /// <summary>Not the model <see cref="Constraint.Value"/>.</summary>
    ExcludeModel,

    /// <summary>The rule book <see cref="Constraint.Value"/>: djbh, gdpr, pipl, iso27001 …</summary>
    Compliance,

    /// <summary>Data is safe from leaks and misuse.</summary>
    Security,

    /// <summary>The first answer within <see cref="Constraint.Amount"/> ms, or just faster.</summary>
    Latency,

    /// <summary>Live within <see cref="Constraint.Amount"/> weeks.</summary>
    Timeline,

    /// <summary>They want to be able to leave.</summary>
    LockIn,

    /// <summary>People who help.</summary>
    Support,

    /// <summary>The use case <see cref="Constraint.Value"/>, which is left out when it is negated.</summary>
    UseCase,

    /// <summary>What runs a use case stays as it is.</summary>
    KeepModel,

    /// <summary>Other volumes than the proposal reckons with: <see cref="Constraint.Amount"/> times those of now, or so many of the metric <see cref="Constraint.Value"/> a month.</summary>
    Volume,
}

/// <summary>A constraint; <paramref name="Negated"/> when they say that it is not needed or not a worry.</summary>
public sealed record Constraint(ConstraintKind Kind, string Value = "", double? Amount = null, bool Negated = false)
{
    /// <summary>The value of a volume whose amount is how many times that of now.</summary>
    public const string TimesOfNow = "times";

    /// <summary>The value of a cut that is a discount on the list price.</summary>
    public const string OffTheList = "discount";
}

/// <summary>A point of the feedback in the customer's exact words, which stand at <paramref name="Start"/> of the text.</summary>
public sealed record FeedbackPoint(string Id, PointKind Kind, int Start, string Words, IReadOnlyList<Constraint> Constraints);

/// <summary>Two points that cannot both be met; <paramref name="Code"/> says why.</summary>
public sealed record Contradiction(string Code, string FirstId, string SecondId);

/// <summary>Feedback taken apart; of <paramref name="Left"/> characters nothing was kept: greetings, signatures, quoted replies.</summary>
public sealed record ReadFeedback(IReadOnlyList<FeedbackPoint> Points, IReadOnlyList<Contradiction> Contradictions, int Left);
