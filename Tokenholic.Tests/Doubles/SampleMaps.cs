using System.Security.Cryptography;
using System.Text;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Doubles;

/// <summary>A finished map of a company that does not exist, with one cell of every kind, for tests of screens and exports.</summary>
public static class SampleMaps
{
    private static readonly DateTimeOffset At = new(2026, 11, 22, 9, 30, 0, TimeSpan.FromHours(8));

    /// <summary>The text of page p1.</summary>
    public const string NewsText = "星屿短剧客服已接入豆包1.6，每天处理约30万次会话。\n视频生产线采用Seedance 2.0，每月产出约1200分钟成片。\n剧本团队使用通义千问写初稿。\n公司计划在2027年引入代码助手。";

    /// <summary>The text of page p2.</summary>
    public const string InterviewText = "星屿短剧 CTO：客服机器人每月约 600 万次会话。\n海报曾用 Midjourney，现已停用。\n审核跑在自建机房的 Qwen3-32B 上。\n我们没有接入文心一言做翻译。";

    /// <summary>星屿短剧 (Starisle Shorts): facts, inferences, assumptions, a conflict, self-hosted, planned, past and denied.</summary>
    public static BattleMapDocument Starisle { get; } = EditedMap.With(Build(), w => w, Catalog.Default);

    /// <summary>The same company when nothing at all was found.</summary>
    public static BattleMapDocument Empty { get; } = Starisle with
    {
        Evidence = [],
        UseCases = [],
        Prices = [],
        Facts = [],
        Rejected = [],
        Totals = new() { Known = new() { Workloads = 0 }, Assumed = new() { Workloads = 0 }, ByVendor = [] },
    };

