using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>
/// Decides on whose cloud a mentioned model runs: a named platform decides; else a closed model is its owner's; else own
/// machines when the text says so; else the cloud named with it; an open-weight model alone says nothing.
/// </summary>
internal sealed partial class VendorDecision(Page page)
{
    /// <summary>The vendor of a mention of a model, platform or cloud.</summary>
    public string Of(Sentence sentence, Mention mention)
    {
        if (mention.Model is null)
        {
            return mention.Vendor;
        }

        var clause = sentence.Clauses[sentence.ClauseAt(mention.Span.Start)];
        if (Nearest(clause, mention, MentionKind.Platform) is { } platform && !Competes(platform, mention, clause))
        {
            return platform.Vendor;
        }

        // the company's own model: who owns it says nothing of where it runs
        if (page.IsOwnMake(mention) || (mention.Model.Owner == VendorIds.Other && Cues.Has("own_model", page.Lower(clause))))
        {
            return Cues.Has("self_hosted", page.Lower(clause)) ? VendorIds.SelfHosted : VendorIds.Unknown;
        }

        var next = page.Lower(Following(sentence, mention));
        if ((AllOfThem().IsMatch(next) && Cues.Has("self_hosted", next))
            || PrivatelyDeployed().IsMatch(page.Lower(new Span(clause.Start, Math.Max(clause.Start, page.ListOf(mention).Start)))))
        {
            return VendorIds.SelfHosted; // said of the whole list, open and closed
        }

        if (mention.DecidesVendor)
        {
            return mention.Model.Owner;
        }

        if (Cues.Has("self_hosted", page.Lower(clause)) || Cues.Has("self_hosted", page.Lower(Following(sentence, mention))))
        {
            return VendorIds.SelfHosted;
        }

        if (Nearest(sentence.Span, mention, MentionKind.Platform) is { } further && !Competes(further, mention, sentence.Span))
        {
            return further.Vendor;
        }

        if ((IsHosted(sentence, mention, clause) ?? HostNext(sentence, mention)) is { } cloud)
        {
            return cloud.Vendor;
        }

        return Cues.Has("self_hosted", page.Lower(sentence.Span)) && page.In(sentence.Span).Select(m => m.Model?.Family).Distinct().Count() == 1
            ? VendorIds.SelfHosted
            : VendorIds.Unknown;
    }

    /// <summary>The clause after the mention's, when it names no other model or platform: 切到了X，跑在自己的集群上.</summary>
    private Span Following(Sentence sentence, Mention mention)
    {
        var next = sentence.ClauseAt(mention.Span.Start) + 1;
        return next < sentence.Clauses.Count && page.In(sentence.Clauses[next]).Count == 0 ? sentence.Clauses[next] : default;
    }

    private Mention? Nearest(Span span, Mention mention, MentionKind kind) =>
        page.In(span).Where(m => m.Kind == kind && !m.IsProduct && !IsMovedBetween(m, mention)).MinBy(m => Math.Abs(m.Span.Start - mention.Span.Start));

    /// <summary>由X替换为百炼上的Y: X did not run where Y does.</summary>
    private bool IsMovedBetween(Mention platform, Mention mention) =>
        Moved().IsMatch(page.Lower(new Span(Math.Min(platform.Span.End, mention.Span.End), Math.Max(platform.Span.Start, mention.Span.Start))));

    [GeneratedRegex(@"替换|切换|迁移|取代|改用|换成|换为|转向|转为|升级|\b(?:to|onto|with|instead|replac\w+|switch\w+|now)\b", RegexOptions.None, 10_000)]
    private static partial Regex Moved();

    [GeneratedRegex(@"^\s*(?:且|并)?(?:均|都|全部|皆|统一)", RegexOptions.None, 10_000)]
    private static partial Regex AllOfThem();

    [GeneratedRegex(@"(?:私有化|本地化|本地|私有|独立)部署了?(?:包括)?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex PrivatelyDeployed();

    /// <summary>豆包和百炼上的Qwen: another model stands nearer to the platform, and is its owner's.</summary>
    private bool Competes(Mention platform, Mention mention, Span span) =>
        page.In(span).Exists(m => m.Model is not null && m.Model.Family != mention.Model!.Family
            && Math.Abs(m.Span.Start - platform.Span.Start) < Math.Abs(mention.Span.Start - platform.Span.Start)
            && Between(m, platform, mention));

    private static bool Between(Mention other, Mention platform, Mention mention) =>
        (other.Span.Start > platform.Span.Start) == (mention.Span.Start > platform.Span.Start)
        || platform.Vendor == other.Vendor;

    /// <summary>The cloud that an open-weight model is said to run on, or whose own model it is (阿里云通义, 阿里的Qwen).</summary>
    private Mention? IsHosted(Sentence sentence, Mention mention, Span clause)
    {
        foreach (var cloud in page.In(clause).Where(m => m.Kind is MentionKind.Cloud or MentionKind.Owner))
        {
            var isOwner = cloud.Vendor == mention.Model!.Owner;
            if (isOwner || (cloud.Kind is MentionKind.Cloud && HostsIt(sentence, cloud, mention)))
            {
                return cloud;
            }
        }

        return null;
    }

    /// <summary>以X为底座，部署在阿里云上: the clause after the mention's names nothing but where it runs.</summary>
    private Mention? HostNext(Sentence sentence, Mention mention)
    {
        var next = sentence.ClauseAt(mention.Span.Start) + 1;
        var named = next < sentence.Clauses.Count ? page.In(sentence.Clauses[next]) : [];
        return named is [{ Kind: MentionKind.Cloud } only] && RunsOn().IsMatch(page.Lower(new Span(sentence.Clauses[next].Start, only.Span.Start))) ? only : null;
    }

    [GeneratedRegex(@"(?:部署|运行|托管|跑|搭建|架设)(?:在|于)\s*$|\b(?:hosted|deployed|running|runs|served) (?:on|in|by)\s*$", RegexOptions.None, 10_000)]
    private static partial Regex RunsOn();

    private bool HostsIt(Sentence sentence, Mention cloud, Mention mention)
    {
        var from = Math.Min(cloud.Span.Start, mention.Span.Start);
        var around = page.Lower(new Span(Math.Max(sentence.Span.Start, from - 8), Math.Min(sentence.Span.End, Math.Max(cloud.Span.End, mention.Span.End) + 12)));
        return Cues.Has("hosted_on", around);
    }
}
