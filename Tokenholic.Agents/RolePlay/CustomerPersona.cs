using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.RolePlay;

/// <summary>
/// Makes a buyer of a customer's battle map: its clouds, models, volumes, money and growth become hidden facts with their evidence. What the
/// map does not say is played from the fictional buyer given, and carries no source.
/// </summary>
public static class CustomerPersona
{
    /// <summary>The buyer.</summary>
    public static Persona From(BattleMapDocument map, Guid customerId, Persona played)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(played);
        var known = Facts(map).Where(f => Speech.Fits(f.Text.Zh, ReplyLanguage.Zh) && Speech.Fits(f.Text.En, ReplyLanguage.En)).DistinctBy(f => f.Topic).ToList();
        var industry = Industries.Find(map.Company.Industry);
        return played with
        {
            Id = "customer",
            CustomerId = customerId,
            Company = LocalizedText.Same(map.Company.Name),
            Fictional = map.Company.Fictional,
            Industry = industry?.Id ?? "",
            IndustryName = industry?.Name ?? LocalizedText.Same(map.Company.Industry ?? ""),
            Facts = [.. known, .. played.Facts.Where(f => known.TrueForAll(k => k.Topic != f.Topic)).Select(f => new HiddenFact(f.Topic, General(f.Topic)))],
        };
    }

    private static IEnumerable<HiddenFact> Facts(BattleMapDocument map)
    {
        var all = map.UseCases.SelectMany(u => u.Workloads.Select(w => (Use: u.Name, Work: w))).Where(x => x.Work.Status is UsageStatus.InUse && !WorkloadState.IsOut(x.Work)).ToList();
        var main = all.OrderByDescending(x => x.Work.Estimate?.Today?.YuanPerMonth.Mid ?? 0).FirstOrDefault(x => x.Work.Vendor != VendorIds.Unknown);
        if (main.Work is { } work)
        {
            var (vendor, model) = (Catalog.Default.Vendors.FirstOrDefault(v => v.Id == work.Vendor)?.Name, work.ModelName);
            if (vendor is not null)
                yield return new("current", new(
                    main.Use.Zh + Place(work.Vendor, vendor).Zh + (model is null ? "。" : $"，用{model.Zh}。"),
                    $"{main.Use.En} {Place(work.Vendor, vendor).En}{(model is null ? "." : $", on {model.En}.")}"), Source(map, work));
            if (work.Estimate is { } estimate)
                yield return new("volume", new($"{main.Use.Zh}一个月大概{Words.Zh(estimate.PerMonth.Mid)}{Unit(estimate.Unit).Zh}。", $"{main.Use.En}: about {Words.En(estimate.PerMonth.Mid)} {Unit(estimate.Unit).En} a month."), "map");
        }

        if (map.Totals.Known.YuanPerYear is { } yuan)
            yield return new("cost", new($"按刊例价，一年大概¥{Words.Zh(yuan.Mid)}。", $"At list price, about ¥{Words.En(yuan.Mid)} a year."), "map");
        if (all.Select(x => x.Work.Growth).FirstOrDefault(g => g is not null && g.Label is not Label.Assumed) is { } growth)
            yield return new("growth", Growth(growth.PerYear.Mid), "map");
    }

    // As people say it: nobody runs "on overseas models", and nobody grows by 100,000 percent.
    private static LocalizedText Place(string id, LocalizedText vendor) => id switch
    {
        VendorIds.Overseas => new("由海外模型提供服务", "is served by overseas models"),
        VendorIds.Other => new("由别家厂商提供服务", "runs with another provider"),
        VendorIds.SelfHosted => new("部署在我们自己的机器上", "runs on our own machines"),
        _ => new($"跑在{vendor.Zh}上", $"runs on {vendor.En}"),
    };

    private static LocalizedText Growth(double ratio) => ratio >= 10
        ? new(FormattableString.Invariant($"我们预计一年增至{1 + ratio:0}倍左右。"), FormattableString.Invariant($"We expect about {1 + ratio:0} times as much in a year."))
        : new(FormattableString.Invariant($"我们预计一年增长{ratio * 100:0}%左右。"), FormattableString.Invariant($"We expect growth of about {ratio * 100:0} percent a year."));

    private static string? Source(BattleMapDocument map, Workload work) =>
        map.Evidence.FirstOrDefault(e => work.EvidenceIds.Contains(e.Id)) is { } evidence ? map.Pages.FirstOrDefault(p => p.Id == evidence.PageId)?.Url : null;

    private static LocalizedText Unit(VolumeUnit unit) => unit switch
    {
        VolumeUnit.TextTokens => new(" token", "tokens"),
        VolumeUnit.VideoTokens => new("视频 token", "video tokens"),
        VolumeUnit.VideoSeconds => new("秒视频", "seconds of video"),
        VolumeUnit.Images => new("张图", "images"),
        _ => new("个字", "characters"),
    };

    /// <summary>What any company might say, without a figure: a real customer gets none that nobody has read.</summary>
    private static LocalizedText General(string topic) => topic switch
    {
        "pain" => new("效果不稳定，业务那边经常抱怨。", "Results are uneven, and the business side complains."),
        "volume" => new("量在涨，高峰和平时差得很多。", "Volume is growing, and peaks are far above normal days."),
        "current" => new("几家都试过，还没定下来用谁。", "We tried several vendors and have not settled on one."),
        "cost" => new("费用涨得比业务快，财务在盯。", "Cost grows faster than the business, and finance is watching."),
        "quality" => new("答错一次，用户就不信了。", "One wrong answer and users stop trusting it."),
        "security" => new("用户数据不能随便出我们的网络。", "User data must not simply leave our network."),
        "integration" => new("系统是几年前的，改一次很费劲。", "The system is years old, and every change is hard work."),
        "lock_in" => new("以前被一家绑住过，不想再来一次。", "We were tied to one vendor before, and not again."),
        "decision" => new("我提，老板和采购一起定。", "I propose; my boss and procurement decide."),
        "timeline" => new("下一个预算周期前要有结论。", "We need a conclusion before the next budget round."),
        "success" => new("业务指标要看得见变化才算。", "It counts when the business figures visibly move."),
        _ => new("做得好的话，会推到其他业务线。", "If it works, it goes to our other lines."),
    };
}