    private static BattleMapDocument Build()
    {
        var chat = Text("customer_service", "conversations * tokens_per_conversation", .8, Label.Fact,
            Given("conversations", "会话数", "conversations", "次/月", "a month", new(6e6, 9.125e6, 9.125e6), ["e2"], ["e7"],
                "“每天处理约30万次会话” × 365 ÷ 12；另一处同期说法每月 600 万次，已把下限放宽。", "“30万 a day” × 365 ÷ 12; another statement of the same time says 6 million a month, which widened the lower bound."),
            Default("tokens_per_conversation", "每次会话 token", "tokens per conversation", "token", "tokens", new(2400, 4800, 12000)))
            .Priced("volcengine/doubao-seed-1.6", "model", .8, 8, "aliyun/qwen3.5-plus", .8, 4.8);
        var video = Build(VolumeUnit.VideoTokens, "video_generation", "video_minutes * 60 / clip_yield * tokens_per_second", null, Label.Fact,
            Given("video_minutes", "成片分钟数", "finished minutes", "分钟/月", "minutes a month", MapRange.Exactly(1200), ["e4"], [], "“每月产出约1200分钟成片”。", "“1200 minutes of finished film a month”."),
            Default("clip_yield", "成片率", "usable share of clips", "", "", new(.2, .5, .9)),
            Default("tokens_per_second", "每秒 token（720p、24 帧）", "tokens per second (720p, 24 fps)", "token", "tokens", new(9801, 21780, 49005)));
        video = video with { Today = new() { PriceId = "volcengine/doubao-seedance-2.0", Basis = "model", YuanPerMonth = video.PerMonth.Times(46e-6) } };
        var script = Text("script_writing", "scripts * tokens_per_script", .4, Label.Assumed,
            Default("scripts", "剧本数", "scripts", "部/月", "a month", new(5, 20, 80)) with { IsVolume = true },
            Default("tokens_per_script", "每部 token", "tokens per script", "token", "tokens", new(2e5, 6e5, 2e6)))
            .Priced("aliyun/qwen3-max", "family", 2.5, 10, "aliyun/qwen3-max", 2.5, 10);
        var moderation = Text("content_moderation", "documents * tokens_per_document", .95, Label.Assumed,
            Default("documents", "审核条数", "items reviewed", "条/月", "a month", new(1e5, 1e6, 1e7)) with { IsVolume = true },
            Default("tokens_per_document", "每条 token", "tokens per item", "token", "tokens", new(400, 800, 1600)))
            .Priced(null, "", 0, 0, "aliyun/qwen-flash", .15, 1.5);
        var coding = Text("coding", "developers * tokens_per_developer", .95, Label.Assumed,
            Default("developers", "开发人数", "developers", "人", "people", new(20, 60, 200)) with { IsVolume = true },
            Default("tokens_per_developer", "每人每月 token", "tokens per developer a month", "token", "tokens", new(5e6, 3e7, 2e8)))
            .Priced(null, "", 0, 0, "aliyun/qwen3-coder-plus", 4, 16);

        Workload[] all =
        [
            Cell("w1", "script_writing", "aliyun", "qwen", "通义千问", "Qwen", UsageStatus.InUse, Label.Fact, ["e5"], script, "keep"),
            Cell("w2", "image_generation", "overseas", "midjourney", "Midjourney", "Midjourney", UsageStatus.Past, Label.Fact, ["e8"], null, "none"),
            Cell("w3", "video_generation", "volcengine", "seedance-2.0", "Seedance 2.0", "Seedance 2.0", UsageStatus.InUse, Label.Fact, ["e3"], video, "win"),
            Cell("w4", "customer_service", "volcengine", "doubao-1.6", "豆包 1.6", "Doubao 1.6", UsageStatus.InUse, Label.Fact, ["e1"], chat, "win"),
            Cell("w5", "coding", "unknown", null, null, null, UsageStatus.Planned, Label.Inferred, ["e6"], coding, "open"),
            Cell("w6", "content_moderation", "self_hosted", "qwen3-32b", "Qwen3-32B", "Qwen3-32B", UsageStatus.InUse, Label.Fact, ["e9"], moderation, "win"),
            Cell("w7", "translation", "baidu", "ernie", "文心一言", "ERNIE", UsageStatus.Denied, Label.Fact, ["e10"], null, "none"),
        ];
        (string Id, string Zh, string En, string[] Cells)[] columns =
        [
            ("script_writing", "剧本创作", "Script writing", ["w1"]), ("image_generation", "图像生成", "Image generation", ["w2"]),
            ("video_generation", "视频制作", "Video generation", ["w3"]), ("customer_service", "智能客服", "Customer service", ["w4"]),
            ("coding", "代码研发", "Coding", ["w5"]), ("content_moderation", "内容审核", "Content moderation", ["w6"]), ("translation", "翻译", "Translation", ["w7"]),
        ];

        return new()
        {
            Company = new("星屿短剧", ["http://starisle.example/"], "短剧", Fictional: true),
            GeneratedAt = At,
            Language = ReplyLanguage.Zh,
            Pages = [Page("p1", "http://starisle.example/news/ai", "星屿短剧的AI生产线", SourceTier.OwnSite, NewsText), Page("p2", "http://press.example/interview", "专访星屿短剧CTO", SourceTier.Press, InterviewText)],
            Evidence =
            [
                Usage("e1", "p1", "客服已接入豆包1.6", "customer_service", "volcengine", "doubao-1.6", "in_use"),
                Volume("e2", "p1", "每天处理约30万次会话", "conversations", 300000, "day", "customer_service"),
                Usage("e3", "p1", "视频生产线采用Seedance 2.0", "video_generation", "volcengine", "seedance-2.0", "in_use"),
                Volume("e4", "p1", "每月产出约1200分钟成片", "video_minutes", 1200, "month", "video_generation"),
                Usage("e5", "p1", "剧本团队使用通义千问写初稿", "script_writing", "aliyun", "qwen", "in_use"),
                Usage("e6", "p1", "公司计划在2027年引入代码助手", "coding", "unknown", null, "planned"),
                Volume("e7", "p2", "客服机器人每月约 600 万次会话", "conversations", 6000000, "month", "customer_service"),
                Usage("e8", "p2", "海报曾用 Midjourney，现已停用", "image_generation", "overseas", "midjourney", "past"),
                Usage("e9", "p2", "审核跑在自建机房的 Qwen3-32B 上", "content_moderation", "self_hosted", "qwen3-32b", "in_use"),
                Usage("e10", "p2", "我们没有接入文心一言做翻译", "translation", "baidu", "ernie", "denied"),
            ],
            UseCases = [.. columns.Select(c => new UseCaseColumn { Id = c.Id, Name = new(c.Zh, c.En), Workloads = [.. all.Where(w => c.Cells.Contains(w.Id))] })],
            Prices =
            [
                Price("aliyun/qwen3-max", "aliyun", .25e1, 10), Price("aliyun/qwen3.5-plus", "aliyun", .8, 4.8), Price("aliyun/qwen-flash", "aliyun", .15, 1.5),
                Price("aliyun/qwen3-coder-plus", "aliyun", 4, 16), Price("volcengine/doubao-seed-1.6", "volcengine", .8, 8), Price("volcengine/doubao-seedance-2.0", "volcengine", null, 46),
            ],
            Totals = new()
            {
                Known = new()
                {
                    Workloads = 2, TextTokensPerMonth = chat.PerMonth, VideoTokensPerMonth = video.PerMonth,
                    YuanPerYear = (chat.Today!.YuanPerMonth + video.Today!.YuanPerMonth).Times(12), OpportunityYuanPerYear = chat.OnAliyun!.YuanPerMonth.Times(12),
                },
                Assumed = new()
                {
                    Workloads = 3, TextTokensPerMonth = script.PerMonth + coding.PerMonth + moderation.PerMonth, YuanPerYear = script.Today!.YuanPerMonth.Times(12),
                    OpportunityYuanPerYear = (coding.OnAliyun!.YuanPerMonth + moderation.OnAliyun!.YuanPerMonth).Times(12),
                },
                ByVendor =
                [
                    new("aliyun", 1, null, .25), new("volcengine", 2, (chat.Today.YuanPerMonth + video.Today.YuanPerMonth).Times(12), .5), new("self_hosted", 1, null, .25),
                ],
                CompetitorShare = .75,
            },
            Rejected = [new("p2", "星屿短剧 CTO", "no_use_stated")],
            FailedPages = [new("http://starisle.example/old", "http_error", "404")],
        };
    }

