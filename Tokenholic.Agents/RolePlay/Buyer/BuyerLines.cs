using System.Text;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Words for a move by rules; a line used before in the meeting waits until the others were used.</summary>
internal static class BuyerLines
{
    private static readonly string[] LeadsZh = ["", "", "说实话，", "这么说吧，", "嗯，"];
    private static readonly string[] LeadsEn = ["", "", "Frankly: ", "Well. ", "Hm. "];

    public static string For(BuyerMove move, RolePlaySetup setup, IEnumerable<string> used, int turn)
    {
        var language = setup.Language;
        if (move.Kind is MoveKind.Reveal)
        {
            var fact = setup.Persona.Fact(move.Topic!)!.Text.In(language);
            var leads = language is ReplyLanguage.En ? LeadsEn : LeadsZh;
            var lead = leads[Chance.Below(leads.Length, setup.Seed, turn, 3)];
            return Speech.Fits(lead + fact, language) ? lead + fact : fact;
        }

        if (move.Kind is MoveKind.Challenge)
            return RolePlayData.Challenge(move.Challenge)!.In(language);

        // Who is not answered asks again; who is not ready says what is missing.
        if (move is { Kind: MoveKind.Ignored, Challenge: { } again } && used.Intersect(RolePlayData.Lines["ignored"].In(language)).Any() && Asked(again, language) is var question && Speech.Fits(question, language))
            return question;
        if (move is { Kind: MoveKind.Refuse, Topic: { } missing })
            return language is ReplyLanguage.En ? $"Too early: we have not talked about {RolePlayData.Topic(missing).Name.En} yet." : $"{RolePlayData.Topic(missing).Name.Zh}还没聊到，现在谈下一步太早。";

        var key = move.Kind is MoveKind.Open ? "open_" + Snake(setup.Scenario.ToString()) : Snake(move.Kind.ToString());
        var lines = RolePlayData.Lines[key].In(language);
        string[] fresh = [.. lines.Except(used)];
        return fresh.Length > 0 ? fresh[Chance.Below(fresh.Length, setup.Seed, turn, 1)] : lines[Chance.Below(lines.Count, setup.Seed, turn, 2)];
    }

    private static string Asked(string challenge, ReplyLanguage language) =>
        (language is ReplyLanguage.En ? "Again: " : "再问一遍：") + RolePlayData.Challenge(challenge)!.In(language);

    private static string Snake(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
            text.Append(char.IsUpper(c) && text.Length > 0 ? "_" : "").Append(char.ToLowerInvariant(c));
        return text.ToString();
    }
}

/// <summary>How long people speak in a turn: about thirty Chinese characters, seventeen English words.</summary>
internal static class Speech
{
    public static int Length(string text, ReplyLanguage language) =>
        language is ReplyLanguage.En ? text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length : text.Length;

    public static bool Fits(string text, ReplyLanguage language) => Length(text, language) <= (language is ReplyLanguage.En ? 17 : 30);
}
