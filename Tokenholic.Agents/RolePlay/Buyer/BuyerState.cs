namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>How far the meeting has come.</summary>
public enum BuyerStage
{
    /// <summary>Nothing was learned yet.</summary>
    Opening,

    /// <summary>Questions and answers.</summary>
    Exploring,

    /// <summary>An objection or question of the buyer is open.</summary>
    Challenging,

    /// <summary>The buyer would agree to a next step.</summary>
    Deciding,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>How a meeting ended.</summary>
public enum MeetingOutcome
{
    /// <summary>The buyer agreed to a next step.</summary>
    NextStep,

    /// <summary>The rep ended it without one.</summary>
    NoDecision,

    /// <summary>The time was over.</summary>
    TimeUp,

    /// <summary>The buyer ended it.</summary>
    WalkedOut,
}

/// <summary>What the buyer does in a turn.</summary>
public enum MoveKind
{
    /// <summary>The first words.</summary>
    Open,

    /// <summary>Tells a hidden fact.</summary>
    Reveal,

    /// <summary>Avoids the question.</summary>
    Deflect,

    /// <summary>Yes or no, no more.</summary>
    ShortAnswer,

    /// <summary>Was told before.</summary>
    Known,

    /// <summary>Goes on about what was just told; nothing new is told.</summary>
    Elaborate,

    /// <summary>Is asked for what this meeting is not about.</summary>
    Aside,

    /// <summary>Asks what is meant.</summary>
    Vague,

    /// <summary>Lets the rep go ahead.</summary>
    Consent,

    /// <summary>Has nothing to add.</summary>
    NothingMore,

    /// <summary>Cuts a pitch short.</summary>
    Interrupt,

    /// <summary>Cuts a long speech short.</summary>
    TooLong,

    /// <summary>Too many questions at once.</summary>
    OneByOne,

    /// <summary>An objection or question.</summary>
    Challenge,

    /// <summary>Asks for evidence.</summary>
    Press,

    /// <summary>Lets an objection go.</summary>
    Accept,

    /// <summary>Waits for an answer that was promised for later.</summary>
    Park,

    /// <summary>Gives up a point that was never answered.</summary>
    LetGo,

    /// <summary>Complains of being ignored.</summary>
    Ignored,

    /// <summary>Does not believe a claim.</summary>
    Doubt,

    /// <summary>Polite and unmoved.</summary>
    Lukewarm,

    /// <summary>Interested.</summary>
    Warm,

    /// <summary>Confirms a summary.</summary>
    Understood,

    /// <summary>Agrees to a next step.</summary>
    Agree,

    /// <summary>Does not agree.</summary>
    Refuse,

    /// <summary>Does not like to be pushed.</summary>
    RefusePressure,

    /// <summary>Wonders about silence.</summary>
    Silence,

    /// <summary>Did not understand.</summary>
    Nonsense,

    /// <summary>Ignores orders to step out of the part.</summary>
    Injection,

    /// <summary>Warns the rep.</summary>
    Insult,

    /// <summary>Asks for the meeting's language.</summary>
    Language,

    /// <summary>Heard that before.</summary>
    Repeat,

    /// <summary>Calls back to the point.</summary>
    Astray,

    /// <summary>Greets.</summary>
    Greeting,

    /// <summary>Goes off topic.</summary>
    Tangent,

    /// <summary>Asks for what is not offered.</summary>
    Unoffered,

    /// <summary>Leaves: no patience.</summary>
    LeavePatience,

    /// <summary>Leaves: no trust.</summary>
    LeaveTrust,

    /// <summary>Leaves: no time.</summary>
    LeaveTime,
}

/// <summary>A move: what, on which topic, which challenge; a refusal <paramref name="Wants"/> topics (joined by "+"), "value" or "trust" first.</summary>
public sealed record BuyerMove(MoveKind Kind, string? Topic = null, string? Challenge = null, string? Wants = null);

/// <summary>The buyer's mind; every change of it is made by <c>BuyerEngine</c>.</summary>
public sealed record BuyerState
{
    /// <summary>0–100.</summary>
    public required int Trust { get; init; }

