using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Mentions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Finds names of organisations: those of Data/organizations.json, and those whose form gives them away.</summary>
internal static partial class Organizations
{
    private static readonly Lazy<Lists> Data = new(() => AnalysisData.ReadJson<Lists>("organizations.json"));
    private static readonly Lazy<(AliasTrie<string> Chinese, AliasTrie<string> English)> Known = new(() => (Trie(Data.Value.Zh), Trie(Data.Value.En)));

    /// <summary>The other names of the company of these names, in the other language for example.</summary>
    public static IEnumerable<string> OtherNamesOf(IReadOnlySet<string> names) =>
        Data.Value.Same.Where(s => s.Any(names.Contains)).SelectMany(s => s).Except(names);

    /// <summary>Brands and subsidiaries of the company of these names.</summary>
    public static IEnumerable<string> BrandsOf(IReadOnlySet<string> names) =>
        Data.Value.Brands.Where(b => names.Contains(b.Key)).SelectMany(b => b.Value).Except(names);

    /// <summary>Organisation names in text order; may overlap the asked company's own.</summary>
    public static IReadOnlyList<Span> Find(FoldedText text)
    {
        var found = new List<Span>();
        foreach (var (start, end, name) in Known.Value.Chinese.Find(text.Lower))
        {
            if (!Data.Value.Ambiguous.Contains(name) || start == 0 || !char.IsLetterOrDigit(text.Lower[start - 1]) || LeftParticle().IsMatch(text.Lower[Math.Max(0, start - 2)..start]))
            {
                found.Add(new Span(start, end));
            }
        }

        foreach (var (start, end, name) in Known.Value.English.Find(text.Lower))
        {
            if (string.CompareOrdinal(text.Cased, start, name, 0, Math.Min(name.Length, end - start)) == 0)
            {
                found.Add(new Span(start, end));
            }
        }

        foreach (var form in new[] { WithStockCode(), ChineseForm(), ChineseSpeaker(), ChineseHelper(), ChineseSubject(), ChineseFollower(), ChineseAgent(), EnglishPlace(), EnglishSpeaker(), EnglishForm(), EnglishTicker(), EnglishLead(), EnglishBody(), EnglishRival(), EnglishUser(), EnglishMarkedName() })
        {
            foreach (Match match in form.Matches(text.Cased))
            {
                var name = match.Groups["name"];
                var span = new Span(name.Index, name.Index + name.Length);
                if (!NotAName().IsMatch(name.Value) && !found.Exists(f => f.Overlaps(span)))
                {
                    found.Add(span);
                }
            }
        }

        // a name that its form gave away once is a name everywhere
        foreach (var name in found.Where(f => f.Length >= 3).Select(f => text.Cased[f.Start..f.End]).Distinct().ToList())
        {
            for (var at = text.Cased.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.Cased.IndexOf(name, at + 1, StringComparison.Ordinal))
            {
                var span = new Span(at, at + name.Length);
                if (!found.Exists(f => f.Overlaps(span)) && !(char.IsAsciiLetter(name[0]) && at > 0 && char.IsAsciiLetter(text.Cased[at - 1]))
                    && !(char.IsAsciiLetter(name[^1]) && span.End < text.Cased.Length && char.IsAsciiLetterOrDigit(text.Cased[span.End])))
                {
                    found.Add(span);
                }
            }
        }

        // “南方航空大模型” is a product's name, whoever stands in it
        found.RemoveAll(f => f.Start > 0 && text.Cased[f.Start - 1] is '“' or '"' or '「' && InProduct().IsMatch(text.Cased.AsSpan(f.End, Math.Min(14, text.Cased.Length - f.End))));
        return found.OrderBy(f => f.Start).ToList();
    }

    [GeneratedRegex(@"^[\u4e00-\u9fffA-Za-z]{0,8}(?:模型|平台|助手|智能体|系统|GPT)[”""」]", RegexOptions.None, 10_000)]
    private static partial Regex InProduct();

