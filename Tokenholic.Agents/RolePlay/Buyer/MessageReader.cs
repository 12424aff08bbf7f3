using System.Text.RegularExpressions;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Reads a rep's message by rules: word lists of the data file, the shape of its sentences, and the claim check.</summary>
internal static partial class MessageReader
{
    /// <summary>What is read of a message; the rest of it is only long.</summary>
    public const int Read = 2_000;

    /// <summary>A message in the language of a meeting with that many characters (words in English) at most; <paramref name="said"/> are earlier ones the buyer answered.</summary>
    public static MessageReading Of(string text, ReplyLanguage language, int longest, IEnumerable<string> said, DateOnly day, ClaimSources? sources = null)
    {
        var whole = text.Trim();
        var length = language is ReplyLanguage.En ? whole.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length : whole.Length;
        var lower = (whole.Length > Read ? whole[..Read] : whole).ToLowerInvariant();
        var kinds = new List<MessageKind>();
        if (Odd(lower, language) is { } odd)
        {
            kinds.Add(odd);
            return new(kinds, [], 0, length);
        }

        if (WordFinder.Has(lower, "greeting") && length <= (language is ReplyLanguage.En ? 16 : 30) && !WordFinder.Has(lower, "pitch") && !Sentences(lower).Exists(IsQuestion) && !said.Any())
            return new([MessageKind.Greeting], [], 0, length);
        if (said.Any(s => Similar(s.Trim().ToLowerInvariant(), lower)))
            kinds.Add(MessageKind.Repeated);
        if (length > longest)
            kinds.Add(MessageKind.TooLong);
        var sentences = Sentences(lower);
        var questions = sentences.Where(IsQuestion).ToList();
        var statements = sentences.Except(questions).ToList();
        var statement = string.Join(' ', statements);
        if (questions.Exists(IsOpen))
            kinds.Add(MessageKind.OpenQuestion);
        else if (questions.Count > 0)
            kinds.Add(MessageKind.ClosedQuestion);
        Add(kinds, statement, MessageKind.Pitch, "pitch");
        Add(kinds, lower, MessageKind.Proof, "proof");
        // Who praises the offer "indeed" shows no understanding.
        Add(kinds, string.Join(' ', sentences.Where(s => !WordFinder.Has(s, "pitch"))), MessageKind.Empathy, "empathy");
        Add(kinds, lower, MessageKind.Summary, "summary");
        Add(kinds, lower, MessageKind.Closing, "closing");
        Add(kinds, lower, MessageKind.Pressure, "pressure");
        if (WordFinder.Has(lower, "overpromise") && !WordFinder.Has(lower, "negation"))
            kinds.Add(MessageKind.Overpromise);
        if (ClaimCheck.Of(whole.Length > Read ? whole[..Read] : whole, day, sources).Any(c => c.Verdict is ClaimVerdict.Wrong))
            kinds.Add(MessageKind.WrongClaim);
        string[] asked = [.. WordFinder.Topics(string.Join(' ', questions))];
        string[] stated = [.. WordFinder.Topics(statement)];
        if (statement.Length >= 8 && (stated.Length > 0 || kinds.Contains(MessageKind.Proof)))
            kinds.Add(MessageKind.Answer);
        // A date or a figure is evidence only in an answer.
        if (kinds.Contains(MessageKind.Proof) && statement.Length < 8)
            kinds.Remove(MessageKind.Proof);
        string[] topics = [.. asked.Union(stated)];
        if (WordFinder.Has(lower, "off_topic") && topics.Length is 0)
            return new([MessageKind.OffTopic], [], questions.Count, length);
        return new(kinds, topics, questions.Count, length) { Asked = asked, Stated = stated };
    }

    /// <summary>Sentences of a text.</summary>
    public static List<string> Sentences(string text) => [.. Ends().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0)];

    private static void Add(List<MessageKind> kinds, string text, MessageKind kind, string words)
    {
        if (WordFinder.Has(text, words))
            kinds.Add(kind);
    }

    /// <summary>Whether a sentence, in lower case, asks.</summary>
    public static bool IsQuestion(string sentence) => sentence[^1] is '?' or '？' || sentence.TrimEnd('。', '.') is { Length: > 1 } s && (s[^1] is '吗' or '呢' || WordFinder.Has(s, ["tell me about", "tell me more", "walk me through", "说说您", "介绍一下您", "介绍一下你们", "聊聊您"]));

    private static bool IsOpen(string sentence) => WordFinder.Has(sentence, "open_question");

    private static MessageKind? Odd(string text, ReplyLanguage language)
    {
        if (text.Length is 0 || text.All(c => char.IsWhiteSpace(c) || c is '.' or '。' or '…'))
            return MessageKind.Nothing;
        if (WordFinder.Has(text, "injection"))
            return MessageKind.Injection;
        if (WordFinder.Has(text, "insult"))
            return MessageKind.Insult;
        if (Code().IsMatch(text) || text.Count(c => c is '{' or '}' or ';' or '<' or '>' or '=' or '(' or ')') * 8 > text.Length)
            return MessageKind.Code;
        var letters = text.Where(char.IsLetter).ToList();
        if (letters.Count < 2 || (text.Distinct().Count() < 3 && text.Length > 3) || letters.Count * 3 < text.Length || (Mash().IsMatch(text) && letters.TrueForAll(char.IsAscii)))
            return MessageKind.Nonsense;
        var han = letters.Count(c => c is >= '\u4e00' and <= '\u9fff');
        var kana = letters.Exists(c => c is >= '\u3040' and <= '\u30ff');
        var ascii = letters.Count(char.IsAscii);
        var foreign = language is ReplyLanguage.En ? letters.Count - ascii > letters.Count / 3 : kana || (han * 8 < letters.Count && letters.Count > 8);
        return foreign ? MessageKind.OtherLanguage : null;
    }

    /// <summary>Nearly the same: nine in ten pairs of characters, or words.</summary>
    private static bool Similar(string a, string b)
    {
        if (a.Length < 4 || b.Length < 4)
            return a == b;
        var (x, y) = (Pairs(a), Pairs(b));
        var common = x.Count(y.Contains);
        return common >= .88 * (x.Count + y.Count - common);
    }

    private static HashSet<string> Pairs(string text)
    {
        var read = text.Length > Read ? text[..Read] : text;
        // English sentences share most pairs of letters; their words tell them apart.
        return read.Any(c => c is >= '\u4e00' and <= '\u9fff') ? [.. Enumerable.Range(0, read.Length - 1).Select(i => read.Substring(i, 2))] : [.. read.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    [GeneratedRegex(@"(?<=[。！？!?；;\n])|(?<=\.)\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"<script|select \*|drop table|function ?\(|def \w+\(|console\.|import \w+ from|public (class|static)|</\w+>|=>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    // A run of letters without a vowel, or one long word of nothing.
    [GeneratedRegex(@"^\W*([bcdfghjklmnpqrstvwxz]{5,}|(\w)\2{4,}|asdf\w*|qwer\w*)\W*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mash();
}
