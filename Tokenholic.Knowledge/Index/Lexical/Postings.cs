namespace Tokenholic.Knowledge.Index.Lexical;

/// <summary>Where a term occurs: units in ascending order, and how much each speaks of it (0–255).</summary>
internal readonly ref struct Postings(ReadOnlySpan<int> units, ReadOnlySpan<byte> impacts, int documents)
{
    public readonly ReadOnlySpan<int> Units = units;
    public readonly ReadOnlySpan<byte> Impacts = impacts;

    /// <summary>In how many documents it occurs.</summary>
    public readonly int Documents = documents;
}
