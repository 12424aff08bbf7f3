using Tokenholic.Agents.RolePlay.Buyer;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>A nudge during the meeting: one code after a turn, or none; a sentence on screen (resource key <c>Nudge_…</c>).</summary>
public static class LiveNudge
{
    /// <summary>The code for the last turn; null when nothing needs to be said.</summary>
    public static string? For(RolePlaySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (session.Ended || session.Turns is not [.., { Reading: { } said }, { Move: { } move, State: { } state }])
            return null;
        return move.Kind switch
        {
            MoveKind.Reveal => "Found",
            MoveKind.Accept => "Settled",
            MoveKind.Interrupt => "PitchEarly",
            MoveKind.TooLong => "TooLong",
            MoveKind.OneByOne => "OneByOne",
            MoveKind.ShortAnswer => "OpenUp",
            MoveKind.Deflect => "EarnTrust",
            MoveKind.Ignored => "AnswerFirst",
            MoveKind.Press => "Evidence",
            MoveKind.Doubt => "Unbelievable",
            MoveKind.RefusePressure => "NoPressure",
            MoveKind.Refuse => "NotYet",
            MoveKind.Challenge => "Acknowledge",
            MoveKind.Repeat => "SaidBefore",
            _ when state.Patience <= 15 => "Impatient",
            _ when state.Stage is BuyerStage.Deciding && !said.Is(MessageKind.Closing) => "ProposeStep",
            _ => null,
        };
    }
}
