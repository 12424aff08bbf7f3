using System.Globalization;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals;

/// <summary>Composes a proposal from a battle map, the knowledge base and the price book, by rules: nothing is said that none of them states.</summary>
public sealed class ProposalComposer(Catalog catalog, TimeProvider time)
{
    private const int PerUseCase = 3;
    private const float LeastAlike = 0.7f;

    /// <summary>The proposal for the customer of a map.</summary>
    public ProposalDocument Compose(BattleMapDocument map, int mapVersion, SourceLibrary library, ReplyLanguage language)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(library);
        var zh = language is ReplyLanguage.Zh;
        var columns = map.UseCases.Select(c => (Column: c, Live: c.Workloads.Where(IsLive).ToList())).Where(c => c.Live.Count > 0).ToList();
        var vendors = columns.SelectMany(c => c.Live).Select(w => w.Vendor).Distinct().ToList();
        var name = (UseCaseColumn column) => column.Name.In(language);

        var (choices, platforms) = (new ChoiceMaker(catalog, map, language), new PlatformWords(catalog, language));
        var recommended = columns.Select(c => (c.Column, c.Live, Said: Recommend(c.Column, library, language).ToList())).ToList();
        var steps = CostWalk.Of([.. columns.SelectMany(c => c.Live.Select(w => (c.Column, w)))], map, library, zh);
        List<ProposalSection> sections =
        [
            new(SectionId.Needs, columns.Count == 0
                ? [Ask("", zh ? "战场图里还没有在用或计划中的工作负载：请先补充战场图，再编写方案。" : "The map has no workload in use or planned: complete the map first.")]
                : [.. columns.SelectMany(c => c.Live.Select(w => Need(name(c.Column), w, platforms, language)))]),
            new(SectionId.Recommendation, [.. recommended.SelectMany(r => r.Said)]),
            new(SectionId.Difference, [.. columns.SelectMany(c => choices.Differences(c.Column, c.Live)), .. Differences(vendors, library, zh)]),
            new(SectionId.Cost, [.. library.Quote("", zh ? "降低成本 上下文缓存 批量推理 价格" : "lower cost context cache batch price", 2), .. library.Quote("", zh ? "选对档位 轻量模型" : "right tier lightweight model", 1)]),
            new(SectionId.Migration, [.. library.Quote("", zh ? "迁移步骤 灰度切流 回退" : "migration steps shift traffic keep the old platform", 5), .. Leaving(columns.SelectMany(c => c.Live), library, zh), .. library.Quote("", zh ? "OpenAI 兼容接口 改三处" : "OpenAI-compatible interface changes three things", 2)]),
            new(SectionId.Risks, [.. library.Quote("", zh ? "迁移风险与回退 承诺用量" : "migration risks commitments way back", 2, "document"), .. library.Quote("", zh ? "数据位置 地域 私网访问" : "data region private link", 2, "document"), .. library.Quote("", zh ? "限流 提额 退避" : "rate limits quota back off", 1)]),
            new(SectionId.Cases, [.. Cases(map.Company, library, zh)]),
            new(SectionId.Questions, [.. columns.SelectMany(c => Questions(name(c.Column), c.Live, language).Concat(c.Live.Select(w => choices.AskWhy(c.Column, w)).OfType<Statement>())).DistinctBy(s => s.Text)]),
        ];

