using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>
/// Plays the buyer: a pure state machine. The rep's message is read, the state moves, and a move follows from both; words come last. A model
/// may replace the words of a move, never the move.
/// </summary>
public static class BuyerEngine
{
    /// <summary>The longest message that is kept of a rep.</summary>
    public const int LongestMessage = 20_000;

    /// <summary>The meeting with the buyer's first words.</summary>
    public static RolePlaySession Open(RolePlaySetup setup, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(setup);
        var rules = BuyerRules.For(setup);
        var move = new BuyerMove(MoveKind.Open);
        var state = new BuyerState { Trust = rules.Trust, Patience = rules.Patience, Interest = rules.Interest };
        return new(setup, [new RolePlayTurn { Index = 0, Speaker = Speaker.Buyer, At = at, Text = BuyerLines.For(move, setup, [], 0), Move = move, State = state }]);
    }

    /// <summary>The meeting after the rep said something and the buyer answered by rules; unchanged when it is over.</summary>
    public static RolePlaySession Say(RolePlaySession session, string text, DateTimeOffset at, int seconds = 0, ClaimSources? sources = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(text);
        if (session.Ended)
            return session;
        var said = text.Length > LongestMessage ? text[..LongestMessage] : text;
        var setup = session.Setup;
        var rules = BuyerRules.For(setup);
        var longest = setup.Language is ReplyLanguage.En ? rules.LongestEn : rules.LongestZh;
        var reading = InContext.Of(MessageReader.Of(said, setup.Language, longest, Answered(session), DateOnly.FromDateTime(at.UtcDateTime), sources), said, session);
        var rep = new RolePlayTurn { Index = session.Turns.Count, Speaker = Speaker.Rep, Text = said, At = at, Seconds = seconds, Hinted = session.Turns[^1].Hint is not null, Reading = reading };
        var timeUp = setup.Minutes is { } minutes && session.SecondsUsed + seconds >= minutes * 60;
        var (state, move) = BuyerMoves.Next(session.State, reading, setup, rules, timeUp);
        string[] used = [.. session.Turns.Where(t => t.Speaker is Speaker.Buyer).Select(t => t.Text)];
        var unanswered = reading.Questions > 0 && !reading.Is(MessageKind.AnythingElse) && RolePlayData.Challenge(move.Challenge) is { } point && !reading.Topics.Contains(point.Topic);
        var buyer = new RolePlayTurn
        {
            Index = rep.Index + 1, Speaker = Speaker.Buyer, Text = BuyerLines.For(move, setup, used, state.Turn, unanswered), At = at, Move = move, State = state,
        };
        return session with { Turns = [.. session.Turns, rep, buyer] };
    }

    /// <summary>The meeting, ended by the rep.</summary>
    public static RolePlaySession End(RolePlaySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Ended)
            return session;
        var last = session.Turns[^1];
        return session with { Turns = [.. session.Turns.Take(session.Turns.Count - 1), last with { State = session.State with { Outcome = MeetingOutcome.NoDecision, Stage = BuyerStage.Ended } }] };
    }

    // What the buyer did not get to answer may be asked again.
    private static IEnumerable<string> Answered(RolePlaySession session) =>
        session.RepTurns.Where(t => session.Turns.ElementAtOrDefault(t.Index + 1)?.Move?.Kind is not (MoveKind.Challenge or MoveKind.Tangent or MoveKind.Unoffered)).Select(t => t.Text);
}
