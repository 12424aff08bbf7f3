using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.Proposals.Revision.Rules;

/// <summary>A model of the price book, its name, its list price in words, and what a line of the comparison would cost a year with it.</summary>
internal sealed record PricedModel(string Model, string Name, string ListPrice, MapRange PerYear, bool Unverified);

/// <summary>What the work of a cost line costs with another model: the map's volume, the price book's price, no figure of anybody else.</summary>
internal sealed class Pricing(RevisionInput input)
{
    // From the strongest tier down. A model that is not in here has no smaller sister that the price book knows of.
    private static readonly string[][] Ladders =
    [
        ["qwen3.8-max", "qwen3.7-max", "qwen3-max", "qwen-max", "qwen3.7-plus", "qwen3.6-plus", "qwen3.5-plus", "qwen-plus", "qwen3.6-flash", "qwen-flash"],
        ["qwen3-vl-plus", "qwen3-vl-flash"],
    ];

    private readonly DateOnly _today = DateOnly.FromDateTime(input.Now.UtcDateTime);

    private PriceBook Prices => input.Basis.Prices;

    /// <summary>The next cheaper model for a line, as strong as possible; null where there is none.</summary>
    public PricedModel? Cheaper(CostLine line, Func<string, bool> excluded) =>
        line.AliyunPerYear is not { } now || Id(line.OnAliyun) is not { } current || Array.Find(Ladders, l => l.Contains(current)) is not { } ladder
            ? null
            : ladder.SkipWhile(m => m != current).Skip(1).Where(m => !excluded(m)).Select(m => Price(line, m)).FirstOrDefault(p => p is not null && p.PerYear.Mid < now.Mid * .98);

    /// <summary>The model nearest in price that is allowed; null where there is none.</summary>
    public PricedModel? Instead(CostLine line, Func<string, bool> excluded) =>
        Ladders[0].Append("deepseek-v3.2").Append("kimi-k2").Append("glm-4.6").Where(m => !excluded(m)).Select(m => Price(line, m)).OfType<PricedModel>()
            .MinBy(p => Math.Abs(p.PerYear.Mid - (line.AliyunPerYear?.Mid ?? 0)));

    /// <summary>The line with that model; null when the price book does not list it on Alibaba Cloud, or the map has no volume of text for the line.</summary>
    public PricedModel? Price(CostLine line, string model)
    {
        var rows = Prices.Find(VendorIds.Aliyun, model, _today);
        if (rows is not [{ Unit: PriceUnit.Text, Input: not null, Output: not null } first, ..] || Estimate(line) is not { Unit: VolumeUnit.TextTokens, InputShare: not null } estimate
            || input.Basis.Templates.Templates.FirstOrDefault(t => t.Id == estimate.Template) is not { } template)
            return null;
        var calculator = new CostCalculator(Prices, _today);
        if (calculator.Of(estimate, template, new PriceMatch(rows, "equivalent", null)) is not { } cost)
            return null;
        var price = calculator.Used.First(p => p.Id == cost.PriceId);
        return new(model, Name(first.ListedAs), PriceWords.Of(price, estimate.Unit, input.Current.Language is ReplyLanguage.Zh), cost.YuanPerMonth.Times(12).Times(line.Volume ?? MapRange.Exactly(1)), price.IsUnverified);
    }

    /// <summary>Whether the price book lists the model, or one of its family, on Alibaba Cloud; the id it lists.</summary>
    public string? Listed(string model) =>
        Prices.Find(VendorIds.Aliyun, model, _today) is [{ Unit: PriceUnit.Text }, ..] ? model
        : Prices.Rows.Where(r => r is { Vendor: VendorIds.Aliyun, Unit: PriceUnit.Text, Variant: "", Input: not null, Output: not null } && input.Catalog.Model(r.Model)?.Family == model).OrderByDescending(r => r.AsOf).FirstOrDefault()?.Model;

    /// <summary>The wanted model, or of a wanted family the one nearest in price: who says "Qwen" does not ask for the dearest of them.</summary>
    public PricedModel? Nearest(CostLine line, string wanted, string listed) => listed == wanted
        ? Price(line, listed)
        : OfFamily(wanted).Select(m => Price(line, m)).OfType<PricedModel>()
            .MinBy(p => Math.Abs(p.PerYear.Mid - (line.AliyunPerYear?.Mid ?? 0)));

    // Who says "Qwen" means a model for everything, and not the one for translation.
    private IEnumerable<string> OfFamily(string family)
    {
        List<string> listed = [.. Prices.Rows.Where(r => r.Vendor == VendorIds.Aliyun && input.Catalog.Model(r.Model)?.Family == family).Select(r => r.Model).Distinct()];
        return listed.Exists(Ladders[0].Contains) ? listed.Where(Ladders[0].Contains) : listed;
    }

    /// <summary>The price book's id of a model as a line or a choice writes it: by its name, or, in older versions, by its id.</summary>
    public string? Id(string written) =>
        Prices.Rows.FirstOrDefault(r => r.Vendor == VendorIds.Aliyun && (r.ListedAs == written || r.Model == written || ModelNames.Of(input.Catalog, r.ListedAs, ReplyLanguage.Zh) == written || ModelNames.Of(input.Catalog, r.ListedAs, ReplyLanguage.En) == written))?.Model;

    /// <summary>A model's name in the proposal's language.</summary>
    public string Name(string written) => ModelNames.Of(input.Catalog, written, input.Current.Language);

    /// <summary>Whether a model is the one meant, or of the family that is meant.</summary>
    public bool Is(string model, string meant) => model == meant || input.Catalog.Model(model)?.Family == meant;

    /// <summary>The map's estimate of a line; null when the map or the line in it is gone.</summary>
    public Estimate? Estimate(CostLine line) => (
        from column in input.Map?.UseCases ?? []
        where column.Name.Zh == line.UseCase || column.Name.En == line.UseCase
        from workload in column.Workloads
        where workload.Estimate is not null
        orderby workload.ModelName?.In(input.Current.Language) == line.Today ? 0 : 1, Math.Abs((workload.Estimate!.Today?.YuanPerMonth.Mid * 12 ?? 0) - (line.TodayPerYear?.Mid ?? 0))
        select workload.Estimate).FirstOrDefault();
}
