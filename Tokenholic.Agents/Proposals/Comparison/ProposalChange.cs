namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>What happened to a part of a proposal.</summary>
public enum ChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is gone.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,

    /// <summary>It stands elsewhere, word for word.</summary>
    Moved,
}

/// <summary>What kind of part changed.</summary>
public enum ChangedPart
{
    /// <summary>A sentence.</summary>
    Statement,

    /// <summary>A recommended product or model.</summary>
    Choice,

    /// <summary>A line of the cost comparison.</summary>
    Cost,

    /// <summary>A step that changes the cost.</summary>
    CostStep,

    /// <summary>A box of the architecture.</summary>
    Box,

    /// <summary>An arrow of the architecture.</summary>
    Arrow,
}

/// <summary>A figure before and after; null where there is none.</summary>
public sealed record ValueChange(string Field, double? Before, double? After)
{
    /// <summary>The change as a ratio, −0.34 for a third less; null where it cannot be said.</summary>
    public double? Ratio => Before is > 0 && After is { } after ? after / Before.Value - 1 : null;
}

/// <summary>A change that can be accepted or rejected by itself; numbered in reading order.</summary>
public sealed record ProposalChange(int Number, ChangedPart Part, ChangeKind Kind, SectionId Section)
{
    /// <summary>The words before and after, for a sentence; empty where it was only moved.</summary>
    public IReadOnlyList<TextPiece> Words { get; init; } = [];

    /// <summary>The figures that changed, for a cost line.</summary>
    public IReadOnlyList<ValueChange> Values { get; init; } = [];
}

/// <summary>A place of both versions: the same thing before and after, one of them null where there is nothing; the change's number, −1 where both are equal.</summary>
public sealed record Step<T>(T? Before, T? After, int Change)
    where T : class;

/// <summary>A section of both versions, sentence by sentence.</summary>
public sealed record SectionComparison(SectionId Id, IReadOnlyList<Step<Statement>> Statements, bool InBefore, bool InAfter);

/// <summary>Two versions of a proposal, laid beside each other.</summary>
public sealed record ProposalComparison(ProposalDocument Before, ProposalDocument After)
{
    /// <summary>Every change, by number.</summary>
    public required IReadOnlyList<ProposalChange> Changes { get; init; }

    /// <summary>The sections in the order of the new version.</summary>
    public required IReadOnlyList<SectionComparison> Sections { get; init; }

    /// <summary>The recommended products and models.</summary>
    public required IReadOnlyList<Step<Choice>> Choices { get; init; }

    /// <summary>The steps that change the cost.</summary>
    public required IReadOnlyList<Step<CostStep>> CostSteps { get; init; }

    /// <summary>The cost comparison line by line.</summary>
    public required IReadOnlyList<Step<CostLine>> Costs { get; init; }

    /// <summary>The boxes of the architecture.</summary>
    public required IReadOnlyList<Step<DiagramNode>> Boxes { get; init; }

    /// <summary>Its arrows.</summary>
    public required IReadOnlyList<Step<DiagramEdge>> Arrows { get; init; }

    /// <summary>¥ a year on Alibaba Cloud, all lines together, middle of the range.</summary>
    public ValueChange Total => new("aliyun_per_year", Sum(Before), Sum(After));

    /// <summary>The use case whose model or price changes; empty for any other change.</summary>
    public string UseCase(ProposalChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Part switch
        {
            ChangedPart.Cost => Costs.First(c => c.Change == change.Number) is var c ? (c.After ?? c.Before)!.UseCase : "",
            ChangedPart.Choice => Choices.First(c => c.Change == change.Number) is var c ? (c.After ?? c.Before)!.UseCase : "",
            _ => "",
        };
    }

    private static double? Sum(ProposalDocument proposal) =>
        proposal.Costs.Any(c => c.AliyunPerYear is not null) ? proposal.Costs.Sum(c => c.AliyunPerYear?.Mid ?? 0) : null;
}
