namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>What a rep's message is; one message may be several things.</summary>
public enum MessageKind
{
    /// <summary>Nothing was said.</summary>
    Nothing,

    /// <summary>No meaning.</summary>
    Nonsense,

    /// <summary>Program text.</summary>
    Code,

    /// <summary>An order to step out of the part.</summary>
    Injection,

    /// <summary>An insult.</summary>
    Insult,

    /// <summary>Not the language of the meeting.</summary>
    OtherLanguage,

    /// <summary>Said before.</summary>
    Repeated,

    /// <summary>Longer than this buyer listens.</summary>
    TooLong,

    /// <summary>Nothing to do with the meeting.</summary>
    OffTopic,

    /// <summary>A greeting.</summary>
    Greeting,

    /// <summary>Asks for more than yes or no.</summary>
    OpenQuestion,

    /// <summary>Asks for yes or no.</summary>
    ClosedQuestion,

    /// <summary>Praises the offer.</summary>
    Pitch,

    /// <summary>Says something on a topic.</summary>
    Answer,

    /// <summary>Gives evidence.</summary>
    Proof,

    /// <summary>Shows understanding.</summary>
    Empathy,

    /// <summary>Sums up what the buyer said.</summary>
    Summary,

    /// <summary>Proposes a next step.</summary>
    Closing,

    /// <summary>Owns not to know, and says when the answer comes.</summary>
    Deferral,

    /// <summary>Asks whether there is anything else.</summary>
    AnythingElse,

    /// <summary>Asks leave to go on.</summary>
    Permission,

    /// <summary>Asks what still stands between the buyer and a next step.</summary>
    WhatIsMissing,

    /// <summary>Waves a concern away.</summary>
    Dismissal,

    /// <summary>Pushes.</summary>
    Pressure,

    /// <summary>Promises what nobody can.</summary>
    Overpromise,

    /// <summary>Says of a product or price what is not so.</summary>
    WrongClaim,
}

/// <summary>How a message was read by rules.</summary>
public sealed record MessageReading(IReadOnlyList<MessageKind> Kinds, IReadOnlyList<string> Topics, int Questions, int Length)
{
    /// <summary>Whether it is that kind.</summary>
    public bool Is(MessageKind kind) => Kinds.Contains(kind);

    /// <summary>Topics its questions ask about.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>Topics its statements speak of.</summary>
    public IReadOnlyList<string> Stated { get; init; } = [];
}