    private static Estimate Text(string template, string formula, double inputShare, Label volume, params Driver[] drivers) =>
        Build(VolumeUnit.TextTokens, template, formula, inputShare, volume, drivers);

    private static Estimate Build(VolumeUnit unit, string template, string formula, double? inputShare, Label volume, params Driver[] drivers) => new()
    {
        Unit = unit, Template = template, Formula = formula, Drivers = drivers, InputShare = inputShare, VolumeLabel = volume,
        PerMonth = Formula.Parse(formula).Evaluate(drivers.ToDictionary(d => d.Id, d => d.Value)),
    };

    private static Estimate Priced(this Estimate e, string? today, string basis, double input, double output, string aliyun, double aliyunInput, double aliyunOutput)
    {
        Cost At(string id, string b, double i, double o) => new() { PriceId = id, Basis = b, YuanPerMonth = e.PerMonth.Times(1e-6 * (e.InputShare!.Value * i + (1 - e.InputShare.Value) * o)) };
        return e with { Today = today is null ? null : At(today, basis, input, output), OnAliyun = At(aliyun, "equivalent", aliyunInput, aliyunOutput) };
    }

    private static Driver Given(string id, string zh, string en, string unitZh, string unitEn, MapRange value, string[] evidence, string[] conflicts, string reasonZh, string reasonEn) => new()
    {
        Id = id, Name = new(zh, en), Unit = new(unitZh, unitEn), Value = value, Label = Label.Fact, IsVolume = true,
        EvidenceIds = evidence, ConflictIds = conflicts, Reason = new(reasonZh, reasonEn),
    };

    private static Driver Default(string id, string zh, string en, string unitZh, string unitEn, MapRange value) => new()
    {
        Id = id, Name = new(zh, en), Unit = new(unitZh, unitEn), Value = value, Label = Label.Assumed,
        Reason = new("模板默认值：公开资料中没有这家公司的数字。", "Template default: no public figure of this company."),
    };

    private static Workload Cell(string id, string useCase, string vendor, string? model, string? zh, string? en, UsageStatus status, Label usage, string[] evidence, Estimate? estimate, string kind)
    {
        var label = estimate is null ? usage : (Label)Math.Max((int)usage, (int)estimate.VolumeLabel);
        var yuan = kind is "none" ? null : estimate?.OnAliyun?.YuanPerMonth.Times(12);
        return new()
        {
            Id = id, Vendor = vendor, Model = model, ModelName = zh is null ? null : new(zh, en!), Status = status, UsageLabel = usage, Label = label, EvidenceIds = evidence,
            Estimate = estimate, InTotals = status is UsageStatus.InUse && label is not Label.Assumed,
            Growth = status is UsageStatus.InUse ? new(new(0, 2.3, 6.8), new("全国日均 token 增速（上限）", "Growth of China's daily tokens (upper bound)"), Label.Assumed, []) : null,
            Opportunity = new(kind, yuan, new($"{useCase}：在 {vendor} 上。", $"{useCase}: on {vendor}.")),
        };
    }

    private static MapPage Page(string id, string url, string title, SourceTier tier, string text) => new()
    {
        Id = id, Url = url, Title = title, Tier = tier, Published = new(2026, 9, id == "p1" ? 12 : 2), FetchedAt = At,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Characters = text.Length,
    };

    private static MapEvidence Usage(string id, string page, string quote, string useCase, string vendor, string? model, string status)
    {
        var reading = new Dictionary<string, string> { ["use_case"] = useCase, ["vendor"] = vendor, ["status"] = status };
        if (model is not null)
        {
            reading["model"] = model;
        }

        return Quote(id, page, quote, "usage", reading);
    }

    private static MapEvidence Volume(string id, string page, string quote, string metric, double value, string period, string useCase) =>
        Quote(id, page, quote, "volume", new() { ["metric"] = metric, ["low"] = $"{value}", ["high"] = $"{value}", ["period"] = period, ["use_case"] = useCase });

    private static MapEvidence Quote(string id, string page, string quote, string kind, Dictionary<string, string> reading) => new()
    {
        Id = id, PageId = page, Quote = quote, Kind = kind, Reading = reading, Confidence = .9,
        Start = (page == "p1" ? NewsText : InterviewText).IndexOf(quote, StringComparison.Ordinal),
    };

    private static MapPrice Price(string id, string vendor, double? input, double output) => new()
    {
        Id = id, Vendor = vendor, Model = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..], Input = input, Output = output,
        AsOf = new(2026, 8, 21), Certainty = "B", Source = "desirecore/config-center b8f8f0a",
    };
}
