using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;

namespace Tokenholic.Agents.Proposals;

/// <summary>How the cost of a year changes step by step, for the workloads whose price is known on both sides: pure arithmetic on the map's own prices.</summary>
internal static class CostWalk
{
    // Assumed, and said so in the step's words: nobody knows a hit rate before it is measured.
    private const int CacheHits = 50; // per cent

    // Nobody waits for the answer.
    private static readonly string[] Patient = ["content_moderation", "marketing_copy", "translation", "script_writing", "data_analysis", "risk_compliance"];

    public static IReadOnlyList<CostStep> Of(IReadOnlyList<(UseCaseColumn Column, Workload Workload)> live, BattleMapDocument map, SourceLibrary library, bool zh)
    {
        var both = live.Where(l => l.Workload.Estimate is { Today: not null, OnAliyun: not null }).Select(l => new Line(l.Column, l.Workload.Estimate!, Price(map, l.Workload.Estimate!.OnAliyun!))).ToList();
        if (both.Count == 0)
            return [];

        var (today, moved) = (Sum(both, l => l.Estimate.Today!.YuanPerMonth), Sum(both, l => l.After));
        List<CostStep> steps =
        [
            new("today", Today(both.Count, both.Count(l => l.Estimate.VolumeLabel is Label.Assumed), zh), today, []),
            new("move", zh ? "换成推荐的模型，用量不变" : "Move to the recommended models, same volume", moved, []),
        ];
        // no vendor grants both on one call: what is sent in batches is reckoned from the price without a cache
        var batched = both.Where(l => l.Price.Batch is not null && Patient.Contains(l.Column.Id)).ToList();
        Add("cache", both.Except(batched).Where(l => l.Price is { CacheHit: not null, Input: > 0 } && l.Estimate.InputShare is not null), l => l.Cached(CacheHits / 100d),
            zh ? $"把固定的前缀放到最前面；按输入的 {CacheHits}% 命中缓存折算，实际命中率须实测" : $"Put fixed prefixes first; reckoned with {CacheHits}% of the input read from the cache, to be measured",
            zh ? "上下文缓存 命中 计费" : "context cache hit price");
        Add("batch", batched, l => l.Batched(),
            zh ? "不要求实时的用例改走批量接口，按不计缓存的价格折算（同一次调用不能叠加两种折扣）" : "Use the batch interface where nobody waits for the answer, reckoned without the cache: one call gets one of the two discounts",
            zh ? "批量推理 价格 一半" : "batch inference half price");
        return steps;

        void Add(string code, IEnumerable<Line> touched, Action<Line> change, string words, string question)
        {
            var names = new List<string>();
            foreach (var line in touched)
            {
                change(line);
                names.Add(zh ? line.Column.Name.Zh : line.Column.Name.En);
            }

            if (names.Count > 0)
                steps.Add(new(code, $"{words}{(zh ? "：" : ": ")}{string.Join(zh ? "、" : ", ", names.Distinct())}", Sum(both, l => l.After), [.. library.Quote("", question, 1).SelectMany(s => s.CitationIds)]));
        }
    }

    /// <summary>The words of the first step; the map's totals leave <paramref name="assumed"/> volumes out, so whoever compares is told; the customer knows no map.</summary>
    public static string Today(int lines, int assumed, bool zh)
    {
        var said = zh ? $"目前：{lines} 个两边都有价格的工作负载" : lines == 1 ? "Today: 1 workload with a price on both sides" : $"Today: {lines} workloads with a price on both sides";
        return assumed == 0 ? said : said + (zh
            ? $"（其中 {assumed} 个的用量是假设）"
            : $" ({assumed} of them with an assumed volume)");
    }

    private static MapPrice Price(BattleMapDocument map, Cost cost) => map.Prices.First(p => p.Id == cost.PriceId);

    private static MapRange Sum(List<Line> lines, Func<Line, MapRange> of) => lines.Aggregate(MapRange.Exactly(0), (sum, line) => sum + of(line)).Times(12);

    private sealed class Line(UseCaseColumn column, Estimate estimate, MapPrice price)
    {
        public UseCaseColumn Column => column;

        public Estimate Estimate => estimate;

        public MapPrice Price => price;

        public MapRange After { get; private set; } = estimate.OnAliyun!.YuanPerMonth;

        // The part of a token's price that is input, and how much of that part the cache saves.
        public void Cached(double hits)
        {
            var (share, input) = (estimate.InputShare!.Value, price.Input!.Value);
            var part = share * input / ((share * input) + ((1 - share) * (price.Output ?? 0)));
            After = After.Times(1 - (part * hits * (1 - (price.CacheHit!.Value / input))));
        }

        public void Batched() => After = After.Times(price.Batch!.Value);
    }
}
