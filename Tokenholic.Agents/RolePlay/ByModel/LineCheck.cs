using System.Text.RegularExpressions;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.ByModel;

/// <summary>Whether a model's words are words this buyer may say now: nothing leaked, sold, coached, agreed or acted beyond the move.</summary>
internal static partial class LineCheck
{
    private static readonly string[] Selling =
        ["我们的平台", "我们的产品", "我们平台", "我们产品", "我推荐您", "建议您购买", "为您提供", "我可以为您", "百炼", "通义千问", "our platform", "our product", "i recommend", "i can offer", "we offer", "let me show you", "would you like to buy", "model studio", "happy to help"];

    private static readonly string[] Coaching =
        ["你应该问", "您应该问", "你可以这样问", "作为销售", "建议你先", "你的提问", "你的技巧", "加油", "you should ask", "as a salesperson", "as a rep", "a better question", "good technique", "your pitch was", "next time try", "well done"];

    private static readonly string[] Model = ["作为ai", "作为一个ai", "人工智能助手", "语言模型", "系统提示", "as an ai", "language model", "system prompt", "my instructions", "{", "}", "<", ">"];

    // The most a buyer here agrees to is a next step: nobody signs in a first meeting.
    private static readonly string[] Signing =
        ["成交", "签合同", "签约", "我们签", "我们买", "马上采购", "let's sign", "we will sign", "we'll sign", "it's a deal", "we will buy", "we'll buy", "we have a deal", "sold"];

    private static readonly string[] Agreeing = ["我同意", "就这么定", "没问题，定了", "i agree"];

    private static readonly string[] Asking = ["您的预算", "您的痛点", "贵公司", "您目前使用", "your pain points", "your budget", "your company's needs", "how can i help", "有什么可以帮"];

    /// <summary>What is wrong with the line, in plain English for the model; null when it may be said.</summary>
    public static string? Wrong(string line, RolePlaySession session)
    {
        var (setup, turn) = (session.Setup, session.Turns[^1]);
        var (move, language, lower) = (turn.Move!, setup.Language, line.ToLowerInvariant());
        if (line.Length is 0 || line.Contains('\n', StringComparison.Ordinal))
            return "It must be one line.";
        if (!Speech.Fits(line, language))
            return "It is too long for speech.";
        if (Stage().IsMatch(line))
            return "No stage directions, quotation marks or markup.";
        var han = line.Count(c => c is >= '\u4e00' and <= '\u9fff');
        if (language is ReplyLanguage.En ? han > 0 : han * 3 < line.Count(char.IsLetter))
            return "It is in the wrong language.";
        if (Has(lower, Model) || Has(lower, Selling) || Has(lower, Asking))
            return "The buyer neither sells nor assists.";
        if (Has(lower, Coaching))
            return "The buyer does not coach.";
        if (Has(lower, Signing) || (move.Kind is not (MoveKind.Agree or MoveKind.Accept) && Has(lower, Agreeing)))
            return "The buyer does not agree now.";
        return Facts(line, move, session);
    }

    private static string? Facts(string line, BuyerMove move, RolePlaySession session)
    {
        var (language, persona, state) = (session.Setup.Language, session.Setup.Persona, session.State);
        if (persona.Facts.Any(f => !state.Revealed.Contains(f.Topic) && Tells(line, f.Text.In(language))))
            return "It tells what the buyer does not tell yet.";
        if (move.Kind is MoveKind.Reveal)
        {
            var fact = persona.Fact(move.Topic!)!.Text.In(language);
            return Overlap(line, fact) >= .5 && NumbersOf(fact).All(n => line.Contains(n, StringComparison.OrdinalIgnoreCase)) && Strange(line, [fact]) is null ? null : "It must tell the fact of MOVE, with its figures.";
        }

        if (move.Kind is MoveKind.Challenge && !WordFinder.Topics(line.ToLowerInvariant()).Contains(move.Topic) && Overlap(line, RolePlayData.Challenge(move.Challenge)!.In(language)) < .4)
            return "It must raise the point of MOVE.";
        var known = state.Revealed.Select(t => persona.Fact(t)!.Text.In(language)).Append(session.Turns[^1].Text).Append(session.Turns[^2].Text);
        return Strange(line, known);
    }

    /// <summary>A figure that was not on the table is invented.</summary>
    private static string? Strange(string line, IEnumerable<string> known)
    {
        var said = string.Concat(known);
        return NumbersOf(line).Any(n => !said.Contains(n, StringComparison.OrdinalIgnoreCase)) ? "It has a figure of its own." : null;
    }

    private static bool Tells(string line, string fact) =>
        Overlap(line, fact) >= .5 || NumbersOf(fact).Any(n => n.Length > 1 && line.Contains(n, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> NumbersOf(string text) => Figure().Matches(text).Select(m => m.Value);

    /// <summary>How much of the fact's pairs of characters stand in the line.</summary>
    private static double Overlap(string line, string fact)
    {
        var (a, b) = (Pairs(line), Pairs(fact));
        return b.Count is 0 ? 0 : (double)b.Count(a.Contains) / b.Count;
    }

    private static HashSet<string> Pairs(string text)
    {
        var plain = string.Concat(text.ToLowerInvariant().Where(char.IsLetterOrDigit));
        return [.. Enumerable.Range(0, Math.Max(0, plain.Length - 1)).Select(i => plain.Substring(i, 2))];
    }

    private static bool Has(string text, string[] words) => words.Any(w => text.Contains(w, StringComparison.Ordinal));

    [GeneratedRegex(@"[()（）\[\]【】*_#`“”""]|\.\.\.\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Stage();

    [GeneratedRegex(@"\d+(\.\d+)?|[二三四五六七八九十百千万亿两]{2,}|(two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty|ninety|hundred|thousand|million)( (hundred|thousand|million|five|half))*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Figure();
}
