using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>A page with everything the rules look at.</summary>
internal sealed record Page(
    FoldedText Text,
    string Title,
    IReadOnlyList<Sentence> Sentences,
    IReadOnlyList<Mention> Mentions,
    SubjectTracker Subjects,
    string? AskedVendor)
{
    public string Lower(Span span) => Text.Lower[span.Start..span.End];

    public List<Mention> In(Span span) => Mentions.Where(m => span.Contains(m.Span)).ToList();
}

/// <summary>What a sentence says of one mention: a status, or why there is none. <see cref="Sure"/> when a word says so, not just the lack of one.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct StatusReading(UsageStatus? Status, DropReason Drop, bool Sure)
{
    public static StatusReading Of(UsageStatus status, bool sure = true) => new(status, default, sure);

    public static StatusReading None(DropReason reason) => new(null, reason, false);
}

/// <summary>A claim before merging: what was read at one mention.</summary>
internal sealed record Candidate(Claim Claim, Mention? Mention, Sentence Sentence, Subject Subject);
