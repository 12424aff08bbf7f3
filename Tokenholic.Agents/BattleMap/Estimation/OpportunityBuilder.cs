using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Says what a workload means for Alibaba Cloud, in a sentence with its figures, and scores it.</summary>
internal sealed class OpportunityBuilder(Catalog catalog, IReadOnlyList<MapPrice> prices, IReadOnlyList<ScoreRule> rules)
{
    /// <summary>The opportunity of a workload as it is now; <paramref name="openness"/> is a code of the rule of that name.</summary>
    public Opportunity Of(Workload workload, string openness)
    {
        var (vendor, status, estimate) = (workload.Vendor, workload.Status, workload.Estimate);
        if (workload.Removed is true)
        {
            return new("none", null, new("已手动移除，不计入机会。", "Removed by hand; not counted."));
        }

        if (WorkloadState.IsRefuted(workload))
        {
            return new("none", null, new("客户否认，不计入机会。", "Refuted by the customer; not counted."));
        }

        var kind = Kind(vendor, status);
        var perYear = kind == "none" ? null : estimate?.OnAliyun?.YuanPerMonth.Times(12);
        return new(kind, perYear, Words.Both(language => Where(workload, language) + Seat(kind, workload.SeatProduct, language) + Money(kind, estimate, language)))
        {
            Score = new OpportunityScorer(rules).Of(kind, perYear, estimate, workload.Growth, openness),
        };
    }

    private string Kind(string vendor, UsageStatus status) => status switch
    {
        UsageStatus.Past or UsageStatus.Denied => "none",
        UsageStatus.Planned => "open",
        _ when vendor == VendorIds.Aliyun => "keep",
        _ when TotalsCalculator.IsWinnable(catalog, vendor) => "win",
        _ => "open",
    };

    private string Where(Workload workload, ReplyLanguage language)
    {
        var (vendor, status) = (workload.Vendor, workload.Status);
        var zh = language is ReplyLanguage.Zh;
        var name = vendor == VendorIds.Other ? zh ? "其他厂商" : "another provider" : catalog.Vendor(vendor).Name.In(language);
        return status switch
        {
            _ when workload is { Hypothesis: not null, UsageLabel: Label.Assumed } => zh ? "行业假设，没有证据。" : "Supposed of the industry, without evidence.",
            UsageStatus.Past => zh ? "已停用，不计入机会。" : "No longer used; not counted.",
            UsageStatus.Denied => zh ? "明确表示未使用，不计入机会。" : "Stated as not used; not counted.",
            UsageStatus.Planned when vendor == VendorIds.Unknown => zh ? "计划中，云未定。" : "Planned, no cloud chosen that is known.",
            UsageStatus.Planned => zh ? $"计划用{name}，尚未落地。" : vendor == VendorIds.Other ? "Planned with another provider, not live yet." : $"Planned on {name}, not live yet.",
            _ when vendor == VendorIds.Aliyun => zh ? "已在阿里云上，需守住。" : "Already on Alibaba Cloud: keep it.",
            _ when vendor == VendorIds.Unknown => zh ? "在用，云未知。" : "In use, cloud unknown.",
            _ when vendor == VendorIds.SelfHosted => zh ? "部署在客户自建的机器上。" : "Runs on the customer's own machines.",
            _ when vendor == VendorIds.Overseas => zh ? "由海外模型提供服务。" : "Served by overseas models.",
            _ when vendor == VendorIds.Other => zh ? "由其他厂商提供服务。" : "Runs with another provider.",
            _ => zh ? $"跑在{name}上。" : $"Runs on {name}.",
        };
    }

    private static string Seat(string kind, LocalizedText? product, ReplyLanguage language) => product is null || kind == "none" ? ""
        : language is ReplyLanguage.Zh ? $"{product.Zh} 按席位计费，不折算成 token 价。" : $" {product.En} is billed by seat; no token price stands for it.";

    private string Money(string kind, Estimate? estimate, ReplyLanguage language)
    {
        var zh = language is ReplyLanguage.Zh;
        if (kind == "none")
        {
            return "";
        }

        if (estimate is null)
        {
            return zh ? "用量没有依据，不估金额。" : " No volume is known, so no amount is given.";
        }

        var text = "";
        if (estimate.Today is { } today)
        {
            var yuan = Words.Yuan(today.YuanPerMonth.Times(12)).In(language);
            text += zh ? $"按 {Price(today, zh)}目录价，今天每年约 {yuan}。" : $" At the list price of {Price(today, zh)} it costs about {yuan} a year today.";
        }

        if (kind != "keep" && estimate.OnAliyun is { } aliyun)
        {
            var yuan = Words.Yuan(aliyun.YuanPerMonth.Times(12)).In(language);
            text += zh ? $"同样的工作在阿里云用 {Price(aliyun, zh)}每年约 {yuan}" : $" The same work on Alibaba Cloud's {Price(aliyun, zh)} is about {yuan} a year";
            text += Difference(estimate.Today, aliyun, zh) + (zh ? "。" : ".");
        }

        if (text.Length == 0)
        {
            return zh ? "没有可用的目录价，不估金额。" : " No list price is known, so no amount is given.";
        }

        return text + (estimate.VolumeLabel is Label.Assumed ? zh ? "用量为假设，不计入合计。" : " The volume is assumed, so it is not in the totals." : "");
    }

    /// <summary>The model as its list writes it, with a warning where the price itself is weak.</summary>
    private string Price(Cost cost, bool zh)
    {
        var price = prices.First(p => p.Id == cost.PriceId);
        return price.IsUnverified ? zh ? $"{price.Model}（价格未核实）" : $"{price.Model} (price unverified)" : zh ? price.Model + " " : price.Model;
    }

    private static string Difference(Cost? today, Cost aliyun, bool zh)
    {
        if (today is null || today.YuanPerMonth.Mid <= 0)
        {
            return "";
        }

        var change = aliyun.YuanPerMonth.Mid / today.YuanPerMonth.Mid - 1;
        var percent = Words.Plain(Math.Round(Math.Abs(change) * 100));
        return change switch
        {
            < -0.005 => zh ? $"，中值低 {percent}%" : $", {percent} % less in the middle",
            > 0.005 => zh ? $"，中值高 {percent}%" : $", {percent} % more in the middle",
            _ => zh ? "，价格相当" : ", about the same",
        };
    }
}
