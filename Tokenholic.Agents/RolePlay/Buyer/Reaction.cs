namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>What a message does to trust, patience and interest, by what it is and when it comes.</summary>
internal sealed class Reaction(BuyerState before, MessageReading message, BuyerRules rules, IReadOnlyList<string> topics)
{
    // An answer of fewer characters, or words, only names the subject; it is short enough for both languages.
    private const int Said = 18;

    private const int MostParked = 2;
    private const int MostShown = 2; // subjects one answer gives evidence on

    private int _trust;
    private int _patience = -1;
    private int _interest;
    private bool _convinced;

    /// <summary>Whether the open challenge was spoken to.</summary>
    public bool Answers { get; } = before.OpenChallenge is { } open && message.Is(MessageKind.Answer) && !message.Is(MessageKind.Pressure)
        && (message.Is(MessageKind.Proof) || !message.Is(MessageKind.Dismissal))
        // Who was asked for evidence need not name the subject again.
        && (Touches(RolePlayData.Challenge(open)!.Topic, message) || (message.Is(MessageKind.Proof) && message.Stated.Count is 0 && before.Misses > 0));

    /// <summary>Whether it is spoken to well enough to let it go.</summary>
    public bool Settles => KnowsPain || (Answers && !Unbelievable && (message.Is(MessageKind.Proof) || (!rules.WantsProof && (message.Is(MessageKind.Empathy) || message.Length >= Said))));

    // "Do you know what hurts us?" is answered by who says what was told of it.
    private bool KnowsPain => before.OpenChallenge is { } open && RolePlayData.Challenge(open)!.Topic is "pain" && message.Is(MessageKind.Summary) && before.Revealed.Contains("pain") && message.Stated.Contains("pain");

    /// <summary>Whether something was said to the open challenge that is about nothing else, however little it is worth.</summary>
    public bool Tries => Answers || (before.OpenChallenge is not null && message.Stated.Count is 0 && message.Questions is 0 && message.Length >= Said && !message.Is(MessageKind.Dismissal) && !message.Is(MessageKind.Closing));

    /// <summary>Whether the rep sums up what the buyer told: no answer yet, but nobody minds.</summary>
    public bool SumsUp => message.Is(MessageKind.Summary) && before.Revealed.Count > 1 && !Settles && !message.Is(MessageKind.Closing);

    /// <summary>Whether an answer is promised for later; who promises all of them has none.</summary>
    public bool Defers => before.OpenChallenge is not null && message.Is(MessageKind.Deferral) && before.Parked < MostParked;

    /// <summary>Whether the rep asks more about the open challenge before answering.</summary>
    public bool Clarifies => before.OpenChallenge is { } open && message.Is(MessageKind.OpenQuestion) && message.Asked.Contains(RolePlayData.Challenge(open)!.Topic);

    /// <summary>Whether it praises before anything is known.</summary>
    public bool PitchesEarly => message.Is(MessageKind.Pitch) && !Answers && before.Revealed.Count + before.Handled.Count < 2;

    /// <summary>Whether the buyer has reason not to believe it.</summary>
    public bool Unbelievable => message.Is(MessageKind.WrongClaim) || message.Is(MessageKind.Overpromise);

    /// <summary>Whether the buyer would agree to a next step.</summary>
    public bool Convinced => _convinced;

    /// <summary>The state after it; stage, facts and challenges are the engine's.</summary>
    public BuyerState Apply()
    {
        if (!Odd())
        {
            Questions();
            Statements();
        }

        var strikes = before.Strikes + (message.Is(MessageKind.Injection) || message.Is(MessageKind.Insult) ? 1 : 0);
        return before with
        {
            Trust = Within(before.Trust + _trust),
            Patience = Within(before.Patience + (_patience < 0 ? (int)Math.Round(_patience * rules.Impatience, MidpointRounding.AwayFromZero) : _patience)),
            Interest = Within(before.Interest + _interest),
            Turn = before.Turn + 1,
            Strikes = strikes,
            Summaries = before.Summaries + (message.Is(MessageKind.Summary) ? 1 : 0),
            Shown = Shows ? [.. before.Shown.Union(message.Stated.Take(MostShown)).Union(["pain"])] : before.Shown,
        };
    }

