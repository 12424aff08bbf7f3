using System.Text.Json.Serialization;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay;

/// <summary>What a session was begun with.</summary>
public sealed record RolePlaySetup
{
    /// <summary>The kind of meeting.</summary>
    public required Scenario Scenario { get; init; }

    /// <summary>How hard.</summary>
    public required Difficulty Difficulty { get; init; }

    /// <summary>The language spoken.</summary>
    public required ReplyLanguage Language { get; init; }

    /// <summary>With whom.</summary>
    public required Persona Persona { get; init; }

    /// <summary>Chooses among lines and chances: the same seed and the same words give the same meeting.</summary>
    public required long Seed { get; init; }

    /// <summary>The longest time the rep may take in all; null for no limit.</summary>
    public int? Minutes { get; init; }

    /// <summary>Whether the coach nudges during the meeting.</summary>
    public bool LiveFeedback { get; init; } = true;
}

/// <summary>Who speaks.</summary>
public enum Speaker
{
    /// <summary>The person who practises.</summary>
    Rep,

    /// <summary>The persona.</summary>
    Buyer,
}

/// <summary>One utterance: of the rep with how it was read, of the buyer with the move it is and the state after it.</summary>
public sealed record RolePlayTurn
{
    /// <summary>Place in the transcript, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Who spoke.</summary>
    public required Speaker Speaker { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Seconds the rep took.</summary>
    public int Seconds { get; init; }

    /// <summary>Whether the rep asked for a hint before.</summary>
    public bool Hinted { get; init; }

    /// <summary>The hint the rep took after this turn of the buyer; it is kept, so that leaving the page neither loses nor gives it away.</summary>
    public string? Hint { get; init; }

    /// <summary>How the rep's words were read.</summary>
    public MessageReading? Reading { get; init; }

    /// <summary>What the buyer does.</summary>
    public BuyerMove? Move { get; init; }

    /// <summary>The buyer afterwards.</summary>
    public BuyerState? State { get; init; }

    /// <summary>Whether the buyer's words are a model's; the move and the state never are.</summary>
    public bool ByModel { get; init; }
}

/// <summary>A meeting so far.</summary>
public sealed record RolePlaySession(RolePlaySetup Setup, IReadOnlyList<RolePlayTurn> Turns)
{
    /// <summary>The buyer now.</summary>
    [JsonIgnore]
    public BuyerState State => Turns[^1].State ?? Turns[^2].State!;

    /// <summary>True when the meeting is over.</summary>
    [JsonIgnore]
    public bool Ended => State.Outcome is not null;

    /// <summary>What the rep said, in order.</summary>
    [JsonIgnore]
    public IEnumerable<RolePlayTurn> RepTurns => Turns.Where(t => t.Speaker is Speaker.Rep);

    /// <summary>Seconds the rep used so far.</summary>
    [JsonIgnore]
    public int SecondsUsed => RepTurns.Sum(t => t.Seconds);

    /// <summary>Hints taken so far, used or not.</summary>
    [JsonIgnore]
    public int Hints => Turns.Count(t => t.Hint is not null || (t.Hinted && Turns[t.Index - 1].Hint is null));

    /// <summary>The meeting with a hint taken now.</summary>
    public RolePlaySession WithHint(string hint) => this with { Turns = [.. Turns.Take(Turns.Count - 1), Turns[^1] with { Hint = hint }] };

    /// <summary>The meeting as it was before a rep's turn, to try it again.</summary>
    public RolePlaySession Before(int repTurn) => this with { Turns = [.. Turns.Take(repTurn)] };
}
