using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Rules;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Lists who is named in a text, in text order, with the part each plays in its sentence.</summary>
internal static partial class ActorFinder
{
    public static IReadOnlyList<Actor> Find(FoldedText text, IReadOnlyList<Span> asked, IReadOnlyList<Span> organizations, IReadOnlyList<Mention> mentions)
    {
        var named = new List<(Span Span, ActorKind Kind, bool Vendor)>();
        named.AddRange(asked
            .Where(a => !mentions.Any(m => m.Span.Contains(a) && m.Span != a))
            .Select(a => (a, ActorKind.Asked, false)));
        foreach (var organization in organizations.Where(o => !asked.Any(a => a.Overlaps(o))))
        {
            var mention = mentions.FirstOrDefault(m => m.Span.Overlaps(organization));
            var isOwner = mention is not null && mention.Kind is MentionKind.Cloud or MentionKind.Owner;
            if (mention is null || (isOwner && mention.Span.Length <= organization.Length))
            {
                named.Add((organization, ActorKind.Other, isOwner));
            }
        }

        named.AddRange(mentions
            .Where(m => m.Kind is MentionKind.Cloud or MentionKind.Owner && !named.Exists(n => n.Span.Overlaps(m.Span)))
            .Select(m => (m.Span, ActorKind.Other, true)));
        foreach (Match pronoun in Pronoun().Matches(text.Lower))
        {
            Add(pronoun, ActorKind.Pronoun);
        }

        foreach (Match rival in Rival().Matches(text.Lower))
        {
            Add(rival, ActorKind.Other);
        }

        foreach (Match anyone in Anyone().Matches(text.Lower))
        {
            Add(anyone, ActorKind.Anyone);
        }

        return Grouped(text, named.OrderBy(n => n.Span.Start).ToList(), mentions);

        void Add(Match match, ActorKind kind)
        {
            var span = new Span(match.Index, match.Index + match.Length);
            if (kind is ActorKind.Anyone)
            {
                named.RemoveAll(n => (n.Vendor || n.Kind is ActorKind.Pronoun) && span.Contains(n.Span)); // every AWS customer is anyone, and 多家公司
            }

            // 竞争对手甲: the word only says what 甲 is
            if (!named.Exists(n => n.Span.Overlaps(span) || (kind is ActorKind.Other && n.Span.Start - span.End is 0 or 1)))
            {
                named.Add((span, kind, false));
            }
        }
    }

    private static List<Actor> Grouped(FoldedText text, List<(Span Span, ActorKind Kind, bool Vendor)> named, IReadOnlyList<Mention> mentions)
    {
        var actors = new List<Actor>();
        foreach (var (span, kind, vendor) in named)
        {
            var previous = actors.Count > 0 ? actors[^1] : null;
            var between = previous is null ? "" : text.Lower[previous.Span.End..span.Start];
            var listed = previous is not null && kind is ActorKind.Asked or ActorKind.Other && previous!.Kind is ActorKind.Asked or ActorKind.Other
                && between.Length <= 8 && Enumeration().IsMatch(between);
            var role = vendor && IsOwnerOnly(text.Cased, span.End) ? ActorRole.None : RoleOf(text.Lower, span, kind, mentions);

            // "与A、B和C": whoever stands later in a list plays the part of the first
            if (listed && (role is not ActorRole.None || kind is ActorKind.Asked))
            {
                var first = actors.Find(a => a.Group == previous!.Group)!;
                role = kind is ActorKind.Asked && previous!.Role is ActorRole.None && ExampleBefore().IsMatch(text.Lower.AsSpan(Math.Max(0, first.Span.Start - 12), Math.Min(12, first.Span.Start))) ? ActorRole.Subject : previous!.Role;
            }

            actors.Add(new Actor(span, kind, role, listed ? previous!.Group : actors.Count, vendor));
        }

        return actors;
    }

    // "automakers such as 甲, 乙 and 丙 have …"
    [GeneratedRegex(@"(?:such as|including|include|包括|例如|比如|如|像)\s?$", RegexOptions.None, 10_000)]
    private static partial Regex ExampleBefore();