        return new ProposalDocument
        {
            Company = map.Company.Name,
            GeneratedAt = time.GetUtcNow(),
            Language = language,
            MapVersion = mapVersion,
            Sections = sections,
            Choices = [.. recommended.SelectMany(r => choices.Of(r.Column, r.Live, r.Said))],
            CostSteps = steps,
            Diagram = ArchitectureBuilder.Of(
                [.. columns.Select(c => c.Column.Id)], [.. columns.Select(c => name(c.Column))],
                [.. columns.SelectMany(c => c.Live).Select(w => w.Estimate?.OnAliyun).OfType<Cost>().Select(c => choices.NameOf(map.Prices.First(p => p.Id == c.PriceId).Model)).Distinct()], language),
            Costs = [.. columns.SelectMany(c => c.Live.Select(w => CostOf(name(c.Column), w, map, choices, language)))],
            Citations = library.Citations,
        };
    }

    // What an industry usually does is no need of this customer: a supposition stays on the map.
    private static bool IsLive(Workload workload) =>
        workload is { Status: UsageStatus.InUse or UsageStatus.Planned, Hypothesis: null } && workload.UsageLabel is not Label.Assumed && !WorkloadState.IsOut(workload);

    private static Statement Need(string useCase, Workload workload, PlatformWords platforms, ReplyLanguage language)
    {
        var zh = language is ReplyLanguage.Zh;
        return new Statement(
            useCase,
            $"{useCase}{(zh ? "：" : ": ")}{platforms.Today(workload)}{(workload.Estimate is { } e ? VolumeWords.Of(e, null, language) : zh ? "，用量没有依据。" : "; the volume is not known.")}",
            Basis.Map,
            []);
    }

    private IEnumerable<Statement> Recommend(UseCaseColumn column, SourceLibrary library, ReplyLanguage language)
    {
        var name = column.Name.In(language);
        var words = catalog.UseCases.FirstOrDefault(u => u.Id == column.Id) is { } known ? string.Join(' ', (language is ReplyLanguage.Zh ? known.KeywordsZh : known.KeywordsEn).Take(2)) : "";
        if (library.Section(name, catalog.UseCases.FirstOrDefault(u => u.Id == column.Id)?.Name.In(language) ?? name, PerUseCase, "solution") is { Count: > 0 } section)
            return section;
        var quoted = library.Quote(name, language is ReplyLanguage.Zh ? $"{name} {words} 用例与阿里云产品" : $"{name} {words} use case Alibaba Cloud products", PerUseCase, "solution");
        return quoted.Count > 0
            ? quoted
            : [new(name, language is ReplyLanguage.Zh ? "这个用例用哪些产品，待核实后补充。" : "Which products serve this use case is still to be checked.", Basis.Judgement, [])];
    }

    private IEnumerable<Statement> Differences(List<string> vendors, SourceLibrary library, bool zh)
    {
        foreach (var vendor in vendors.Where(v => v is VendorIds.Volcengine or VendorIds.Baidu or VendorIds.Tencent or VendorIds.Overseas))
        {
            var (name, abroad) = (catalog.Vendor(vendor).Name.In(zh ? ReplyLanguage.Zh : ReplyLanguage.En), vendor == VendorIds.Overseas);
            var said = abroad ? library.Section(name, zh ? "与海外闭源模型对位" : "Replacing overseas models", 2, "document") : library.Section(name, zh ? "怎么比" : "How to compare", 2, "price");
            foreach (var statement in said.Count > 0 ? said : library.Quote(name, zh ? $"价格对照 怎么比 {(abroad ? "海外闭源模型对位" : "同类")}" : $"compare prices {(abroad ? "replacing overseas models" : "mix of input and output")}", 2))
                yield return statement;
        }

        if (vendors.Contains(VendorIds.SelfHosted))
        {
            foreach (var statement in library.Quote("", zh ? "专有部署 自有 GPU 代价" : "dedicated deployment own GPUs", 2))
                yield return statement;
        }

        foreach (var statement in library.Quote("", zh ? "第三方与开放权重模型 同一个接口" : "third-party open-weight models same interface", 2))
            yield return statement;
    }

    // What is particular to the platform that is left.
    private static IEnumerable<Statement> Leaving(IEnumerable<Workload> live, SourceLibrary library, bool zh)
    {
        var used = live.ToList();
        bool Uses(string vendor, string model) => used.Exists(w => w.Vendor == vendor && (w.Model ?? "").StartsWith(model, StringComparison.Ordinal));
        return [
            .. Uses(VendorIds.Overseas, "gpt") ? library.Section("", zh ? "从 OpenAI 迁移" : "From OpenAI", 2, "document").Concat(library.Section("", zh ? "从 Azure OpenAI 迁移" : "From Azure OpenAI", 3, "document")) : [],
            .. Uses(VendorIds.Overseas, "claude") ? library.Section("", zh ? "从 Claude 的接口迁移" : "From the interface of Claude", 3, "document").Concat(library.Section("", zh ? "从 AWS Bedrock 迁移" : "From AWS Bedrock", 4, "document")) : [],
            .. Uses(VendorIds.Volcengine, "") ? library.Section("", zh ? "从火山方舟迁移" : "From Volcengine Ark", Uses(VendorIds.Volcengine, "seed") && used.Exists(w => w.Estimate?.Unit is VolumeUnit.VideoTokens) ? 5 : 4, "document") : [],
        ];
    }

    private static IReadOnlyList<Statement> Cases(MapCompany company, SourceLibrary library, bool zh)
    {
        var found = company.Industry is { Length: > 0 } industry ? library.Quote("", industry, 2, "case", LeastAlike) : [];
        return found.Count > 0 ? found
            : [new("", zh ? "没有找到同行业的公开案例：建议先用贵公司自己的数据做一次试点，以结果为准。" : "We found no public case of your industry: we suggest a pilot with your own data, and to go by its result.", Basis.Judgement, [])];
    }

    private static IEnumerable<Statement> Questions(string useCase, List<Workload> live, ReplyLanguage language)
    {
        var zh = language is ReplyLanguage.Zh;
        foreach (var workload in live)
        {
            if (workload.Vendor == VendorIds.Unknown)
                yield return Ask(useCase, zh ? $"{useCase}目前跑在哪个云上，合同到什么时候？" : $"{useCase}: which cloud does it run on, and until when does the contract last?");
            if (workload.Model is null)
                yield return Ask(useCase, zh ? $"{useCase}用的是哪个模型、哪个版本？" : $"{useCase}: which model and version is in use?");
            foreach (var driver in workload.Estimate?.Drivers.Where(d => d.Label is Label.Assumed).Take(2) ?? [])
                yield return Ask(useCase, zh ? $"{useCase}：“{driver.Name.Zh}”实际是多少？（目前按 {Assumed(driver, language)}）" : $"{useCase}: {driver.Name.En}: what is the real figure? (assumed {Assumed(driver, language)})");
        }
    }

    private static string Assumed(Driver driver, ReplyLanguage language)
    {
        if (driver.Unit.Zh is "0–1")
            return language is ReplyLanguage.En ? Percent(driver) : Percent(driver) + " 估算";
        var (value, unit) = (Words.Figure(driver.Value.Mid).In(language), driver.Unit.In(language));
        return language is ReplyLanguage.En ? $"{value} {unit}".TrimEnd() : VolumeWords.Spaced(VolumeWords.Spaced(value, unit), "估算");
    }

    private static string Percent(Driver driver) => string.Create(CultureInfo.InvariantCulture, $"{driver.Value.Mid * 100:0.#}%");

    private static Statement Ask(string useCase, string text) => new(useCase, text, Basis.Judgement, []);

    private static string BySeat(string product, ReplyLanguage language) => language is ReplyLanguage.Zh ? $"{product}（按席位计费，不折算）" : $"{product} (billed by seat)";

    private static CostLine CostOf(string useCase, Workload workload, BattleMapDocument map, ChoiceMaker choices, ReplyLanguage language)
    {
        MapPrice Price(Cost cost) => map.Prices.First(p => p.Id == cost.PriceId);
        string Model(Cost? cost) => cost is null ? "" : choices.NameOf(Price(cost).Model);
        var estimate = workload.Estimate;
        return new CostLine(
            useCase, workload is { SeatProduct: { } seats, Model: null } ? BySeat(seats.In(language), language) : workload.ModelName?.In(language) ?? Model(estimate?.Today), Model(estimate?.OnAliyun), estimate?.Today?.YuanPerMonth.Times(12), estimate?.OnAliyun?.YuanPerMonth.Times(12),
            estimate?.VolumeLabel is Label.Assumed,
            Unverified: new[] { estimate?.Today, estimate?.OnAliyun }.Any(cost => cost is not null && Price(cost).IsUnverified));
    }
}
