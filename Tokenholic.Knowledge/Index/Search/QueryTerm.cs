namespace Tokenholic.Knowledge.Index.Search;

/// <summary>How a term came into a query.</summary>
public enum TermKind
{
    /// <summary>A single ideograph.</summary>
    Character,

    /// <summary>Two ideographs side by side.</summary>
    Pair,

    /// <summary>A word of letters and digits.</summary>
    Word,

    /// <summary>A name of several words written together, such as a model's.</summary>
    Name,

    /// <summary>A concept of the glossary that the question names.</summary>
    Concept,

    /// <summary>A concept that the question only hints at, in everyday words.</summary>
    Hint,
}

/// <summary>One thing looked for. <paramref name="Weight"/> is before rarity; <paramref name="Start"/> and <paramref name="End"/> say where the question
/// says it. <paramref name="Thing"/>: it names something for which nothing else will do. <paramref name="Concept"/> is the
/// number of the glossary's concept it is.</summary>
public sealed record QueryTerm(ulong Key, TermKind Kind, float Weight, int Start, int End, bool Thing, int? Concept);