    /// <summary>Names built like the asked one: beside 远山户外, 北屿户外 is a company too where it does something.</summary>
    public static IEnumerable<Span> Siblings(FoldedText text, string asked)
    {
        if (asked.Length < 4 || !asked.All(c => c is >= '\u4e00' and <= '\u9fff'))
        {
            return [];
        }

        var form = new Regex($@"(?<=^|[，。；：:！？、\n“])[\u4e00-\u9fff]{{2,4}}?{asked[^2..]}(?=把|将|仍|则|分别|用|采用|接入|使用|选择|引入|实现|完成|上线|推出|宣布|率先|也|正|成功|基于|通过|借助|依托|部署|已(?:接入|部署|采用|使用|引入)|的[^，。；的]{{1,10}}(?:采用|接入|使用|部署|基于))", RegexOptions.Multiline, TimeSpan.FromSeconds(10));
        return form.Matches(text.Cased).Where(m => !NotAName().IsMatch(m.Value)).Select(m => new Span(m.Index, m.Index + m.Length));
    }

    /// <summary>Names that stand in one list with the asked one: "Asked, Corvane and Mistrelle have signed", 甲、乙与丙分别….</summary>
    public static IEnumerable<Span> ListedWith(FoldedText text, IReadOnlyList<Span> asked) => asked.SelectMany(own =>
    {
        var list = ListAfter().Match(text.Cased, own.End);
        var before = ListBefore().Match(text.Cased[Math.Max(0, own.Start - 120)..own.Start]);
        return list.Success || before.Success ? list.Groups["name"].Captures.Concat(before.Groups["name"].Captures).Select(c => list.Groups["name"].Captures.Contains(c) ? new Span(c.Index, c.Index + c.Length) : new Span(c.Index + Math.Max(0, own.Start - 120), c.Index + c.Length + Math.Max(0, own.Start - 120))).Where(s => !NotAName().IsMatch(text.Cased[s.Start..s.End])) : [];
    });

    [GeneratedRegex(@"(?:^|[.!?:] |\n)(?<name>[A-Z][\w&'-]+(?: [A-Z&][\w&'-]*){0,3})(?:, (?<name>[A-Z][\w&'-]+(?: [A-Z&][\w&'-]*){0,3}))*(?:,| and|, and) $|(?:^|[。；，\n])(?<name>[\u4e00-\u9fffA-Za-z]{2,6})(?:、(?<name>[\u4e00-\u9fffA-Za-z]{2,6}))*、$", RegexOptions.None, 10_000)]
    private static partial Regex ListBefore();

    [GeneratedRegex(@"\G(?:, (?<name>[A-Z][\w&'-]+(?: [A-Z&][\w&'-]*){0,3}))*(?:,? and (?<name>[A-Z][\w&'-]+(?: [A-Z&][\w&'-]*){0,3})) (?=have|are|were|each|both|all|respectively|\w+ed\b)|\G(?:、(?<name>[\u4e00-\u9fffA-Za-z]{2,6}))*(?:[、和与及](?<name>[\u4e00-\u9fffA-Za-z]{2,6}?))(?:三家|两家|等)?(?=均|都|分别|各自|先后|也都|等)", RegexOptions.None, 10_000)]
    private static partial Regex ListAfter();

    private static AliasTrie<string> Trie(IEnumerable<string> names)
    {
        var trie = new AliasTrie<string>();
        foreach (var name in names)
        {
            trie.Add(name, name);
        }

        return trie;
    }

    // left of a two-character name; "完美的" must not name 美的
    [GeneratedRegex(@"[、和与及同跟或的被由对是在让为给向据而但则如像有称于到将帮着除自经随]$|助力$|携手$|联合$|例如$|比如$|美国$|中国$|只有$", RegexOptions.None, 10_000)]
    private static partial Regex LeftParticle();

    [GeneratedRegex(@"(?<name>[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z]{1,7})[(（](?:[SszZhH]{2}[:：]?)?\d{5,6}(?:\.[A-Z]{2})?[)）]", RegexOptions.None, 10_000)]
    private static partial Regex WithStockCode();

    [GeneratedRegex(@"(?:(?<![\u4e00-\u9fffA-Za-z0-9])|(?<=[和与及]))(?<name>[\u4e00-\u9fffA-Z][\u4e00-\u9fffA-Za-z]{1,5}?(?:股份|集团|证券|控股|科技|药业|乳业|影业|文娱|传媒|银行|保险|基金|大学|医院|国防部|财政部|海军|空军|议院|国会|法院|委员会|政府))(?=[\u4e00-\u9fff、，：:(（（]|$)", RegexOptions.Multiline, 10_000)]
    private static partial Regex ChineseForm();

