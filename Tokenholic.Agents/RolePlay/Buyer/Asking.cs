using System.Text.RegularExpressions;

namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Which sentences and clauses ask, with a question mark or without: people who chat leave it out. Texts are in lower case.</summary>
internal static partial class Asking
{
    /// <summary>Sentences of a text.</summary>
    public static List<string> Sentences(string text) => [.. Ends().Split(text).Select(s => s.Trim()).Where(s => s.Length > 0)];

    /// <summary>Whether a sentence asks.</summary>
    public static bool Is(string sentence) => sentence[^1] is '?' or '？' || Clauses(sentence).Exists(Clause);

    /// <summary>Whether a sentence that asks wants more than yes or no; a proposal of a date or a step wants no more.</summary>
    public static bool IsOpen(string sentence) =>
        WordFinder.Has(sentence, "open_question") && !IsMeeting(sentence) && !(WordFinder.Has(sentence, "closing") && WordFinder.Has(sentence, "step_question"));

    /// <summary>What a sentence says beside its question: "we are the best, do you use Qwen?" praises, too.</summary>
    public static string Beside(string sentence)
    {
        var clauses = Clauses(sentence);
        return string.Join('，', (clauses.Exists(Clause) ? clauses : clauses.Take(clauses.Count - 1)).Where(c => !Clause(c)));
    }

    /// <summary>Whether it only asks for a yes: "is that right?", "did I miss anything?".</summary>
    public static bool IsCheck(string sentence) => Focus(sentence) is var asked && (WordFinder.Has(asked, "summary") || Check().IsMatch(asked));

    /// <summary>Whether it asks leave to go on: "is that all right with you?". "I send you a page, all right?" offers something instead.</summary>
    public static bool IsLeave(string sentence) => Leave().IsMatch(Focus(sentence)) && !Gives().IsMatch(sentence);

    /// <summary>Whether it offers to send or work something out, and asks whether that is all right.</summary>
    public static bool Offers(string sentence) => Leave().IsMatch(Focus(sentence)) && Gives().IsMatch(sentence);

    /// <summary>Whether it asks when one may meet or talk.</summary>
    public static bool IsMeeting(string sentence) => Meeting().IsMatch(sentence);

    /// <summary>Whether it proposes something with a time: "shall we look at twenty of them by Friday?".</summary>
    public static bool Proposes(string sentence) => Proposal().IsMatch(sentence);

    /// <summary>The part of a sentence that asks; its last clause when none does by its words.</summary>
    public static string Focus(string sentence)
    {
        var clauses = Clauses(sentence);
        return clauses.Exists(Clause) ? string.Join('，', clauses.Where(Clause)) : clauses.LastOrDefault() ?? sentence;
    }

    private static List<string> Clauses(string sentence) => [.. Commas().Split(sentence.TrimEnd('。', '.', '?', '？', '~', '～', '!', '！')).Select(c => c.Trim()).Where(c => c.Length > 0)];

