using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Agents.Proposals;

/// <summary>The products and models recommended for each use case: the model that the map's price comparison fits, and the products that the cited sentences name.</summary>
internal sealed class ChoiceMaker(Catalog catalog, BattleMapDocument map, ReplyLanguage language)
{
    private bool Zh => language is ReplyLanguage.Zh;

    public IEnumerable<Choice> Of(UseCaseColumn column, IReadOnlyList<Workload> live, IReadOnlyList<Statement> said)
    {
        var useCase = column.Name.In(language);
        var studio = KnowledgeProducts.All.First(p => p.Id == "model-studio").Name.In(language);
        foreach (var (cost, unit) in live.Select(w => w.Estimate).OfType<Estimate>().Where(e => e.OnAliyun is not null).Select(e => (e.OnAliyun!, e.Unit)).DistinctBy(c => c.Item1.PriceId))
        {
            var (figures, model) = (Figures(cost, unit), PriceOf(cost).Model);
            var cited = said.Where(s => !NamesAnother(s.Text, model)).SelectMany(s => s.CitationIds).Take(1).ToList();
            yield return new Choice(useCase, studio, NameOf(model), cost.Reason is { } reason ? $"{reason.In(language)}{(Zh ? "；" : "; ")}{figures}" : figures, cited);
        }

        foreach (var product in KnowledgeProducts.All.Where(p => p.Id is not ("model-studio" or "other")))
        {
            if (said.FirstOrDefault(s => s.Basis is Basis.Source && product.Words.Any(w => w.Length > 3 && s.Text.Contains(w, StringComparison.OrdinalIgnoreCase) || s.Text.Contains(product.Name.Zh, StringComparison.Ordinal))) is { } sentence)
                yield return new Choice(useCase, product.Name.In(language), "", sentence.Text, sentence.CitationIds);
        }
    }

    // "Qwen-MT translates" does not bear out that Qwen3.7-Max is recommended.
    private bool NamesAnother(string sentence, string chosen) => catalog.Models.Any(m => m.Owner == VendorIds.Aliyun && m.Id != m.Family && !chosen.StartsWith(m.Id, StringComparison.Ordinal)
        && m.Aliases.Any(alias => alias.Length > 5 && sentence.Contains(alias, StringComparison.OrdinalIgnoreCase)));

    /// <summary>What changes in price against the platform of today; nothing where a side has none.</summary>
    public IEnumerable<Statement> Differences(UseCaseColumn column, IReadOnlyList<Workload> live)
    {
        foreach (var workload in live)
        {
            if (workload.Estimate is not { Today: { } before, OnAliyun: { } after, Unit: var unit } || before.PriceId == after.PriceId)
                continue;
            var (today, aliyun) = (PriceOf(before), PriceOf(after));
            var name = workload.ModelName?.In(language) ?? NameOf(today.Model);
            yield return new Statement(
                catalog.Vendor(workload.Vendor).Name.In(language),
                Zh
                    ? $"{column.Name.Zh}：{name}{(name[^1] > 0x2E80 ? "" : " ")}{Figures(before, unit)}{InPlace(NameOf(aliyun.Model), true)}{Figures(after, unit)}。{Dearer(before, after)}"
                    : $"{column.Name.En}: {name} {Figures(before, unit)}{InPlace(NameOf(aliyun.Model), false)}{Figures(after, unit)}.{Dearer(before, after)}",
                Basis.Map,
                []);
        }
    }

    /// <summary>Asks what else speaks for a move that costs more at list price; nobody here knows, so no reason is given.</summary>
    public Statement? AskWhy(UseCaseColumn column, Workload workload)
    {
        if (workload.Estimate is not { Today: { } before, OnAliyun: { } after } || Surplus(before, after) is not { } percent)
            return null;
        var (useCase, model) = (column.Name.In(language), NameOf(PriceOf(after).Model));
        return new(useCase, Zh
            ? $"{useCase}：换成 {model} 按目录价要贵 {percent}%，除价格外有没有要换的理由？没有的话，这一项建议先不动。"
            : $"{useCase}: {model} costs {percent}% more at list price. Is there a reason other than price to move? If not, we suggest to leave this one as it is.", Basis.Judgement, []);
    }

    private string Dearer(Cost before, Cost after) => Surplus(before, after) is not { } percent ? ""
        : Zh ? $"用量不变时按目录价贵 {percent}%：只有在价格之外另有理由时才值得换，理由待确认。"
        : $" At the same volume this costs {percent}% more at list price: it is worth the move only for a reason other than price, which is still to be confirmed.";

    // A cent of rounding is no difference.
    private static string? Surplus(Cost before, Cost after) =>
        before.YuanPerMonth.Mid > 0 && Math.Round(((after.YuanPerMonth.Mid / before.YuanPerMonth.Mid) - 1) * 100) is >= 1 and var percent ? Words.Plain(percent) : null;

    /// <summary>How the half of the sentence begins that names our model; its price follows.</summary>
    public static string InPlace(string model, bool zh) => zh ? $"；对位的 {model} " : $"; {model} in its place ";

    /// <summary>A model's name in the language.</summary>
    public string NameOf(string model) => ModelNames.Of(catalog, model, language);

    private MapPrice PriceOf(Cost cost) => map.Prices.First(p => p.Id == cost.PriceId);

    private string Figures(Cost cost, VolumeUnit counted) => PriceWords.Of(PriceOf(cost), cost.Volume?.Unit ?? counted, Zh);
}