    [GeneratedRegex(@"(?<=^|[，。；！？、\s“])(?<name>[\u4e00-\u9fffA-Za-z0-9]{3,8}?)(?=(?:则|也|已|还|近日|方面|官方|公司)?(?:在互动平台|公告称|公告|官宣|方面表示|方面称|方面透露))", RegexOptions.Multiline, 10_000)]
    private static partial Regex ChineseSpeaker();

    private const string Industries = "汽车|客车|物流|软件|信息|电子|食品|能源|重工|通信|出行|旅游|文化|教育|服饰|家居|电器|医疗|生物|农业|电力|短剧|影业|游戏|出版|医药|钢铁|租赁|航空|地产|水务|环保|化工|电信|酒店|物业|快递|速递|速运|酒业|纸业|珠宝|百货|超市|餐饮|茶饮|啤酒|饮料|日化|家纺|光伏|半导体|机器人|石化|制药|燃气|铁路|轨交|地铁|机场|供应链|冷链|仓储|租车|家政|船舶|轮胎|陶瓷|卫浴|照明|美妆|鞋服|建材|水泥|玻璃|电缆|电池|储能|风电|气象|测绘|院线|动漫|期货|信托|理财|港务|港口|矿业|建工|城投|光电|纺织|农牧|文旅|书店|律所|学院|数科|数智|保险|银行|证券|基金|医院|大学";

    /// <summary>Whether a name ends in the word of an industry or of a legal form, as companies' names do.</summary>
    public static bool EndsLikeCompany(string name) => CompanyEnding().IsMatch(name);

    [GeneratedRegex("..(?:" + Industries + "|股份|集团|控股|科技|药业|乳业|传媒|公司)$", RegexOptions.None, 10_000)]
    private static partial Regex CompanyEnding();

    // an industry's word makes a name of what stands before a verb at the start of a clause
    [GeneratedRegex(@"(?<=^|[，。；：:！？、\n“]|[区市的](?=\S{4,7}则))(?<name>(?!(?:智能|在线|AI)?(?:客服|对话|外呼|智能|聊天|问答|语音|服务|导购|售前|售后|质检|巡检|配送|工业|仓储|协作|内部|我们)(?:机器人|游戏|教育|通信|信息|软件))[\u4e00-\u9fff]{2,4}(?:" + Industries + @"))(?=的[^，。；的]{1,10}(?:采用|接入|使用|部署|选用|基于|用的)|用自家|用自研|去年|今年|早在|于|自\d|从|每天|每日|每月|日均|现?有员工|拥有员工|的客服|则|也|已|将|把|正|还|在|宣布|表示|采用|使用|用|接入|引入|部署|旗下|方面|选择|均|率先|推出|上线|和|与|、|股份|集团)", RegexOptions.Multiline, 10_000)]
    private static partial Regex ChineseSubject();

    // 古茗直到四月才跟进, 某某则选择与…合作: a short name and a verb of companies
    [GeneratedRegex(@"(?<=^|[，。；！？\n])(?:而|但|至于)?(?<name>[\u4e00-\u9fff]{2,4}?)(?:则|也|却|随后|直到|随即|同样|紧随其后)[^，。；\n]{0,8}?(?:跟进|签约|宣布|选择|携手|牵手|官宣|加入|表示|透露|回应|明确)|(?<=^|[，。；！？\n])(?:而)?(?<name>[\u4e00-\u9fff]{2,3}[市省州])(?=则|也|已|还|宣布|率先|依托|随后)|(?<=^|[，。；！？\n])(?<name>[\u4e00-\u9fff]{2,4})(?=用(?:自家|自研|自己)的)|(?<=[，。；])(?:而|但)(?:同[\u4e00-\u9fff]的)?(?!配音|字幕|图|视频|文案|客服|研发|美术|语音|海报|后台|前端|底层|内部|外部|训练|推理|线上|线下|国内|海外|用户|员工|开发|运营|营销|销售|翻译|搜索|文字|文本|代码|设计|部分|其他|移动|网页|此|后|前|新|旧|现|目前|未来)(?<name>[\u4e00-\u9fff]{3,6}?)则(?!是?因)", RegexOptions.Multiline, 10_000)]
    private static partial Regex ChineseFollower();

