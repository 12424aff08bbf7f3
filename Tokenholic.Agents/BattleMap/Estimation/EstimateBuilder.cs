using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Fills a template for a workload: formula, drivers with their label and reason, and the result. Prices come later.</summary>
internal sealed class EstimateBuilder(EstimationTemplates templates)
{
    /// <summary>The driver that divides a figure among the workloads it is said of.</summary>
    public const string SharingId = "sharing_workloads";

    /// <summary>Every stated quantity an estimate rests on.</summary>
    public static IEnumerable<string> EvidenceOf(Estimate estimate) => estimate.Drivers.SelectMany(d => d.EvidenceIds.Concat(d.ConflictIds));

    /// <summary>What is stated of the work, or null when nothing usable is.</summary>
    public VolumeChoice? Stated(EstimationTemplate template, string unit, IReadOnlyList<BoundFact> facts) => VolumeChoice.Of(Ways(template, unit), facts, templates);

    /// <summary>
    /// The estimate in a unit of the template, or null when nothing honest can be said. A template's default is shared among
    /// <paramref name="assuming"/> workloads and scaled by <paramref name="size"/>, if the company states one.
    /// </summary>
    public Estimate? Build(EstimationTemplate template, string unit, IReadOnlyList<BoundFact> facts, VolumeChoice? choice, int assuming, CompanySize? size, Model? model)
    {
        var metric = choice?.Way.Metric ?? template.Volume?.Metric;
        if (metric is null || (unit == "text_tokens" && template.InputShare is null))
        {
            return null;
        }

        var sharing = choice?.Sharing ?? assuming;
        size = choice is null ? size : null;
        var formula = FormulaFor(template, unit, choice, facts, sharing, size);
        var drivers = Formula.Parse(formula).DriverIds
            .Select(id => id == SharingId ? Sharing(sharing) : id == size?.Metric.Id ? size.Driver : Driver(template, id, metric, choice, facts, model, size))
            .ToList();
        return new Estimate
        {
            Unit = UnitOf(unit),
            Template = template.Id,
            Formula = formula,
            Drivers = drivers,
            PerMonth = Evaluate(formula, drivers),
            VolumeLabel = choice?.Label ?? Label.Assumed,
            InputShare = unit == "text_tokens" ? template.InputShare : null,
            PriceDrivers = unit == "text_tokens"
                ? PriceDrivers.All.Select(id => templates.Driver(template, id)).OfType<TemplateDriver>().Select(d => Default(d.Id, d.Name, d.Unit, d)).ToList() : [],
        };
    }

    /// <summary>The same work in another unit of the template, over the same drivers; null when the estimate lacks one of them.</summary>
    public static CostVolume? InUnit(Estimate estimate, EstimationTemplate template, string unit)
    {
        // the count is whatever precedes the consumption in the estimate's own formula
        var own = template.Consumption[Name(estimate.Unit)];
        var tail = own["{count}".Length..];
        if (!estimate.Formula.EndsWith(tail, StringComparison.Ordinal) || !template.Consumption.TryGetValue(unit, out var consumption))
        {
            return null;
        }

        var formula = consumption.Replace("{count}", estimate.Formula[..^tail.Length], StringComparison.Ordinal);
        return Formula.Parse(formula).DriverIds.All(id => estimate.Drivers.Any(d => d.Id == id))
            ? new CostVolume(UnitOf(unit), formula, Evaluate(formula, estimate.Drivers))
            : null;
    }

    /// <summary>
    /// The same count of work consumed as another template or unit has it: drivers that both have keep their value, the others are
    /// the template's defaults. Null when the template can say nothing honest.
    /// </summary>
    public Estimate? Moved(Estimate? before, EstimationTemplate template, string unit, Model? model)
    {
        var assumed = Build(template, unit, [], null, 1, null, model);
        if (assumed is null || before is null)
        {
            return assumed;
        }

        var own = templates.For(before.Template)?.Consumption.GetValueOrDefault(Name(before.Unit));
        var tail = own?["{count}".Length..];
        var formula = before.Template == template.Id && tail is not null && before.Formula.EndsWith(tail, StringComparison.Ordinal)
            ? template.Consumption[unit].Replace("{count}", before.Formula[..^tail.Length], StringComparison.Ordinal) : assumed.Formula;
        var drivers = Formula.Parse(formula).DriverIds
            .Select(id => before.Drivers.FirstOrDefault(d => d.Id == id) ?? assumed.Drivers.FirstOrDefault(d => d.Id == id) ?? Driver(template, id, "", null, [], model, null)).ToList();
        return assumed with
        {
            Formula = formula, Drivers = drivers, PerMonth = Evaluate(formula, drivers),
            VolumeLabel = drivers.Exists(d => before.Drivers.Contains(d) && d.IsVolume) ? before.VolumeLabel : Label.Assumed,
        };
    }

    /// <summary>A formula over an estimate's drivers.</summary>
    public static MapRange Evaluate(string formula, IReadOnlyList<Driver> drivers) =>
        Formula.Parse(formula).Evaluate(drivers.ToDictionary(d => d.Id, d => d.Value));

    /// <summary>The unit's name in templates.</summary>
    public static string Name(VolumeUnit unit) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(unit.ToString());

    private static VolumeUnit UnitOf(string unit) => Enum.GetValues<VolumeUnit>().First(u => Name(u) == unit);

