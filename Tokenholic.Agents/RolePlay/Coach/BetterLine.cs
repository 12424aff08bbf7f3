using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Documents;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>What the rep could have said instead, out of what was on the table at that moment; also the hint during a meeting.</summary>
public static class BetterLine
{
    /// <summary>A hint: what to say next.</summary>
    public static (string Text, string? Source) Hint(RolePlaySession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return Say(session, session.State, null);
    }

    internal static Moment For(RolePlaySession session, Moment weak)
    {
        var before = session.Turns[weak.Turn - 1].State!;
        var (text, source) = Say(session, before, session.Turns[weak.Turn].Reading);
        return weak with { Better = text, Source = source };
    }

    private static (string Text, string? Source) Say(RolePlaySession session, BuyerState state, MessageReading? said)
    {
        var language = session.Setup.Language;
        var open = RolePlayData.Challenge(state.OpenChallenge)?.Topic;
        if ((open ?? (said is { Stated: [var about, ..] } && said.Is(MessageKind.WrongClaim) ? about : null)) is { } topic && RolePlayData.Answers.FirstOrDefault(a => a.Topic == topic) is { } answer)
            return (answer.In(language), Address(answer.Source, language));

        var scenario = RolePlayData.Of(session.Setup.Scenario);
        var rules = BuyerRules.For(session.Setup);
        // A guarded topic is not asked for before there is trust.
        var missing = scenario.Topics.Where(t => !state.Revealed.Contains(t) && session.Setup.Persona.Fact(t) is not null).OrderBy(t => scenario.Guarded.Contains(t) && state.Trust < rules.GuardedTrust).FirstOrDefault();
        if (missing is null || (state.Revealed.Count >= rules.AgreeFacts && state.Trust >= rules.AgreeTrust))
        {
            var step = RolePlayData.Answers.First(a => a.Topic == "timeline");
            return (step.In(language), Address(step.Source, language));
        }

        var question = RolePlayData.Topic(missing).Question.In(language);
        var last = state.LastTopic is { } told && state.Revealed.Contains(told) ? session.Setup.Persona.Fact(told)!.Text.In(language).TrimEnd('。', '.') : null;
        return (last is null ? question : language is ReplyLanguage.En ? $"You said: “{last}”. {question}" : $"您刚才说“{last}”。{question}", null);
    }

    private static string? Address(string source, ReplyLanguage language) =>
        StartingKnowledge.Documents.FirstOrDefault(d => d.Address.Contains($"{source}-{(language is ReplyLanguage.En ? "en" : "zh")}", StringComparison.Ordinal))?.Address;
}
