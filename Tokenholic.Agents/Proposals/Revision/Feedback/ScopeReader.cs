using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>What a proposal is about: use cases that are to be left out of it.</summary>
internal sealed partial class ScopeReader(Catalog catalog)
{
    /// <summary>Whether a use case is named.</summary>
    public bool Names(string words) => Named(words).Count > 0;

    /// <summary>"代码助手这次先不做", "drop the code assistant": the use case is left out. Who drops a price or a page drops no use case.</summary>
    public IEnumerable<Constraint> Dropped(string words)
    {
        if (OfTheDocument().IsMatch(words))
            return [];
        // "drop the posters, and give the money to video": only what stands in the clause with the verb, or right before it
        var clauses = Clause().Split(words);
        var at = Array.FindIndex(clauses, c => Drop().Match(c) is { Success: true } drop && !Keep().IsMatch(c[..drop.Index]));
        if (at < 0 || OfTheirs().IsMatch(clauses[at]))
            return [];
        var named = Named(clauses[at]);
        return (named.Count > 0 || at == 0 ? named : Named(clauses[at - 1])).Select(u => new Constraint(ConstraintKind.UseCase, u.Id, Negated: true));
    }

    private List<UseCase> Named(string words) => [.. catalog.UseCases.Where(u => UseCaseWords.Of(u.Name.Zh, u).Any(word => UseCaseWords.Stand(words, word)))];

    [GeneratedRegex(@"[，,；;。]|\b(and|but)\b(?= (we|please|the|give|put|move|keep|use))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Clause();

    [GeneratedRegex(@"拿掉|去掉|拿出去|砍掉|删掉|删除|取消|剔除|(先|暂时?|这次|本期|这期|一期|今年)(都|就)?(不做|不上|不搞|别做|别上|不考虑)|(不做|不上|不搞|不要|不需要|用不上)了|放一放|缓一缓|\b(drop|remove|exclude|cancel|descope|skip)\b|\b(leave|take)\b.{0,40}\bout\b|\bwithout\b|(don't|do not|no longer) (need|want)|\bnot (move|migrate)\b|\bout of scope\b|\b(is|are|was) (cancelled|canceled)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Drop();

    [GeneratedRegex(@"(不要|不能|不可以?|不许|别|勿|切勿|don't|do not|not|never|cannot|can't)\s*(把|将)?.{0,8}$", RegexOptions.IgnoreCase)]
    private static partial Regex Keep();

    // "take the half-price batch out for scripts", "剧本的批量价去掉": not the use case goes, but something of it
    [GeneratedRegex(@"批量|缓存|折扣|的\S{0,4}(价|费用?|成本)|\b(batch|cache|caching|discount|half[- ]price|price)\b|\b(take|leave|cut|drop|remove) (that|this|it)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfTheirs();

    [GeneratedRegex(@"[这那]一?(段|节|页|章|句|张|行|列)|章节|段落|图表?(?!像|片|文|生)|措辞|截图|\b(sections?|paragraphs?|pages?|slides?|sentences?|charts?|tables?|columns?|wording|diagram|picture)\b", RegexOptions.IgnoreCase)]
    private static partial Regex OfTheDocument();
}