    /// <summary>"Google's Flash 2.0", "AWS Glue": the name only says whose product it is.</summary>
    private static bool IsOwnerOnly(string cased, int end) => ProductOf().IsMatch(cased.AsSpan(end, Math.Min(cased.Length - end, 16)));

    [GeneratedRegex(@"^(?:['’]s\b|\s(?!CEO|CTO|CIO|CFO|Chief|Vice|President|Inc|Corp|Group|Cloud)[A-Z][a-z0-9])", RegexOptions.None, 10_000)]
    private static partial Regex ProductOf();

    private static ActorRole RoleOf(string lower, Span span, ActorKind kind, IReadOnlyList<Mention> mentions)
    {
        var before = lower[Math.Max(0, span.Start - 14)..span.Start];
        var after = lower[span.End..Math.Min(lower.Length, span.End + 12)];
        if (kind is ActorKind.Other && (BelongsBefore().IsMatch(before) || OwnsNext(lower, span, mentions) || SourceAfter().IsMatch(after) || SourceBefore().IsMatch(before)))
        {
            return ActorRole.None;
        }

        if (kind is ActorKind.Other && ((before.EndsWith('由') && Supplies().IsMatch(after)) || Winner().IsMatch(before)))
        {
            return ActorRole.None; // 系统由甲提供, 中标人：甲: whose system it is stands elsewhere
        }

        if (kind is ActorKind.Other && Hardware().IsMatch(after))
        {
            return ActorRole.None; // 英伟达L40S, NVIDIA GPUs: whose machines they are
        }

        if (kind is ActorKind.Other && InParentheses().IsMatch(before))
        {
            return ActorRole.None; // external systems (甲, 乙): named as examples
        }

        if (ToldTo().IsMatch(before + "|" + after) || (WithBefore().IsMatch(before) && Contrast().IsMatch(after)))
        {
            return ActorRole.None;
        }

        // 甲延续了跟乙X模型的合作: the asked company is only whose model it is
        if (kind is ActorKind.Asked && OwnedModel().IsMatch(before) && OwnsNext(lower, span, mentions))
        {
            return ActorRole.None;
        }

        if (ForBefore().IsMatch(before))
        {
            return ActorRole.Beneficiary;
        }

        if (WithBefore().IsMatch(before))
        {
            return ActorRole.Partner;
        }

        return kind is ActorKind.Other && (ComparedBefore().IsMatch(before) || (PlaceBefore().IsMatch(before) && !AtTheStart().IsMatch(before + "|" + after))) ? ActorRole.None : ActorRole.Subject;
    }

    /// <summary>百度文心一言, 字节的大模型, Google's Gemini: the name only says whose model it is.</summary>
    private static bool OwnsNext(string lower, Span span, IReadOnlyList<Mention> mentions)
    {
        var next = mentions.FirstOrDefault(m => m.Kind is MentionKind.Model or MentionKind.Platform && m.Span.Start >= span.End);
        var gap = next is null ? "" : lower[span.End..next.Span.Start];
        return (next is not null && gap.Length <= 8 && OwnerGap().IsMatch(gap) && !MadeWith().IsMatch(lower.AsSpan(next.Span.End))) || OwnModelWord().IsMatch(lower[span.End..Math.Min(lower.Length, span.End + 14)]);
    }

    [GeneratedRegex(@"(?<![市子母分家技游总开业网件资险券车药型他份限团头人商a-z大小新老外国两些此各每])(?:本公司|该公司|公司|我司|我公司|我们|他们|(?:该|本|我)(?:院|校|馆|局|社|店|厂|所|台|委|厅|中心|医院|学校|机构|平台|单位|剧团|乐园|酒店|景区|学院|大学)|(?:院|校|馆|行|司|厂|店|社)方(?!面|法|案)|该行|本行|该集团|本集团|该企业|该券商|该品牌|该院|该校)(?!们|债|法|股|治理|法人|章程)|(?<=^|[.!?] )(?:staff|employees|its staff|its employees)\b|\b(?:we|our|us|the company|the firm|the bank|the retailer|the startup|the team|the group|the airline|the insurer|the organization|the university|the agency|the lender|the department|the ministry|the carrier|the automaker|the carmaker|the hospital|the publisher|the (?:[\w-]+ ){0,3}(?:school|district|county|city|council|chain|brand|studio|provider|maker|manufacturer|operator|developer|utility|charity|museum|library|clinic|newspaper|broadcaster|distributor|co-op|cooperative|union|foundation|institute|college|practice|trust|fund|broker|brokerage|marketplace|restaurant|hotel|grocer|shipper|courier|builder|miner|refiner|consultancy|law firm))\b", RegexOptions.Multiline, 10_000)]
    private static partial Regex Pronoun();

