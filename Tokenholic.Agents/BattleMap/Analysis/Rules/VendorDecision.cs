using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
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
        if (mention.Coined || page.IsOwnMake(mention) || (mention.Model.Owner == VendorIds.Other && Cues.Has("own_model", page.Lower(clause))))
        {
            return Cues.Has("self_hosted", page.Lower(clause)) ? VendorIds.SelfHosted : VendorIds.Unknown;
        }

        var next = page.Lower(Following(sentence, mention));
        if ((AllOfThem().IsMatch(next) && Cues.Has("self_hosted", next))
            || PrivatelyDeployed().IsMatch(page.Lower(new Span(clause.Start, Math.Max(clause.Start, page.ListOf(mention).Start)))))
        {
            return VendorIds.SelfHosted; // said of the whole list, open and closed
        }

        var own = sentence.ClauseAt(mention.Span.Start);
        if (mention.Model.OpenWeight && own > 0 && page.In(sentence.Clauses[own - 1]).Count == 0 && Cues.Has("self_hosted", page.Lower(sentence.Clauses[own - 1])) && !Instead().IsMatch(page.Lower(clause)))
        {
            return VendorIds.SelfHosted; // 均选择私有化部署，前者用的是X
        }

        if (mention.DecidesVendor)
        {
            // a maker that has no cloud of its own may be served by one: X的模型，部署在腾讯云上
            return (mention.Model.Owner == VendorIds.Other ? DeployedOn(mention, clause) ?? HostNext(sentence, mention) : null)?.Vendor ?? mention.Model.Owner;
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

        var after = page.NextSentence(sentence);
        return GoesOn().IsMatch(after) && Cues.Has("self_hosted", after)
            ? VendorIds.SelfHosted
            : SelfHostedBySomebodyElse(sentence) is false && page.In(sentence.Span).Select(m => m.Model?.Family).Distinct().Count() == 1
            ? VendorIds.SelfHosted
            : VendorIds.Unknown;
    }

    /// <summary>Whether own machines are spoken of only where another company is; null when nowhere.</summary>
    private bool? SelfHostedBySomebodyElse(Sentence sentence)
    {
        var places = sentence.Clauses.Where(c => Cues.Has("self_hosted", page.Lower(c))).ToList();
        return places.Count == 0 ? null : places.TrueForAll(c => page.Subjects.In(sentence).Any(a => a is { Kind: ActorKind.Other, Role: ActorRole.Subject, Vendor: false } && c.Contains(a.Span)));
    }

    // "… fine-tuned X. It runs on our own GPUs."
    [GeneratedRegex(@"^\s*(?:it|they|the model|the models|inference|everything|all of it)\b|^\s*(?:模型|推理|全部|整套|系统|其)", RegexOptions.None, 10_000)]
    private static partial Regex GoesOn();

    /// <summary>The clause after the mention's, when it names no other model or platform: 切到了X，跑在自己的集群上.</summary>
    private Span Following(Sentence sentence, Mention mention)
    {
        var next = sentence.ClauseAt(mention.Span.Start) + 1;
        return next < sentence.Clauses.Count && page.In(sentence.Clauses[next]).Count == 0 && !Instead().IsMatch(page.Lower(sentence.Clauses[next])) ? sentence.Clauses[next] : default;
    }

    // 禁用X，改用公司自建的: the next clause is about something else
    [GeneratedRegex(@"^\s*(?:改用|改为|转而|而是|instead|but)", RegexOptions.None, 10_000)]
    private static partial Regex Instead();

    private Mention? Nearest(Span span, Mention mention, MentionKind kind) =>
        page.In(span).Where(m => m.Kind == kind && !m.IsProduct && !IsMovedBetween(m, mention)).MinBy(m => Math.Abs(m.Span.Start - mention.Span.Start));

    /// <summary>由X替换为百炼上的Y: X did not run where Y does.</summary>
    private bool IsMovedBetween(Mention platform, Mention mention) =>
        Moved().IsMatch(page.Lower(new Span(Math.Min(platform.Span.End, mention.Span.End), Math.Max(platform.Span.Start, mention.Span.Start))));

    [GeneratedRegex(@"替换|切换|[迁切换搬转](?:移|换|往)?[到至成为]|迁移|取代|改用|换成|换为|转向|转为|升级|\b(?:to|onto|with|instead|replac\w+|switch\w+|now)\b", RegexOptions.None, 10_000)]
    private static partial Regex Moved();

    [GeneratedRegex(@"^\s*(?:且|并)?(?:均|都|全部|皆|统一)", RegexOptions.None, 10_000)]
    private static partial Regex AllOfThem();

    [GeneratedRegex(@"(?:私有化|本地化|本地|私有|独立)部署了?(?:包括)?\s*$", RegexOptions.None, 10_000)]
    private static partial Regex PrivatelyDeployed();

    /// <summary>豆包和百炼上的Qwen: another model stands nearer to the platform, and is its owner's.</summary>
    private bool Competes(Mention platform, Mention mention, Span span) =>
        page.In(span).Exists(m => m.Model is not null && !IsListedAfter(platform, m, mention) && m.Model.Family != mention.Model!.Family
            && Math.Abs(m.Span.Start - platform.Span.Start) < Math.Abs(mention.Span.Start - platform.Span.Start)
            && Between(m, platform, mention));

    /// <summary>方舟上的豆包与DeepSeek: the list after the platform, led by its owner's model, is all on it.</summary>
    private bool IsListedAfter(Mention platform, Mention other, Mention mention) =>
        other.Vendor == platform.Vendor && platform.Span.Start < other.Span.Start && !mention.DecidesVendor && page.ListOf(mention).Contains(other.Span);

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

    /// <summary>以X为底座，部署在阿里云上: the next clause that names anything names where it runs.</summary>
    private Mention? HostNext(Sentence sentence, Mention mention)
    {
        foreach (var clause in sentence.Clauses.Skip(sentence.ClauseAt(mention.Span.Start) + 1))
        {
            if (page.In(clause) is [{ Kind: MentionKind.Cloud } only])
            {
                return RunsOn().IsMatch(page.Lower(new Span(clause.Start, only.Span.Start))) || ServedBy().IsMatch(page.Lower(clause)) ? only : null;
            }

            if (page.In(clause).Count > 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>X的模型部署在腾讯云上, 腾讯云上的X: the cloud that the clause's only model is said to run on.</summary>
    private Mention? DeployedOn(Mention mention, Span clause) =>
        page.In(clause).Where(m => m.Model is not null).ToList() is [var only] && only == mention
            ? page.In(clause).FirstOrDefault(m => m.Kind is MentionKind.Cloud && (m.Span.Start > mention.Span.Start
                ? RunsOn().IsMatch(page.Lower(new Span(clause.Start, m.Span.Start)))
                : ThereRuns().IsMatch(page.Lower(new Span(m.Span.End, mention.Span.Start))))) : null;

    [GeneratedRegex(@"^\s*上(?:部署|托管|运行)?的\s*$", RegexOptions.None, 10_000)]
    private static partial Regex ThereRuns();

    /// <summary>使用豆包大模型，部署在腾讯云上: the cloud says where the work of the named model is done, it is no model of its own.</summary>
    public bool OnlyHosts(Sentence sentence, Mention cloud)
    {
        var clause = sentence.Clauses[sentence.ClauseAt(cloud.Span.Start)];
        return page.In(clause) is [var alone] && alone == cloud
            && Bare().IsMatch(page.Lower(new Span(clause.Start, cloud.Span.Start)))
            && page.In(new Span(sentence.Span.Start, clause.Start)).Exists(m => m.Model is not null);
    }

    [GeneratedRegex(@"^\W*(?:均|都|全部|统一|并且?|且|模型|该模型|目前|现)*(?:部署|运行|托管|跑|搭建|架设)(?:在|于)\s*$|^\W*(?:(?:and|all|which|it|is|are) )*(?:hosted|deployed|running|runs) (?:on|in)\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Bare();

    [GeneratedRegex(@"(?:部署|运行|托管|跑|搭建|架设)(?:在|于)\s*$|\b(?:hosted|deployed|running|runs|served) (?:on|in|by)\s*$", RegexOptions.None, 10_000)]
    private static partial Regex RunsOn();

    [GeneratedRegex(@"由[^，。；]{2,10}?(?:承载|托管)|由[^，。；]{2,10}?提供[^，。；]{0,8}(?:推理|算力|api|托管|部署|模型)|\b(?:served|hosted|provided|run) by\b", RegexOptions.None, 10_000)]
    private static partial Regex ServedBy();

    private bool HostsIt(Sentence sentence, Mention cloud, Mention mention)
    {
        var from = Math.Min(cloud.Span.Start, mention.Span.Start);
        var around = page.Lower(new Span(Math.Max(sentence.Span.Start, from - 8), Math.Min(sentence.Span.End, Math.Max(cloud.Span.End, mention.Span.End) + 12)));
        return Cues.Has("hosted_on", around);
    }
}
