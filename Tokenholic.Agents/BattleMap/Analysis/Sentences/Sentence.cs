using System.Runtime.InteropServices;

namespace Tokenholic.Agents.BattleMap.Analysis.Sentences;

/// <summary>Where in a page a sentence stands.</summary>
internal enum Section
{
    /// <summary>Running text.</summary>
    Body,

    /// <summary>A heading: gives context, states nothing itself.</summary>
    Heading,

    /// <summary>Front matter and other data about the page.</summary>
    Metadata,

    /// <summary>What a job ad says the new colleague will do.</summary>
    JobDuty,

    /// <summary>What a job ad asks of candidates.</summary>
    JobRequirement,
}

/// <summary>A stretch of folded text, end excluded.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Span(int Start, int End)
{
    public int Length => End - Start;

    public bool Contains(int position) => position >= Start && position < End;

    public bool Contains(Span other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(Span other) => other.Start < End && Start < other.End;
}

/// <summary>A sentence with its clauses; all spans are of the folded text.</summary>
internal sealed record Sentence(int Index, int Paragraph, Span Span, Section Section, string Heading, IReadOnlyList<Span> Clauses)
{
    /// <summary>The clause a position lies in.</summary>
    public int ClauseAt(int position)
    {
        for (var i = 0; i < Clauses.Count; i++)
        {
            if (position < Clauses[i].End)
            {
                return i;
            }
        }

        return Clauses.Count - 1;
    }
}