    [GeneratedRegex(@"竞争对手|友商|同行(?!业)|(?:一家|一位来自|某)(?!首家)[\u4e00-\u9fff]{0,6}?(?:公募|私募|券商|银行|基金|公司|机构|企业|车企|厂商|医院|高校|保险|险企|三甲)(?=的|[\u4e00-\u9fff]{0,8}(?:人士|总监|负责人|经理|表示|直言|称|透露|告诉))|有(?:[\u4e00-\u9fff]{0,3})(?:公募|基金公司|券商|银行|车企|厂商|机构|公司)(?=[\u4e00-\u9fff]{0,6}(?:人士|表示|直言|坦言|称|透露))|\b(?:its|your|their|our|a|an|one|main|chief|bigger|smaller|largest|another) (?:[\w-]+ ){0,2}(?:rival|competitor)\b", RegexOptions.None, 10_000)]
    private static partial Regex Rival();

    [GeneratedRegex(@"(?:各大|多家|众多|越来越多的?|许多|不少|一些|数十家|数百家|头部|国内|其他|其它|部分|主流)(?:头部|国内|国产|知名|主流|[\u4e00-\u9fff]{2,4}(?:领域|行业)的?)?(?:手机)?(?:厂商|公司|企业|券商|银行|车企|机构|品牌|平台|基金公司|医院|高校|云服务商|云厂商|开发者|政务云)|(?<=^|[。，；\s])(?:用户|投资者|消费者|开发者|业内人士|分析师|记者|业界|市场|两党|议员|参议员|任何用户|任何人)(?=[\u4e00-\u9fff])|[\u4e00-\u9fff]{2,6}(?:商|企业|公司|机构|厂商|银行|券商|高校|医院|巨头|品牌|平台)(?=(?:都|均|也|已)?(?:纷纷|陆续|争相|争先|竞相))|\b(?:many|most|some|other|more|several|leading|thousands of|hundreds of|tens of thousands of) (?:companies|organizations|organisations|enterprises|customers|businesses|firms|developers|users|vendors|banks)\b|(?:(?<=^|[.!?,:] |\bthat )|^)(?:a|an|any|your|every|another|one) (?:[a-z-]+ ){0,2}(?:company|bank|insurer|retailer|customer|developer|team|organization|business|user|enterprise|hospital|manufacturer|firm|agency|lender|airline|store)\b(?! called| named)|\b(?:you can|you could|you might|your|(?:customers|users|developers|clients|businesses|enterprises) (?:can|could|may))\b|(?<=^|[.!?] )(?:companies|organizations|enterprises|customers|businesses|developers|users|people|others|tenants|analysts|investors|competitors)\b", RegexOptions.Multiline, 10_000)]
    private static partial Regex Anyone();

    // "Acme's GPT-powered assistant" is Acme's use
    [GeneratedRegex(@"^-(?:powered|based|driven|enabled)\b", RegexOptions.None, 10_000)]
    private static partial Regex MadeWith();

    [GeneratedRegex(@"^(?:[(（][\w.:：]{1,12}[)）]|\s)?(?:\s*(?:、|和|与|及|以及|,|，|&|\band\b|,\s*and\b|/)\s*)$", RegexOptions.None, 10_000)]
    private static partial Regex Enumeration();

    [GeneratedRegex("^(?:负责|独家|联合|统一|全程|所)?(?:提供|承建|开发|承载|托管|实施|运维|供应)", RegexOptions.None, 10_000)]
    private static partial Regex Supplies();

    [GeneratedRegex(@"(?:中标|成交|中选|供应|供货|代理|承建|入围)(?:人|商|方|单位|机构|供应商|候选人|公司)(?:名称)?[:：]\s*$", RegexOptions.None, 10_000)]
    private static partial Regex Winner();

