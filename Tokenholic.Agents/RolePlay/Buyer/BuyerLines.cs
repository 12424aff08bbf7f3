using System.Text;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Words for a move by rules; a line used before in the meeting waits until the others were used.</summary>
internal static class BuyerLines
{
    private static readonly string[] LeadsZh = ["", "", "说实话，", "这么说吧，", "嗯，"];
    private static readonly string[] LeadsEn = ["", "", "Frankly: ", "Well. ", "Hm. "];

    /// <summary>The words; <paramref name="asked"/> when the rep had asked something that this does not answer.</summary>
    public static string For(BuyerMove move, RolePlaySetup setup, IReadOnlyList<string> used, int turn, bool asked = false)
    {
        var (language, english) = (setup.Language, setup.Language is ReplyLanguage.En);
        if (move.Kind is MoveKind.Reveal)
        {
            var fact = setup.Persona.Fact(move.Topic!)!.Text.In(language);
            var leads = english ? LeadsEn : LeadsZh;
            return Led(leads[Chance.Below(leads.Length, setup.Seed, turn, 3)], fact, language);
        }

        if (move.Kind is MoveKind.Challenge)
            return Led(!asked ? "" : english ? "One thing first: " : "先说件事：", RolePlayData.Challenge(move.Challenge)!.In(language), language);
        // Who is not answered asks again; who is not ready says what is missing; each of it once.
        if (move is { Kind: MoveKind.Ignored, Challenge: { } again } && Again(again, language, used) is { } question)
            return question;
        if (move is { Kind: MoveKind.Refuse, Wants: { } wants })
            return wants is "value" or "trust" ? Fresh($"refuse_{wants}", setup, used, turn) ?? Other(RolePlayData.Lines[$"refuse_{wants}"].In(language), used, setup, turn) : Missing(wants.Split('+'), language, used);
        var key = move.Kind is MoveKind.Open ? "open_" + Snake(setup.Scenario.ToString()) : Snake(move.Kind.ToString());
        var lines = RolePlayData.Lines[key].In(language);
        return (move.Kind is MoveKind.Elaborate ? Fresh($"{key}_{move.Topic}", setup, used, turn) : null) ?? Fresh(key, setup, used, turn) ?? Other(lines, used, setup, turn);
    }

    private static string? Fresh(string key, RolePlaySetup setup, IReadOnlyList<string> used, int turn)
    {
        string[] fresh = [.. (RolePlayData.Lines.GetValueOrDefault(key)?.In(setup.Language) ?? []).Except(used)];
        return fresh.Length > 0 ? fresh[Chance.Below(fresh.Length, setup.Seed, turn, 1)] : null;
    }

    /// <summary>All were said before: any but the one said last.</summary>
    private static string Other(IReadOnlyList<string> lines, IReadOnlyList<string> used, RolePlaySetup setup, int turn)
    {
        string[] left = lines.Count > 1 && used.Count > 0 ? [.. lines.Where(l => l != used[^1])] : [.. lines];
        return left[Chance.Below(left.Length, setup.Seed, turn, 2)];
    }

    private static string Led(string lead, string line, ReplyLanguage language) => Speech.Fits(lead + line, language) ? lead + line : line;

    private static string? Again(string challenge, ReplyLanguage language, IReadOnlyList<string> used)
    {
        var (english, said) = (language is ReplyLanguage.En, RolePlayData.Challenge(challenge)!.In(language));
        var line = (said[^1] is '?' or '？' ? english ? "Again: " : "再问一遍：" : english ? "As I said: " : "还是那句：") + said;
        var complained = used.SkipWhile(u => !u.EndsWith(said, StringComparison.Ordinal)).Intersect(RolePlayData.Lines["ignored"].In(language)).Any();
        return complained && !used.Contains(line) && Speech.Fits(line, language) ? line : null;
    }

    private static string Missing(string[] topics, ReplyLanguage language, IReadOnlyList<string> used)
    {
        var english = language is ReplyLanguage.En;
        var names = string.Join(english ? " and " : "和", topics.Select(t => RolePlayData.Topic(t).Name.In(language)));
        var line = english ? $"Too early: we have not talked about {names} yet." : $"{names}还没聊到，现在谈下一步太早。";
        if (!Speech.Fits(line, language))
            return Missing([topics[0]], language, used);
        return !used.Contains(line) ? line : english ? $"As I said: {names} first." : $"我说了，先聊{names}。";
    }

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
