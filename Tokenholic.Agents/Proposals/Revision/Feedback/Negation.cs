using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Whether words before or after a cue take it back: "we don't need private deployment", "价格不是问题".</summary>
internal static partial class Negation
{
    private const int Reach = 40;

    public static bool Before(string words, int at)
    {
        var from = Math.Max(0, at - Reach);
        var before = words[from..at];
        var clause = before.LastIndexOfAny(['，', ',', '。', ';', '；']);
        before = before[(clause + 1)..];
        return No().IsMatch(before) && !Twice().IsMatch(before);
    }

    public static bool After(string words, int at)
    {
        if (TakenBack().IsMatch(words.AsSpan(at, Math.Min(Reach, words.Length - at))))
            return true;
        var after = words.Substring(at, Math.Min(24, words.Length - at));
        var clause = after.IndexOfAny(['，', ',', '。', ';', '；']);
        return Fine().IsMatch(clause < 0 ? after : after[..clause]);
    }

    [GeneratedRegex(@"(不需要|不用|不必|无需|无须|不要求|没必要|用不着|暂不|不考虑|不打算|不做|并非|没有|不担心|不在乎|don't need|do not need|doesn't need|no need for|not need|not require|don't require|don't want|do not want|without|no longer need|not asking for|not worried about|don't worry about|don't mind|not interested in|\bno (\w+ )?(concerns?|worries|issues?|problems?|objections?|questions?) (about|with|on|regarding|over|around)|\bno\b)\s?[^，,。]{0,14}$", RegexOptions.IgnoreCase)]
    private static partial Regex No();

    [GeneratedRegex(@"不是(说)?不|并非不|不得不|no doubt|not that we don't|(\b(not|never|cannot|nothing|nobody|no)\b|n't\b)[^,.;]*\bwithout\b", RegexOptions.IgnoreCase)]
    private static partial Regex Twice();

    // "what we said of private deployment, we talked about it, it is not needed any more"
    [GeneratedRegex(@"[，,]\s*(现在|就|都|也|还是|先)?(不用|不需要|不要|不做|不上|不搞|取消|算|免)了\s*([，,。；;]|$)|[,;]\s*(but )?(we )?(no longer|don't|do not) (need|want) (it|that|this)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TakenBack();

    [GeneratedRegex(@"(不是(问题|重点|主要|顾虑)|没(有)?(什么|太大|大|其他|其它|别的|更多|任何)?(问题|顾虑|意见|异议|疑问|压力)|不(用)?担心|(?<!不)放心|无所谓|不在意|不成问题|可以接受|能接受|可接受|还行|合理|不重要|不适用|不涉及|无关|用不到|不需要|就不用|免了|(is not|isn't) (an? )?(big |real |major )?(issue|problem|concern|needed|required|necessary)|doesn't matter|does not matter|(is|are|'re|'m|am|looks?|seems?) (all )?(fine|ok|okay|happy|acceptable|reasonable|good)|(is|are)( not|n't) (relevant|applicable)|does(n't| not) apply|not needed|unnecessary)", RegexOptions.IgnoreCase)]
    private static partial Regex Fine();
}
