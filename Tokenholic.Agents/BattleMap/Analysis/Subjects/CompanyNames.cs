using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap.Analysis.Sentences;

namespace Tokenholic.Agents.BattleMap.Analysis.Subjects;

/// <summary>Every way a page may write the asked company: its names, their short forms, and what the page itself says it is called for short.</summary>
internal sealed partial class CompanyNames
{
    private const int ShortestChinese = 2;
    private const int ShortestFinancial = 3;
    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<string> _brands;

    private CompanyNames(IEnumerable<string> names, IEnumerable<string> brands)
    {
        _names = names.OrderByDescending(n => n.Length).ToList();
        _brands = brands.OrderByDescending(n => n.Length).ToList();
    }

    /// <summary>The names to look for in a text.</summary>
    public static CompanyNames For(CompanyProfile company, FoldedText text)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in company.Aliases.Prepend(company.Name))
        {
            names.UnionWith(Forms(FoldedText.Of(name).Cased.Trim()));
        }

        names.UnionWith(Organizations.OtherNamesOf(names).ToList());
        foreach (Match abbreviation in CalledForShort().Matches(text.Cased))
        {
            var full = abbreviation.Groups["full"].Value;
            full = full[(full.LastIndexOfAny(['与', '和', '及', '同']) + 1)..]; // 甲与乙(简称…): 乙 is called so
            if (names.Any(n => full.Contains(n, StringComparison.Ordinal)))
            {
                names.Add(abbreviation.Groups["short"].Value);
            }
        }

        foreach (Match renamed in Renamed().Matches(text.Cased).Where(m => names.Contains(m.Groups["now"].Value)))
        {
            names.Add(renamed.Groups["once"].Value);
        }

        foreach (var name in names.Where(n => FirstOfName().IsMatch(n)).ToList())
        {
            var first = name[..name.IndexOf(' ', StringComparison.Ordinal)];
            if (Regex.IsMatch(text.Cased, $@"\b{Regex.Escape(first)}(?:'s\b|\s[a-z])", RegexOptions.None, TimeSpan.FromSeconds(10)))
            {
                names.Add(first);
            }
        }

        return new CompanyNames(names, Organizations.BrandsOf(names));
    }

    /// <summary>Every name and short form.</summary>
    public IReadOnlySet<string> All => _names.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text names the company.</summary>
    public bool In(string text) => FindWithBrands(FoldedText.Of(text)).Count > 0;

    /// <summary>Whether a name is the company's own, written with other commas or without its first words: "Ministry of Trade, Industry, and Energy".</summary>
    public bool Contain(string name) => Letters(name) is { Length: >= 12 } letters && _names.Any(n => Letters(n).Contains(letters, StringComparison.OrdinalIgnoreCase));

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    /// <summary>Where the text names the company, in text order, the longest name at each place.</summary>
    public IReadOnlyList<Span> Find(FoldedText text) => Find(text, _names);

    /// <summary>Where the text names the company or one of its brands.</summary>
    public IReadOnlyList<Span> FindWithBrands(FoldedText text) => Find(text, _names.Concat(_brands));

    private static List<Span> Find(FoldedText text, IEnumerable<string> names)
    {
        var found = new List<Span>();
        foreach (var name in names)
        {
            var needle = name.ToLowerInvariant();
            for (var at = text.Lower.IndexOf(needle, StringComparison.Ordinal); at >= 0; at = text.Lower.IndexOf(needle, at + 1, StringComparison.Ordinal))
            {
                var span = new Span(at, at + needle.Length);
                if (IsWhole(text.Lower, span) && HasCapital(text.Cased, span, name) && !found.Exists(f => f.Overlaps(span)))
                {
                    found.Add(span);
                }
            }
        }

        return found.OrderBy(f => f.Start).ToList();
    }

    /// <summary>Latin names are ordinary words too ("banner" for Banner Health): in small letters they name nobody.</summary>
    private static bool HasCapital(string cased, Span span, string name) =>
        !char.IsAsciiLetterUpper(name[0])
        || (name.Length <= 4 ? string.CompareOrdinal(cased, span.Start, name, 0, name.Length) == 0 : char.IsAsciiLetterUpper(cased[span.Start]));

    private static bool IsWhole(string lower, Span span)
    {
        var before = span.Start > 0 ? lower[span.Start - 1] : ' ';
        var after = span.End < lower.Length ? lower[span.End] : ' ';
        var isNumber = lower.AsSpan(span.Start, span.Length).IndexOfAnyExceptInRange('0', '9') < 0;
        return !(IsLatin(lower[span.Start]) && IsLatin(before))
            && !(IsLatin(lower[span.End - 1]) && IsLatin(after))
            && !(isNumber && (after is '度' or '万' or '亿' or '元' or '人' or '个' or '家' or '%' or '.' or '年' || before is '第' or '.' or '约' or '超'));
    }

    private static IEnumerable<string> Forms(string name)
    {
        var bare = InParentheses().Replace(name, "").Trim();
        var queue = new Queue<string>([name, bare, BodyOf().Replace(bare, ""), .. Initials(bare), .. ShortOfKind(bare)]);
        foreach (Match inner in InParentheses().Matches(name))
        {
            // "Gemini (crypto exchange)" explains, "国际商业机器(IBM)" names
            if (inner.Groups[1].Value is { Length: <= 12 } other && !other.Contains(' ', StringComparison.Ordinal))
            {
                queue.Enqueue(other);
            }
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (queue.TryDequeue(out var form))
        {
            if (form.Length < 2 || !seen.Add(form))
            {
                continue;
            }

            yield return form;
            var shorter = IsChinese(form) ? ShorterChinese(form) : EnglishSuffix().Replace(form, "").Trim(' ', ',');
            if (shorter.Length >= 2 && shorter != form)
            {
                queue.Enqueue(shorter);
            }
        }
    }

    /// <summary>浙江大学 is 浙大, 建设银行 建行, 南方航空 南航.</summary>
    private static IEnumerable<string> ShortOfKind(string name) =>
        name != "中国银行" && KindOfBody().Match(name) is { Success: true } kind ? [kind.Groups["first"].Value + kind.Groups["kind"].Value] : [];

    [GeneratedRegex(@"^(?:中国)?(?<first>[\u4e00-\u9fff-[中]])[\u4e00-\u9fff]+?(?:(?<kind>大)学|银(?<kind>行)|(?<kind>航)空)(?:股份有限公司|集团|公司)?$", RegexOptions.None, 10_000)]
    private static partial Regex KindOfBody();

    /// <summary>LG Electronics is LGE, SK Telecom SKT, Commonwealth Bank of Australia CBA.</summary>
    private static IEnumerable<string> Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => char.IsAsciiLetterUpper(w[0])).ToList();
        if (words.Count >= 3)
        {
            yield return string.Concat(words.Select(w => w[0]));
        }
        else if (words.Count == 2 && words[0].Length is 2 or 3 && words[0].All(char.IsAsciiLetterUpper))
        {
            yield return words[0] + words[1][0];
        }
    }

    private static string ShorterChinese(string name)
    {
        var legal = LegalForm().Replace(name, "");
        if (legal != name)
        {
            // the place is part of the legal name only
            return Place().Replace(legal, "") is { Length: > ShortestChinese } withoutPlace ? withoutPlace : legal;
        }

        var financial = FinancialSuffix().Replace(name, "");
        if (financial != name)
        {
            return financial.Length >= ShortestFinancial ? financial : name;
        }

        var shorter = ChineseSuffix().Replace(name, "");
        return shorter.Length >= ShortestChinese && !TooCommon().IsMatch(shorter) ? shorter : name;
    }

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    [GeneratedRegex(@"^(?:State|City|Government|Commonwealth|Republic) of ", RegexOptions.None, 10_000)]
    private static partial Regex BodyOf();

    [GeneratedRegex(@"[(（]([^)）]{1,40})[)）]", RegexOptions.None, 10_000)]
    private static partial Regex InParentheses();

    [GeneratedRegex(@"(?<full>[\u4e00-\u9fffA-Za-z()]{4,30})[(（](?:以下)?(?:简称|下称)[为:：]?[“""']?(?<short>[\u4e00-\u9fffA-Za-z0-9]{2,10})[”""']?[)）]", RegexOptions.None, 10_000)]
    private static partial Regex CalledForShort();

    // "Kestrel Freight" goes on as "Kestrel"
    [GeneratedRegex(@"^(?!American|General|National|International|Global|First|Royal|Bank|Standard|Capital|Digital|Health|Smart|Green|Black|White|North|South|Great|Grand|State|Central|World|Public|Southern|Northern|Western|Eastern|Pacific|Atlantic|Microsoft|Google|Amazon|Apple|Alibaba|Tencent|Huawei|Baidu|Oracle|Department|Ministry|University|Bureau|Agency|Office|City|Council|Institute|People|Saint|Advanced|Applied|Modern|Open|Super|Premier|Prime|Universal|Allied|Federal|Delta|Target|Stripe|Block|Square|House|Senate|Congress)[A-Z][a-z]{4,}(?: (?:of |and |& )?[A-Z][\w&'-]+){1,3}$", RegexOptions.None, 10_000)]
    private static partial Regex FirstOfName();

    // "Allen Dove (now A&D Kestrel)", 甲（原乙）
    [GeneratedRegex(@"(?<once>[A-Z][\w&'-]+(?: [A-Z&][\w&'-]*){0,3}) \((?:now|now known as|since renamed) (?<now>[^()]{2,40})\)|(?<now>[A-Z][\w&'-]+(?: [A-Z&][\w&'-]*){0,3}) \(formerly (?<once>[^()]{2,40})\)", RegexOptions.None, 10_000)]
    private static partial Regex Renamed();

    [GeneratedRegex(@"(?:集团)?(?:股份)?(?:有限)?(?:责任)?公司$", RegexOptions.None, 10_000)]
    private static partial Regex LegalForm();

    [GeneratedRegex(@"^(?:中国)?(?:北京|上海|天津|重庆|深圳|广州|广东|杭州|浙江|南京|江苏|苏州|成都|四川|武汉|湖北|湖南|长沙|山东|青岛|济南|厦门|福建|福州|安徽|合肥|河南|郑州|河北|陕西|西安|辽宁|沈阳|大连|江西|南昌|贵州|贵阳|云南|昆明|珠海|东莞|佛山|宁波|无锡)(?:省|市)?", RegexOptions.None, 10_000)]
    private static partial Regex Place();

    [GeneratedRegex(@"(?:证券|银行|保险|基金|信托|人寿|财险)$", RegexOptions.None, 10_000)]
    private static partial Regex FinancialSuffix();

    [GeneratedRegex(@"(?:集团|控股|股份|科技|国际|技术|电子|钢铁|手机|汽车|信息|软件|网络|传媒|文化|通信|药业|医药|医疗|生物|数据|智能|电器|实业|食品|影业|影视|教育|游戏|互娱|机器人|能源|重工|物流|泵业|云)$", RegexOptions.None, 10_000)]
    private static partial Regex ChineseSuffix();

    [GeneratedRegex(@"^(?:中国|国家|国际|北京|上海|深圳|广州|浙江|江苏|广东|山东|四川|湖南|湖北|福建|河南|安徽|东方|中华|华夏|亚洲|世纪|天天|第一|数字|人民|新华|中央|中信|光大|创业|现代|大众|通用|未来|智能|国泰|平安|招商|工商|建设|农业|交通|太平洋|长城|长安|联合|统一|时代|金山|万达|远大|理想|美的|同方|航天|中科|国投|国电|信息|人工|汉王|企业|腾讯|阿里|百度|华为)$", RegexOptions.None, 10_000)]
    private static partial Regex TooCommon();

    [GeneratedRegex(@"[,\s]+(?:Inc|Corp|Corporation|Co|Company|Companies|Ltd|Limited|LLC|L\.P|LP|plc|PLC|AG|SE|GmbH|S\.A|SA|N\.V|NV|Group|Holdings?|Associates|Partners|Technologies|Technology|Systems|Solutions|Software|Labs|International|Global|Electronics|Motors?|Airlines|Pharmaceuticals|Therapeutics|Analytics|Financial|Services|Bank|Insurance|Health|Energy|Studios|Networks|State|AI)\.?$", RegexOptions.None, 10_000)]
    private static partial Regex EnglishSuffix();
}
