using System.Text.Json.Serialization;
using Tokenholic.Agents.Proposals.Comparison;
using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>How a version came about.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RoundKind>))]
public enum RoundKind
{
    /// <summary>After feedback.</summary>
    Feedback,

    /// <summary>One section made anew with an instruction.</summary>
    Section,

    /// <summary>By hand.</summary>
    Edit,

    /// <summary>Of two versions, change by change.</summary>
    Merge,

    /// <summary>An earlier version again.</summary>
    Rollback,

    /// <summary>The first version of a branch.</summary>
    Branch,
}

/// <summary>What is known of a version beside its body: who, why, what came of it.</summary>
public sealed record ProposalRound(RoundKind Kind, string Author)
{
    /// <summary>The feedback, the instruction, or the reason.</summary>
    public string Text { get; init; } = "";

    /// <summary>The feedback's points as they were acted on.</summary>
    public IReadOnlyList<FeedbackPoint> Points { get; init; } = [];

    /// <summary>What became of them.</summary>
    public IReadOnlyList<TraceLine> Trace { get; init; } = [];

    /// <summary>Points that contradicted each other.</summary>
    public IReadOnlyList<Contradiction> Contradictions { get; init; } = [];

    /// <summary>"rules", or "model" where a model's words were taken.</summary>
    public string Mode { get; init; } = "rules";

    /// <summary>How many changes there are to the version before.</summary>
    public int Changes { get; init; }

    /// <summary>The sections that changed.</summary>
    public IReadOnlyList<SectionId> Sections { get; init; } = [];

    /// <summary>¥ a year on Alibaba Cloud before and after.</summary>
    public ValueChange? Total { get; init; }

    /// <summary>Citations whose words do not stand any more where they were found.</summary>
    public IReadOnlyList<string> Broken { get; init; } = [];

    /// <summary>The round with what a comparison says.</summary>
    public ProposalRound Counting(ProposalComparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return this with { Changes = comparison.Changes.Count, Sections = [.. comparison.Changes.Select(c => c.Section).Distinct().Order()], Total = comparison.Total };
    }
}
