using System.Text.RegularExpressions;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Reads a rep's message by rules: word lists of the data file, the shape of its sentences, and the claim check.</summary>
internal static partial class MessageReader
{
    /// <summary>What is read of a message; the rest of it is only long.</summary>
    public const int Read = 2_000;

    // So much said beside a question is more than its introduction.
    private const int Proposed = 24;

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

        if (WordFinder.Has(lower, "greeting") && length <= (language is ReplyLanguage.En ? 16 : 30) && !Pitches(lower) && !Asking.Sentences(lower).Exists(Asking.Is) && !said.Any())
            return new([MessageKind.Greeting], [], 0, length);
        if (said.Any(s => Similar(s.Trim().ToLowerInvariant(), lower)))
            kinds.Add(MessageKind.Repeated);
        if (length > longest)
            kinds.Add(MessageKind.TooLong);
        var sentences = Asking.Sentences(lower);
        var questions = sentences.Where(Asking.Is).ToList();
        var statements = sentences.Except(questions).ToList();
        // A proposal may end in a question; who only shows understanding has not answered.
        var statement = string.Join(' ', statements.Concat(questions.Where(q => !Asking.IsOpen(q)).Select(Asking.Beside).Where(b => b.Length >= Proposed || StatedPrice.Mentioned(b))).Where(s => !Understanding(s)));
        var told = string.Join(' ', sentences.Select(s => questions.Contains(s) ? Asking.Beside(s) : s));
        // "Is that right?" asks for a yes, not for more.
        var asking = questions.Where(q => !Asking.IsCheck(q) || (Asking.IsLeave(q) && !WordFinder.Has(q, "summary") && !WordFinder.Has(q, "closing"))).ToList();
        if (asking.Exists(Asking.IsOpen))
            kinds.Add(MessageKind.OpenQuestion);
        else if (questions.Count > 0)
            kinds.Add(MessageKind.ClosedQuestion);
        if (Pitches(told) || Praise().IsMatch(told))
            kinds.Add(MessageKind.Pitch);
        // Who does not know shows nothing.
        var shown = string.Join(' ', sentences.Where(s => !WordFinder.Has(s, "unsure")).Select(s => questions.Contains(s) ? Asking.Beside(s) : s));
        if (WordFinder.Has(shown, "proof") || Story().IsMatch(shown))
            kinds.Add(MessageKind.Proof);
        // Who praises the offer "indeed" shows no understanding.
        Add(kinds, string.Join(' ', sentences.Where(s => !Pitches(s))), MessageKind.Empathy, "empathy");
        Add(kinds, lower, MessageKind.Summary, "summary");
        // "How would you know that the pilot worked?" proposes nothing.
        var proposed = string.Join(' ', sentences.Where(s => !asking.Contains(s) || !Asking.IsOpen(s)));
        Add(kinds, proposed, MessageKind.Closing, "closing");
        // Asking for a date to meet proposes, too, and asks for none of the customer's.
        var meeting = asking.Exists(Asking.IsMeeting);
        if ((meeting || asking.Exists(Asking.Proposes)) && !kinds.Contains(MessageKind.Closing))
            kinds.Add(MessageKind.Closing);
        Add(kinds, lower, MessageKind.Pressure, "pressure");
        Add(kinds, told, MessageKind.Dismissal, "dismissal");
        if (WordFinder.Has(WordFinder.Without(told, "no_promise"), "overpromise") && !WordFinder.Has(lower, "negation"))
            kinds.Add(MessageKind.Overpromise);
        if (ClaimCheck.Of(whole.Length > Read ? whole[..Read] : whole, day, sources).Any(c => c.Verdict is ClaimVerdict.Wrong))
            kinds.Add(MessageKind.WrongClaim);
        // What the last clause asks for comes first, then what stands beside it: "quality and speed: which indicators?"
        string[] asked = [.. asking.SelectMany(q => WordFinder.Subjects(Asking.Focus(q))).Concat(asking.Where(q => !Pitches(q)).SelectMany(WordFinder.Subjects)).Distinct().Where(t => !meeting || t is not "timeline")];
        if (kinds.Contains(MessageKind.Summary) && kinds.Contains(MessageKind.ClosedQuestion))
            asked = [];
        if (asked.Length is 0 && asking.Exists(q => WordFinder.Has(q, "anything_else")))
            kinds.Add(MessageKind.AnythingElse);
        else if (asking.Count > 0 && asking.TrueForAll(Asking.IsLeave) && !kinds.Contains(MessageKind.Closing))
            kinds.Add(MessageKind.Permission);
        if ((WordFinder.Has(lower, "unsure") && WordFinder.Has(lower, "comes_back")) || asking.Exists(Asking.Offers))
            kinds.Add(MessageKind.Deferral);
        string[] stated = [.. WordFinder.Topics(statement).Concat(StatedPrice.Mentioned(statement) ? ["cost"] : []).Distinct()];
        if (statement.Length >= 8 && (stated.Length > 0 || kinds.Contains(MessageKind.Proof)))
            kinds.Add(MessageKind.Answer);
        // A date or a figure is evidence only in an answer.
        if (kinds.Contains(MessageKind.Proof) && statement.Length < 8)
            kinds.Remove(MessageKind.Proof);
        // Papers sent along with an answer are part of it.
        if ((kinds.Contains(MessageKind.Answer) || kinds.Contains(MessageKind.Deferral)) && !WordFinder.Has(WordFinder.Without(proposed, "sending"), "closing") && !meeting && !asking.Exists(Asking.Proposes))
            kinds.Remove(MessageKind.Closing);
        string[] topics = [.. asked.Union(stated)];
        if (WordFinder.Has(lower, "off_topic") && topics.Length is 0)
            return new([MessageKind.OffTopic], [], questions.Count, length);
        return new(kinds, topics, questions.Count, length) { Asked = asked, Stated = stated };
    }

    // A short sentence of sympathy, and no more.
    private static bool Understanding(string sentence) => sentence.Length <= (sentence.Any(c => c is >= '\u4e00' and <= '\u9fff') ? 16 : 60) && WordFinder.Has(sentence, "empathy");

    // Who says where they come from praises nothing yet.
    private static bool Pitches(string text) => WordFinder.Has(WordFinder.Without(text, "introduction"), "pitch");

    private static void Add(List<MessageKind> kinds, string text, MessageKind kind, string words)
    {
        if (WordFinder.Has(text, words))
            kinds.Add(kind);
    }

    private static MessageKind? Odd(string text, ReplyLanguage language)
    {
        if (text.Length is 0 || text.All(c => char.IsWhiteSpace(c) || c is '.' or '。' or '…') || Hums().IsMatch(text))
            return MessageKind.Nothing;
        if (WordFinder.Has(text, "injection"))
            return MessageKind.Injection;
        if (WordFinder.Has(text, "insult"))
            return MessageKind.Insult;
        if (Code().IsMatch(text) || text.Count(c => c is '{' or '}' or ';' or '<' or '>' or '=' or '(' or ')') * 8 > text.Length)
            return MessageKind.Code;
        var letters = text.Where(char.IsLetter).ToList();
        if (letters.Count < 2 || (text.Distinct().Count() < 3 && text.Length > 3) || letters.Count * 3 < text.Length || Mash().IsMatch(text) || Sounds().IsMatch(text))
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

    [GeneratedRegex(@"<script|select \*|drop table|function ?\(|def \w+\(|console\.|import \w+ from|public (class|static)|</\w+>|=>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Code();

    // We, and how good we are.
    [GeneratedRegex(@"(我们|咱们|我司).{0,24}((非常|特别|很|都|相当|极其|超级)(好(?!奇)|强|快|稳|准|成熟|丰富|齐全|领先|优秀|厉害|完善|不错)|最(强|快|稳|准|全|高|领先|成熟))|\b(we|our|us)\b.{0,50}\b(really|very|super|extremely|incredibly|so|most)\s+(good|great|strong|fast|accurate|powerful|stable|mature|advanced|cheap|competitive|happy with us)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Praise();

    // Another customer, and a figure of theirs.
    [GeneratedRegex(@"(有家|有一家|有个|有一个|一家|某家|隔壁|同行|帮.{0,8}[行家店厂校司院]).{0,80}(\d|[一二三四五六七八九十百千万两半]+\s*(成|倍|个点|天|周|个月|小时|秒|条|万))|\b(a|an|another|one)\b.{0,50}\b(chain|bank|lender|hotel|airline|carrier|publisher|studio|platform|start-?up|agency|university|retailer|insurer|school|maker|company|shop|firm|customer|client|brand|hospital|plant|factory|team|business|group)\b.{0,160}(\d|percent|per cent|\bhalf\b|\bthird\b|\bweeks\b|\bmonths\b)", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Story();

    // Who only hums listens, and leaves it to the other to go on.
    [GeneratedRegex(@"^\W*(?:[嗯唔哦噢喔啊呃额]|m+h*m*|u+m+|u+h+[\s-]?h*u*h*|h+m+|er+m?)(?:\W*(?:[嗯唔哦噢喔啊呃额]|m+h*m*|u+m+|u+h+|h+m+|er+m?)){0,3}\W*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hums();

    // Sounds, and sounds only.
    [GeneratedRegex(@"^[咕噜哈嗯啊呃哦噢呀嘿嘻呵吧啦嘟哒喵汪额唔\s，。！!,.~～]+$|^(?:(?:blah|wibble|wobble|hm+|um+|uh+|er+|la|lol|ha(?:ha)+|yada|bla|foo|bar|dum|di|na|ooh|aah)\W*)+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sounds();

    // A run of letters without a vowel, one long word of nothing, or one syllable over and over.
    [GeneratedRegex(@"^\W*(\w{1,4})(\W*\1){2,}\W*$|^\W*([bcdfghjklmnpqrstvwxz]{5,}|(\w)\4{4,}|asdf\w*|qwer\w*)\W*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mash();
}
