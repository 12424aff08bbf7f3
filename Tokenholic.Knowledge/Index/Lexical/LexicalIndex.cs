namespace Tokenholic.Knowledge.Index.Lexical;

/// <summary>An inverted index over units of text, made once and then read by many.</summary>
internal sealed class LexicalIndex(Dictionary<ulong, int> terms, int[] starts, int[] units, byte[] impacts, int[] documents, Sketch[] sketches, int documentCount)
{
    public int UnitCount => sketches.Length;

    public long PostingCount => units.LongLength;

    /// <summary>Where the term occurs; nothing for a term that does not.</summary>
    public Postings Find(ulong term)
    {
        if (!terms.TryGetValue(term, out var id) || id >= documents.Length)
            return default;
        var (start, end) = (starts[id], starts[id + 1]);
        return new Postings(units.AsSpan(start, end - start), impacts.AsSpan(start, end - start), documents[id]);
    }

    /// <summary>How much a unit gets for a term; 0 where it does not occur.</summary>
    public float Score(ulong term, int unit)
    {
        var postings = Find(term);
        var at = postings.Units.BinarySearch(unit);
        return at < 0 ? 0 : Rarity(postings.Documents) * postings.Impacts[at] / 255;
    }

    /// <summary>Whether the term occurs in the unit.</summary>
    public bool Has(ulong term, int unit) => Find(term).Units.BinarySearch(unit) >= 0;

    /// <summary>Adds what each unit gets for a term to its score.</summary>
    public void AddScores(ulong term, float weight, float[] scores)
    {
        var postings = Find(term);
        var factor = weight * Rarity(postings.Documents) / 255;
        var found = postings.Impacts;
        for (var i = 0; i < postings.Units.Length; i++)
            scores[postings.Units[i]] += factor * found[i];
    }

    /// <summary>How telling a term is that occurs in so many documents; 0 for one in most of them.</summary>
    public float Rarity(int inDocuments) => MathF.Log(1 + ((documentCount - inDocuments + 0.5f) / (inDocuments + 0.5f)));

    /// <summary>Whether two units say nearly the same.</summary>
    public bool AreAlike(int unit, int other) => sketches[unit].IsLike(sketches[other]);
}