    // 佳瓷上月把X接进…: whoever stands first and puts something into something is somebody, unless the name ends like a part, a person or a time
    [GeneratedRegex(@"(?<=^|[。；！？\n])(?<name>[\u4e00-\u9fff]{2,6}?(?<![款型版代品端侧线店部组队员师者人方们院校馆行局厂所台网车机库群号屏期年月日后前时中上下内里外间初底末统手服心务用份序块件层面站司家会项生户业些时都此其还又再便则]))(?:上月|上周|本月|去年|今年|前不久|日前|近日|昨日|已经?|也|则|率先|正在?)?(?:将|把)[^，。；]{1,16}(?:接入|接进|接到|部署|嵌入|集成|引入|装进)", RegexOptions.Multiline, 10_000)]
    private static partial Regex ChineseAgent();

    // "Over at Norvik, dispatchers …"
    [GeneratedRegex(@"(?<=^|[.!?] |\n)(?:Over )?[Aa]t (?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,2})(?=, )", RegexOptions.Multiline, 10_000)]
    private static partial Regex EnglishPlace();

    [GeneratedRegex(@"\b(?:said|says) [A-Z][\w'-]+ [A-Z][\w'-]+(?:,[^.]{0,40})? (?:of|at|from) (?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,3})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishSpeaker();

    // 甲助力乙…: whoever stands before the verb at the start of a clause is somebody
    [GeneratedRegex(@"(?<=^|[，。；！\n])(?<name>[\u4e00-\u9fffA-Za-z]{2,8}?)(?=(?:一站式|联合|携手)?(?:助力|赋能))", RegexOptions.Multiline, 10_000)]
    private static partial Regex ChineseHelper();

    [GeneratedRegex(@"\b(?<name>[A-Z][\w&'-]+(?: (?:of |and |& )?[A-Z][\w&'-]+){0,3},? (?:Inc|Corp|Corporation|Ltd|LLC|plc|PLC|GmbH|Group|Holdings|Bank|University|Hospital|Airlines|Insurance|Technologies|Pharmaceuticals)\b\.?)", RegexOptions.None, 10_000)]
    private static partial Regex EnglishForm();

    [GeneratedRegex(@"\b(?<name>[A-Z][\w&'.-]*(?: [A-Z][\w&'.-]*){0,3}) \((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|HKEX)?:? ?[A-Z]{1,5}\)", RegexOptions.None, 10_000)]
    private static partial Regex EnglishTicker();

    // "Acme, a global retailer, …" and "…, CTO at Acme"
    [GeneratedRegex(@"(?:(?<=^|[.!?] |\n)(?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,3})(?=, (?:a|an|the|one of)\s[^,.]{0,60}\b(?:company|provider|firm|bank|retailer|startup|platform|leader|manufacturer|insurer|maker|agency|airline|publisher|developer)\b))|(?:(?:CEO|CTO|CIO|CPO|COO|Chief [A-Z]\w+(?: \w+)? Officer|VP|Vice President|Head|Director|Founder|Co-founder|Engineer|Manager|President|Lead)(?: of [A-Z][\w& /-]{1,40}?)?(?:,| at| of) (?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,3}))", RegexOptions.Multiline, 10_000)]
    private static partial Regex EnglishLead();

    // "rival Temu", "Unlike Zendesk"
    [GeneratedRegex(@"\b(?:[Rr]ivals?|[Cc]ompetitors?|[Cc]hallengers?|[Pp]eers?|[Cc]ompetes? with|[Uu]nlike|[Ww]hile|[Ww]hereas) (?<name>[A-Z][\w&'-]+(?: [A-Z][\w&'-]+){0,2})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishRival();

    // who stands before a verb that companies, not people, are the subject of
    [GeneratedRegex(@"(?<=^|[.!?;,] |\n|: |\b(?:and|but|while|whereas) )(?<name>[A-Z][\w&-]+(?: [A-Z&][\w&-]*){0,2})(?='s? (?:chief|CEO|CTO|CIO|CFO|spokes\w+)| (?:uses|relies on|runs its|hosts|adopted|deployed|integrated|has (?:deployed|integrated|adopted|blocked|banned|been testing|not announced)|is testing|migrated|switched to|standardi[sz]ed on|built its|competes with|has bet on|has chosen|has rolled out|plans to|intends to|is piloting|opted for|went with|turned to|settled on|processes roughly|does not use|lets (?:its|staff|editors|employees|agents|teams)|has (?:put|given|signed|moved|picked|gone|banned|barred|told|begun|said no)|signed|picked|banned|barred|is (?:piloting|rolling out|moving|trialling)|is still waiting|won't|will (?:use|deploy|adopt|roll out))\b)", RegexOptions.Multiline, 10_000)]
    private static partial Regex EnglishUser();

    // O'Reilly, 7-Eleven, C3.ai, Yahoo!, Ben & Jerry's, Moody's: what no word looks like is a name, whatever it does
    [GeneratedRegex(@"(?<=^|[.!?;,] |\n|: |\b(?:and|but|while|whereas) )(?<name>(?:[A-Z]['’][A-Z]\w+|\d+-?[A-Z]\w*|[A-Z]\w*\.(?:ai|com|io|net|org|co|app)|[A-Z]\w+!|[A-Z]\w+(?: [A-Z]\w+)? & [A-Z]\w+(?:['’]s)?|(?!It|That|There|Here|What|Who|Let|He|She)[A-Z]\w+['’]s)(?: [A-Z]\w+)?) (?=(?:(?:has|have|had|also|now|recently|already) )*(?:uses?|used|runs?|ran|relies|relied|built|builds|chose|chosen|picked|adopted|deployed|migrated|moved|switched|signed|went|turned|integrated|launched|plans|put|lets|hosts|bets|banned|blocked|selected|rolled)\b)", RegexOptions.Multiline, 10_000)]
    private static partial Regex EnglishMarkedName();

    [GeneratedRegex(@"\b(?<name>(?:Department|Ministry|Bureau|Office|Agency|City|University|Institute|Council) (?:of|for) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+){0,4})", RegexOptions.None, 10_000)]
    private static partial Regex EnglishBody();

    [GeneratedRegex(@"^(?:负责|参与|协助|推动|支撑|面向|服务|管理|建设|开展|完成|保障|维护|帮助|支持|带领|根据|按照|依托|经过|以及|围绕|结合|推进|实现|打造|构建|通过|利用|使用|采用|引入|我们|他们|她们|警告|要求|禁止|并|已|限制|通知|呼吁|责令|允许|让|使|但|而|由于|因|如果|虽然|尽管|截至|智能|智慧|传统|主流|全球|中国汽|国内|新能源|互联网|企业|在线|该|本|各|多家|某|其|上市|这家|那家|另|据|有|在|对|和|与|由|为|将|从|以|把|被|给|向|记者|用户|投资者|网友|消费者|业内|专家|分析|相关|目前|近日|此外|同时|其中|官方|人工|金融科技|高科技|信息科技|数字|大数据|互联网|新能源汽车|智能汽车|国产|新(?!加坡|希望|东方|华|浪|城|奥|网|疆|乡|西兰|松|元)|商业银行|开源|办公软件|手机|The |This |That |These |Our |We |It |In |On |At |For |With |They |He |She |Staff|Employees|Everything|Everyone|Nobody|There|Here|Now|Today|But |And |While |Its |AI|Head|Data|Machine|Artificial|Chief|Generative|Large)|^(?:\w+(?:eers|pers|ists|ysts|tors|gers|cians|dents|ees)|Teams|Staff|Management|Leaders|Legal|Finance|Marketing|Support|Customers?|Students?|Teachers?|Doctors?|Nurses?|Lawyers?|Editors?|Agents?|Mechanics|Buyers?|Guests?)$|^(?:We|They|It|He|She|This|That|Our|Who|Which)$|(?:该|这|各|公司|有限)$|^(?:人工智能|云计算|大模型|生成式|智能手机|安卓手机|折叠屏手机|旗舰手机|科技|软件|信息|国产手机|金融|智慧)", RegexOptions.None, 10_000)]
    private static partial Regex NotAName();

    private sealed record Lists(IReadOnlyList<string> Zh, IReadOnlyList<string> En, HashSet<string> Ambiguous, IReadOnlyDictionary<string, string[]> Brands, IReadOnlyList<string[]> Same);
}