    /// <summary>Stated tokens say most; stated calls come after what counts the work itself.</summary>
    private static List<VolumeWay> Ways(EstimationTemplate template, string unit)
    {
        var ways = template.Ways.ToList();
        if (unit is "text_tokens" or "video_tokens")
        {
            ways.Insert(0, new VolumeWay { Metric = Metrics.Tokens, Scope = FactScope.Any, Formula = "{count}" });
        }

        if (template.TokensPerCall is not null)
        {
            ways.Add(new VolumeWay { Metric = Metrics.Calls, Scope = FactScope.Any, Formula = "{count} * tokens_per_call" });
        }

        return ways;
    }

    private static string FormulaFor(EstimationTemplate template, string unit, VolumeChoice? choice, IReadOnlyList<BoundFact> facts, int sharing, CompanySize? size)
    {
        var pieces = StatedPieces.FormulaOf(template, unit, choice, facts);
        var count = choice is null ? template.Volume!.Metric + size?.InFormula
            : (pieces is null ? null : StatedPieces.CountOf(template, choice)) ?? choice.Way.Count ?? choice.Way.Metric;
        if (sharing > 1)
        {
            count += " / " + SharingId;
        }

        return (pieces ?? choice?.Way.Formula ?? template.Consumption[unit]).Replace("{count}", count, StringComparison.Ordinal);
    }

    private Driver Driver(EstimationTemplate template, string id, string metric, VolumeChoice? choice, IReadOnlyList<BoundFact> facts, Model? model, CompanySize? size)
    {
        if (id == metric)
        {
            return Volume(template, id, choice, size);
        }

        var known = id == Metrics.TokensPerCall
            ? new TemplateDriver
            {
                Id = id, Metric = id, Name = new("每次调用 token", "tokens per call"), Unit = new("token", "tokens"),
                Low = template.TokensPerCall!.Low, Mid = template.TokensPerCall.Mid, High = template.TokensPerCall.High,
                Reason = template.TokensPerCall.Reason, Source = template.TokensPerCall.Source,
            }
            : id == Metrics.TokensPerPiece && templates.Metric(id) is { } piece
            ? new TemplateDriver { Id = id, Metric = id, Name = piece.Name, Unit = piece.Unit, Low = 0, Mid = 0, High = 0, Reason = new("", ""), Source = "" }
            : templates.Driver(template, id) ?? throw new FormulaException(FormulaProblem.UnknownDriver, id);
        return Stated(known, facts) ?? Default(known.Id, known.Name, known.Unit, (TemplateRange?)OfFamily(known, model) ?? known);
    }

    /// <summary>A default of the model's own family goes before the general one.</summary>
    private static FamilyRange? OfFamily(TemplateDriver driver, Model? model) => model is null ? null
        : driver.ByFamily.FirstOrDefault(f => model.Family.StartsWith(f.Family, StringComparison.Ordinal) || model.Id.StartsWith(f.Family, StringComparison.Ordinal));

    private Driver Volume(EstimationTemplate template, string id, VolumeChoice? choice, CompanySize? size)
    {
        var metric = templates.Metric(id) ?? throw new FormulaException(FormulaProblem.UnknownDriver, id);
        if (choice is null)
        {
            var assumed = Default(id, metric.Name, metric.Unit, template.Volume!) with { IsVolume = true };
            return size is null ? assumed : assumed with { Reason = new(assumed.Reason.Zh + size.Says.Zh, assumed.Reason.En + size.Says.En) };
        }

        return Quoted(id, metric.Name, metric.Unit, choice.Value) with { IsVolume = true };
    }

    /// <summary>What the company states of a driver replaces the template's default.</summary>
    private Driver? Stated(TemplateDriver driver, IReadOnlyList<BoundFact> facts)
    {
        if (driver.Metric is null || templates.Metric(driver.Metric) is not { } metric)
        {
            return null;
        }

        var stated = facts.Select(f => f.Volume).Where(v => v.Fact.Metric == metric.Id && v.Fact.Low > 0 && (metric.Kind != "ratio" || v.Fact.High <= 1));
        return StatedValue.Of(stated, metric.Kind) is { } value ? Quoted(driver.Id, driver.Name, driver.Unit, value) : null;
    }

    /// <summary>A driver with a value that quotes state.</summary>
    public static Driver Quoted(string id, LocalizedText name, LocalizedText unit, StatedValue value) => new()
    {
        Id = id, Name = name, Unit = unit, Value = value.Value, Label = value.Label, Reason = value.Reason,
        EvidenceIds = value.Supporting.Select(s => s.Evidence.Id).ToList(),
        ConflictIds = value.Conflicting.Select(s => s.Evidence.Id).ToList(),
    };

    private static Driver Default(string id, LocalizedText name, LocalizedText unit, TemplateRange range) => new()
    {
        Id = id, Name = name, Unit = unit, Value = new(range.Low, range.Mid, range.High), Label = Label.Assumed,
        Learned = range.Source == LearnedDefault.Source ? true : null,
        Reason = range.Source == LearnedDefault.Source ? range.Reason : range.Source == "judgement"
            ? new($"模板默认：{range.Reason.Zh}（经验判断，待校准）。", $"Template: {range.Reason.En} (judgement, to be calibrated).")
            : new($"模板默认：{range.Reason.Zh}（{range.Source}）。", $"Template: {range.Reason.En} ({range.Source})."),
    };

    private static Driver Sharing(int workloads) => new()
    {
        Id = SharingId, Name = new("分摊的工作负载数", "workloads that share it"), Unit = new("个", "workloads"),
        Value = MapRange.Exactly(workloads), Label = Label.Inferred,
        Reason = new($"这个数字是整个用例的，由 {workloads} 个工作负载平分，避免重复计算。", $"The figure is of the whole use case; {workloads} workloads share it equally, so that it counts once."),
    };
}