    /// <summary>0–100; at 0 the buyer leaves.</summary>
    public required int Patience { get; init; }

    /// <summary>0–100.</summary>
    public required int Interest { get; init; }

    /// <summary>How far the meeting has come.</summary>
    public BuyerStage Stage { get; init; } = BuyerStage.Opening;

    /// <summary>How many turns the rep had.</summary>
    public int Turn { get; init; }

    /// <summary>Topics of the facts that were earned, in order.</summary>
    public IReadOnlyList<string> Revealed { get; init; } = [];

    /// <summary>Challenges raised so far.</summary>
    public IReadOnlyList<string> Raised { get; init; } = [];

    /// <summary>Challenges that were answered to the buyer's content.</summary>
    public IReadOnlyList<string> Handled { get; init; } = [];

    /// <summary>Topics on which the rep gave evidence before being challenged: nobody asks for what was just shown.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Topics the buyer has gone on about.</summary>
    public IReadOnlyList<string> Elaborated { get; init; } = [];

    /// <summary>The challenge that waits for an answer.</summary>
    public string? OpenChallenge { get; init; }

    /// <summary>How often the open challenge was answered badly or not at all.</summary>
    public int Misses { get; init; }

    /// <summary>How many answers the rep promised for later.</summary>
    public int Parked { get; init; }

    /// <summary>The turn in which the last challenge was raised or settled.</summary>
    public int ChallengedAt { get; init; }

    /// <summary>Insults and attempts to leave the part.</summary>
    public int Strikes { get; init; }

    /// <summary>How often the rep summed up.</summary>
    public int Summaries { get; init; }

    /// <summary>Topics that a refusal named: what the buyer wants spoken of before a next step.</summary>
    public IReadOnlyList<string> Wanted { get; init; } = [];

    /// <summary>What the buyer last spoke of.</summary>
    public string? LastTopic { get; init; }

    /// <summary>How the meeting ended; null while it goes on.</summary>
    public MeetingOutcome? Outcome { get; init; }
}

/// <summary>The numbers a difficulty changes.</summary>
internal sealed record BuyerRules(
    int Trust, int Patience, int Interest, int GuardedTrust, int OpenTrust, bool AnyQuestion, int ChallengeEvery, int LongestZh, int LongestEn,
    double Impatience, int TangentPercent, int AgreeTrust, int AgreeInterest, int AgreeFacts, int MaxTurns, bool WantsProof, int Strikes)
{
    /// <summary>The numbers of a meeting: the difficulty's, shifted by the buyer's temper.</summary>
    public static BuyerRules For(RolePlaySetup setup)
    {
        var rules = Of(setup.Difficulty);
        return setup.Persona.Temper switch
        {
            "busy" => rules with { Patience = rules.Patience - 4, LongestZh = rules.LongestZh - 10, LongestEn = rules.LongestEn - 5 },
            "cautious" => rules with { GuardedTrust = rules.GuardedTrust + 3 },
            "direct" => rules with { Trust = rules.Trust + 3, TangentPercent = 0 },
            "sceptical" => rules with { Trust = rules.Trust - 3, WantsProof = true },
            _ => rules,
        };
    }

    private static BuyerRules Of(Difficulty difficulty) => difficulty switch
    {
        Difficulty.Easy => new(45, 75, 40, 40, 0, true, 4, 160, 90, .7, 5, 55, 50, 3, 24, false, 3),
        Difficulty.Medium => new(35, 60, 30, 46, 18, false, 3, 120, 70, 1, 10, 62, 58, 3, 22, true, 2),
        _ => new(26, 46, 22, 54, 24, false, 3, 90, 50, 1.3, 14, 70, 64, 4, 20, true, 2),
    };
}
