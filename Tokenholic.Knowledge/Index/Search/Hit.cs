using Tokenholic.Knowledge.Index.Chunking;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>A document to be searched. <paramref name="Address"/>: its URL or file name, whose words count too.</summary>
public sealed record IndexedDocument(string Id, string Title, string Address, string Text, IReadOnlyList<Chunk> Chunks);

/// <summary>
/// The best passage of a document. <paramref name="Chunk"/> is its number in the document, <paramref name="Coverage"/> the share of the
/// question it speaks of (0–1), <paramref name="SameAs"/> the id of a better document whose passage says nearly the same.
/// </summary>
public sealed record Hit(IndexedDocument Document, int Chunk, float Score, float Coverage, string? SameAs)
{
    /// <summary>The words of the passage, as they stand in the document.</summary>
    public string Quote => Document.Chunks[Chunk].In(Document.Text);
}

/// <summary>Why a question has no answer here.</summary>
public enum Refusal
{
    /// <summary>Nothing has the words of the question, in either language.</summary>
    NothingFound,

    /// <summary>Something the question names is in none of the documents that speak of the rest.</summary>
    NameMissing,

    /// <summary>The best passage speaks of too little of it.</summary>
    TooFarOff,
}

/// <summary>
/// What was found, best first, one passage a document. With a <paramref name="Refusal"/> the hits are only the nearest there is, and
/// must not be taken for an answer; <paramref name="Missing"/> are the names that were not found.
/// </summary>
public sealed record SearchResult(IReadOnlyList<Hit> Hits, Refusal? Refusal, IReadOnlyList<string> Missing)
{
    /// <summary>The hits for a reader: of a document that is there in both languages only the one that stands first, which is in the language of the question.</summary>
    public IReadOnlyList<Hit> InOneLanguage => [.. Hits.DistinctBy(h => Translations.Shared(h.Document.Address))];
}

/// <summary>What a passage got for a word of the question; <paramref name="Concept"/> is the concept that it stands for, if any.</summary>
public sealed record Reason(string Word, TermKind Kind, string? Concept, float Score);