    private static bool Clause(string clause)
    {
        var told = WordFinder.Has(clause, "not_asking") || Twice().IsMatch(clause) || Relative().IsMatch(clause) || Exclaims().IsMatch(clause);
        return English().IsMatch(clause) && !told
            || Particle().IsMatch(clause)
            || WordFinder.Has(clause, "invite")
            || (!told && Chinese().IsMatch(clause) && !(Ours().Match(clause) is { Success: true } ours && !clause[..ours.Index].Contains('您', StringComparison.Ordinal) && !clause[..ours.Index].Contains('你', StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"(?<=[。！？!?；;\n])|(?<=\.)\s+", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ends();

    [GeneratedRegex(@"[，,、；;：:—–]+|\s-\s", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Commas();

    [GeneratedRegex(@"^(对吗|对吧|是吗|是吧|没错吧|对不对|是不是这样|这样对吗|我说得对吗|.{0,8}漏.{0,6}(吗|没有?|吧)?)$|^(?:\w+\W+){0,3}(?:right|correct|fair|is that (?:it|fair|right|correct)|is this (?:right|correct)|did i (?:get|miss|hear).*|have i (?:got|missed).*|anything (?:i )?missed|am i right)\W*$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Check();

    [GeneratedRegex(@"(行|可以|好|方便|成|合适|介意|ok)(吗|么|不|吧)[?？]?$|(行不行|可不可以|好不好|方便不方便|介不介意|成不成)$|\b(all right|alright|okay|ok|fine) (with|for|by) you\W*$|^(mind if|do you mind|would you mind|may i|can i ask|could i ask|is (?:it|that) (?:ok|okay|all right|alright|fine)|would it be (?:ok|okay|all right|alright|fine) if|sound good|sounds? ok)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Leave();

    [GeneratedRegex(@"给您(?!们?讲|介绍).{0,16}(一页|一份|测算|报告|清单|方案|书面|答复)|\b(send|give|get) you\b.{0,40}\b(page|calculation|report|list|draft|answer)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Gives();

    [GeneratedRegex(@"(什么时候|哪天|几点|何时|啥时候).{0,4}(有空|方便|有时间)|(有空|方便).{0,6}(再)?(聊|见|碰)|\bwhen (are|would|will) you (be )?(free|available)|\bwhen (would|does|might) (it )?(suit|work) (for )?you|\bwhat (day|time) (works|suits)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"(要不|建议|我们先|咱们先|先拿|先做|先选|先跑|您派|我带|我们来).{0,60}(周|天|月|号|小时|分钟).{0,40}(行吗|可以吗|好吗|行不行|怎么样|如何|合适吗|方便吗|成吗)|\b(could we|can we|shall we|why don't we|how about|what if we)\b.{0,120}\b(weeks?|days?|monday|tuesday|wednesday|thursday|friday|month|minutes|trial)\b", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1000)]
    private static partial Regex Proposal();

    // "What I'd propose", "how they did it": told, not asked.
    [GeneratedRegex(@"^(?:\w+\W+){0,2}(?:what|how|why|where|who|when|which) (?:i|we|they|he|she)(?:'\w+)?\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Relative();

    // "What a factory you have": admired, not asked.
    [GeneratedRegex(@"^(?:what an? (?!(?:normal|typical|usual|busy|bad|good|quiet|average) )|how (?:nice|lovely|great|wonderful|exciting|kind) )", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Exclaims();

    // An order of words that only questions have; small words may lead it.
    [GeneratedRegex(@"^(?:(?:and|so|but|ok|okay|well|right|then|also|maybe|now|sure|great|thanks|perhaps|out of curiosity|in that case|today|roughly|exactly)\W+)*(?:what|what's|how|how's|who|who's|whose|which|why|where|when (?:do|does|did|will|would|is|are|must|should)|do you|do they|does|did|are you|are they|are there|is there|is it|is that|is this|have you|has|can you|could you|would you|will you|any idea|mind if|any chance)\b", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex English();

    [GeneratedRegex(@"[吗呢]$|[^怎这那什要多]么$|[对是]吧$|了没$|[您你].*没有?$|(有没有|是不是|能不能|会不会|要不要|可不可以|愿不愿意|想不想|好不好|对不对|够不够|准不准|稳不稳|急不急|贵不贵)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Particle();

    [GeneratedRegex(@"什么|怎么|怎样|咋|啥|如何|为何|哪|谁|多少|多久|(?<!差不)多[大快长高]|何时|能否|可否|是否|(?<![好这那前后近去十一几没])几[个家次天年月号点成条位人万千]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Chinese();

    // "Pay for as much as you use" says as much twice and asks for nothing.
    [GeneratedRegex(@"(多少|什么|谁|哪里|怎么).{1,6}\1", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Twice();

    // "We helped them find out what can be saved" tells; "you" before it makes a question of it again.
    [GeneratedRegex(@"我们(?!之间|聊|谈)|我司|他们|有家|有个客户|有一家", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Ours();
}
