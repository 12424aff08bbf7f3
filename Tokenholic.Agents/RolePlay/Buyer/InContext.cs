using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>What a message means where it was said: "and then?" asks on, a first open question asks for what is on the buyer's mind, what was told comes back in a summary.</summary>
internal static class InContext
{
    /// <summary>So much of a fact's words take it up.</summary>
    private const double TakenUp = .4;

    /// <summary>So many of the buyer's words make a question one about them.</summary>
    private const int TakesUp = 2;

    /// <summary>A question on more than this many topics is none on any of them.</summary>
    private const int MostTopics = 3;

    public static MessageReading Of(MessageReading message, string text, RolePlaySession session)
    {
        var scenario = RolePlayData.Of(session.Setup.Scenario);
        // Nothing was told yet that could be summed up.
        if (session.State.Revealed.Count + session.State.Handled.Count is 0)
            message = message with { Kinds = [.. message.Kinds.Where(k => k is not MessageKind.Summary)] };
        if (session.Turns[^1].Move is { Kind: MoveKind.Refuse } && message.Is(MessageKind.OpenQuestion) && !message.Asked.Any(scenario.Topics.Contains) && !message.Is(MessageKind.Closing))
            return message with { Kinds = [.. message.Kinds, MessageKind.WhatIsMissing] };
        // "You spoke of being locked in. What happened there?" asks about the lock-in.
        if (message.Questions > 0 && !message.Asked.Any(scenario.Topics.Contains) && !message.Is(MessageKind.Summary) && !message.Is(MessageKind.Pitch) && !message.Is(MessageKind.Proof) && !message.Is(MessageKind.AnythingElse) && !message.Is(MessageKind.Closing) && !message.Is(MessageKind.Permission)
            && message.Stated.Where(scenario.Topics.Contains).ToList() is { Count: > 0 } spoken)
            message = message with { Asked = [.. spoken.Union(message.Asked)] };
        // "Which kind goes wrong most?" asks on about what was just told, though another subject has the word.
        if (message.Is(MessageKind.OpenQuestion) && message.Asked.Count > 0 && !message.Asked.Any(scenario.Topics.Contains) && session.Turns[^1] is { Move: { Kind: MoveKind.Reveal or MoveKind.Elaborate, Topic: { } told } } last
            && PassageSentences.Shared(last.Text, text).Count >= TakesUp)
            message = message with { Asked = [told, .. message.Asked] };
        if (message.Is(MessageKind.OpenQuestion) && message.Asked.Count is 0 && !message.Is(MessageKind.Pitch) && !message.Is(MessageKind.AnythingElse) && Meant(text, session, scenario) is { } topic)
            message = message with { Asked = [topic], Topics = [topic, .. message.Topics.Where(t => t != topic)] };
        // What this meeting is about is meant first.
        message = message with { Asked = [.. message.Asked.OrderByDescending(scenario.Topics.Contains).Take(MostTopics)] };
        return !message.Is(MessageKind.Summary) && !message.Is(MessageKind.Repeated) && message.Length > 0 && Recalls(text, session) ? message with { Kinds = [.. message.Kinds, MessageKind.Summary] } : message;
    }

    private static string? Meant(string text, RolePlaySession session, ScenarioEntry scenario) =>
        session.Turns[^1].Move is { Kind: MoveKind.Reveal or MoveKind.Elaborate or MoveKind.Accept, Topic: { } last } ? last
        // A long question after an objection is one of its own; "how do you mean that?" is not.
        : session.Turns[^1].Move is { Kind: MoveKind.Challenge, Topic: { } raised } && Speech.Length(text, session.Setup.Language) <= (session.Setup.Language is ReplyLanguage.En ? 8 : 16) ? raised
        : RolePlayData.Challenge(session.State.OpenChallenge) is { Topic: "success" or "pain" } open && WordFinder.Has(text.ToLowerInvariant(), "broad") ? open.Topic
        : session.State.Revealed.Count is 0 && WordFinder.Has(text.ToLowerInvariant(), "broad") ? scenario.Topics.First(t => !scenario.Guarded.Contains(t))
        : null;

    private static bool Recalls(string text, RolePlaySession session) =>
        session.State.Revealed.Count(t => PassageSentences.Shared(session.Setup.Persona.Fact(t)!.Text.In(session.Setup.Language), text).Share >= TakenUp) >= 2;
}
