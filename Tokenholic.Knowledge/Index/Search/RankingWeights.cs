namespace Tokenholic.Knowledge.Index.Search;

/// <summary>The constants of the ranking; found on one half of a set of questions and checked on the other.</summary>
public sealed record RankingWeights
{
    /// <summary>The weights in use.</summary>
    public static RankingWeights Default { get; } = new();

    /// <summary>Weight of a single ideograph.</summary>
    public float Character { get; init; } = 0.5f;

    /// <summary>Weight of two ideographs side by side.</summary>
    public float Pair { get; init; } = 0.8f;

    /// <summary>Weight of a word.</summary>
    public float Word { get; init; } = 1f;

    /// <summary>What is left of the weight of a word of everyday speech: it says how something is asked.</summary>
    public float Everyday { get; init; } = 0.4f;

    /// <summary>Weight of a name of several words.</summary>
    public float Name { get; init; } = 1.2f;

    /// <summary>Weight of a concept that is named.</summary>
    public float Concept { get; init; } = 1.8f;

    /// <summary>Weight of a concept that is hinted at.</summary>
    public float Hint { get; init; } = 0.75f;

    /// <summary>What is left of a word's weight where a concept stands for it.</summary>
    public float Covered { get; init; } = 0.25f;

    /// <summary>How much the document as a whole counts beside its best passage.</summary>
    public float Whole { get; init; } = 0.5f;

    /// <summary>How much the second best passage of a document adds.</summary>
    public float Second { get; init; } = 0.1f;

    /// <summary>How often a title's words count in each of its passages.</summary>
    public float Title { get; init; } = 2f;

    /// <summary>How often the words of the headings above a passage count.</summary>
    public float Heading { get; init; } = 1f;

    /// <summary>How often the words of a document's address count.</summary>
    public float Address { get; init; } = 2f;

    /// <summary>How much the weight of a concept falls with the number of others that its word may mean.</summary>
    public float Rivalry { get; init; } = 0.7f;

    /// <summary>What a question weighs that the present one goes on from.</summary>
    public float Earlier { get; init; } = 0.6f;

    /// <summary>How much a passage gains that has everything asked for.</summary>
    public float Coverage { get; init; } = 0.5f;

    /// <summary>How much a passage gains that holds a value of the kind asked for, such as a price.</summary>
    public float Value { get; init; } = 0.15f;

    /// <summary>How much a passage gains that has the row of a table which a question for a price names.</summary>
    public float Row { get; init; } = 0.3f;
}