    // What was asked about money is not answered by a story about security; what is asked of the whole is answered by any evidence.
    private static bool Touches(string topic, MessageReading message) =>
        message.Stated.Contains(topic) || (message.Is(MessageKind.Proof) && topic is "pain" or "current" or "decision" or "timeline" or "success" or "growth");

    // A customer's story shows that one knows the trade; for the rest it is the subject it speaks of most.
    private bool Shows => message.Is(MessageKind.Proof) && message.Is(MessageKind.Answer) && !Unbelievable && !message.Is(MessageKind.TooLong);

    private bool Odd()
    {
        var (trust, patience, interest) = message switch
        {
            _ when message.Is(MessageKind.Nothing) => (0, -12, -2),
            _ when message.Is(MessageKind.Nonsense) || message.Is(MessageKind.Code) => (-3, -12, -3),
            _ when message.Is(MessageKind.Injection) => (-8, -18, -4),
            _ when message.Is(MessageKind.Insult) => (-24, -26, -10),
            _ when message.Is(MessageKind.OtherLanguage) => (-1, -9, -1),
            _ when message.Is(MessageKind.Repeated) => (-3, -12, -3),
            _ when message.Is(MessageKind.OffTopic) => (-2, -9, -3),
            _ => (0, 0, 0),
        };
        Add(trust, patience, interest);
        return patience is not 0;
    }

    private void Questions()
    {
        if (message.Is(MessageKind.OpenQuestion))
        {
            var fresh = message.Asked.Any(t => topics.Contains(t) && !before.Revealed.Contains(t));
            Add(fresh ? 4 : 1, fresh ? 2 : -2, fresh ? 3 : 0);
            if (before.LastTopic is { } last && message.Asked.Contains(last))
                Add(2, 0, 1);
        }
        else if (message.Is(MessageKind.ClosedQuestion) && !message.Is(MessageKind.Closing))
            Add(1, -3, 0);
        if (message.Questions > 2)
            Add(-1, -6, 0);
    }

    private void Statements()
    {
        if (message.Is(MessageKind.TooLong))
            Add(-2, -10, -2);
        if (message.Is(MessageKind.Empathy))
            Add(before.OpenChallenge is null ? 1 : 3, 1, 0);
        if (message.Is(MessageKind.Summary) && before.Summaries < 3 && before.Revealed.Count > 1)
            Add(5, 2, 4);
        if (before.OpenChallenge is not null)
            Add(Settles ? 7 : Clarifies || Defers ? 2 : SumsUp ? 0 : Tries ? -1 : -4, Settles ? 3 : Clarifies || Defers || SumsUp ? 0 : Tries ? -3 : -5, Settles ? 7 : 0);
        else if (message.Is(MessageKind.Answer) && message.Is(MessageKind.Proof) && !Unbelievable && message.Stated.Any(before.Revealed.Contains))
            Add(2, 1, 5);
        if (PitchesEarly)
            Add(-5, -10, -3);
        else if (message.Is(MessageKind.Pitch) && before.OpenChallenge is null)
            Add(0, message.Stated.Any(before.Revealed.Contains) ? 0 : -5, message.Stated.Any(before.Revealed.Contains) ? 5 : -1);
        if (message.Is(MessageKind.Dismissal))
            Add(-5, -5, -2);
        if (message.Is(MessageKind.Pressure))
            Add(-12, -14, -5);
        if (message.Is(MessageKind.WrongClaim))
            Add(rules.WantsProof ? -8 : -4, -3, -2);
        else if (message.Is(MessageKind.Overpromise))
            Add(rules.WantsProof ? -7 : -3, -3, 0);
        // A proposal that fits what was told convinces by itself.
        _convinced = (before.OpenChallenge is null || Settles) && before.Trust + _trust >= rules.AgreeTrust && before.Interest + _interest >= rules.AgreeInterest && before.Revealed.Count >= rules.AgreeFacts;
        if (message.Is(MessageKind.Closing) && !Convinced && before.OpenChallenge is null)
            Add(-2, -4, 0);
    }

    private void Add(int trust, int patience, int interest)
    {
        _trust += trust;
        _patience += patience;
        _interest += interest;
    }

    private static int Within(int value) => Math.Clamp(value, 0, 100);
}