    [GeneratedRegex(@"^(?:的|\s|'s)*(?:[a-z]{1,3}\d|显卡|芯片|gpus?\b|npu|算力卡|加速卡|服务器|chips?\b|accelerators?\b|hardware\b)", RegexOptions.None, 10_000)]
    private static partial Regex Hardware();

    [GeneratedRegex(@"[(（][^()（）。]{0,13}$", RegexOptions.None, 10_000)]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"^(?:的|'s|旗下的?|系列|集团|云|公司|自研的?|推出的|开源的|发布的|提供的|\s|“|""|\(|公司的|系)*$", RegexOptions.None, 10_000)]
    private static partial Regex OwnerGap();

    [GeneratedRegex(@"^(?:的|'s|旗下的?|自研的?)\s?(?:ai|人工智能|大|基础|开源|语言|多模态|\s)*(?:大模型|模型|models?\b|llms?\b|api|智能体平台|ai能力|大语言模型)", RegexOptions.None, 10_000)]
    private static partial Regex OwnModelWord();

    [GeneratedRegex(@"^(?:的?(?:研报|研究报告|研究员|分析师|记者|首席(?!信息|技术|执行|数据|财务|运营|数字|产品|科学|ai)|报道|讯|电\b|电，|消息|主题库|数据显示|研究所|研究院|新闻|快讯)|\s?(?:reported|analysts?|report)\b)", RegexOptions.None, 10_000)]
    private static partial Regex SourceAfter();

    // 向X表示, 告诉X: X listens
    [GeneratedRegex(@"向\|[^，。]{0,4}(?:表示|透露|介绍|指出|坦言|直言)|(?:告诉|告知|\btold )\|", RegexOptions.None, 10_000)]
    private static partial Regex ToldTo();

    // 与X不同: X is what somebody else is held against
    [GeneratedRegex(@"^[^，。]{0,4}(?:不同|相反|相比|类似|一样|相似|齐名)", RegexOptions.None, 10_000)]
    private static partial Regex Contrast();

    [GeneratedRegex(@"(?:[、和与跟及了]|接入|采用|使用|引入|\bwith |\band |\buses |\busing |\bon )$", RegexOptions.None, 10_000)]
    private static partial Regex OwnedModel();

    // X旗下的Y: Y is X's
    [GeneratedRegex(@"旗下的?$", RegexOptions.None, 10_000)]
    private static partial Regex BelongsBefore();

    [GeneratedRegex(@"(?:据|来源[:：]|according to |(?:reported|seen|obtained|reviewed|first published) by |\btold )$", RegexOptions.None, 10_000)]
    private static partial Regex SourceBefore();

    [GeneratedRegex(@"(?:助力|帮助|帮|为|赋能|服务于?|支撑|协助|携手|支持|给|让|使|\bfor |\bhelps? |\bhelping |\bhelped |\benables? |\benabling |\benabled |\bempowers? |\bsupports? |\bsupporting |\ballows? |\ballowing |\blets? )$", RegexOptions.None, 10_000)]
    private static partial Regex ForBefore();

    [GeneratedRegex(@"(?:与|和|跟|同|及|向|联合|连同|合作方|\bwith |\bbetween |\balongside )$", RegexOptions.None, 10_000)]
    private static partial Regex WithBefore();

    [GeneratedRegex(@"(?:在|于|\b(?:in|of|across|from|at|into|within|outside|near|about|on|to) )$", RegexOptions.None, 10_000)]
    private static partial Regex PlaceBefore();

    // "Over at Norvik, dispatchers use X"
    [GeneratedRegex(@"(?:^|[.!?\n]\s*)(?:over )?at \|,", RegexOptions.None, 10_000)]
    private static partial Regex AtTheStart();

    [GeneratedRegex(@"(?:相比|不同于|区别于|比|像|如|类似|对标|诸如|超过|超越|优于|\blike |\bthan |\bunlike |\bsuch as |\brivals |\bversus |\bvs\.? )(?:rival |competitor )?$", RegexOptions.None, 10_000)]
    private static partial Regex ComparedBefore();
}
