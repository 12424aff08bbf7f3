using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Research.Search;

/// <summary>
/// Tells pages about the company from pages about somebody of a similar name. A page is another's when it names the company
/// nowhere, or only as a part of longer company names ("星河" in "银星河集团", "星河湾地产公司"), or as a person, a work or a place.
/// </summary>
internal static class SubjectCheck
{
    /// <summary>The page does not name the company.</summary>
    public const string NotNamed = "not_named";

    /// <summary>The page names only companies whose longer names contain it.</summary>
    public const string LongerName = "longer_name";

    /// <summary>The page names a person of that name.</summary>
    public const string Person = "person";

    /// <summary>The page names a work, a product or a place of that name.</summary>
    public const string Thing = "thing";

    private const int MostMentions = 50;
    private const int Around = 20;

    // What may stand between a company's short name and "公司" without making it another company.
    private const string Branch =
        "科技|信息|网络|技术|软件|数据|智能|数字|文化|传媒|影视|娱乐|教育|在线|电子|通信|集团|控股|投资|股份|有限|责任|发展|产业|国际|中国|实业|商务|商贸|电商|服务|咨询|管理|"
        + "金融|银行|证券|保险|汽车|医疗|健康|生物|医药|能源|制造|物流|食品|零售|游戏|互动|广告|云|研究院|总|分|子|母|北京|上海|深圳|广州|杭州|成都|南京|武汉|苏州|西安|重庆|天津|厦门|香港|（|）|\\(|\\)";

    private static readonly Regex CompanyTail = new($"^(?<between>[\\u4e00-\\u9fff（）()]{{0,12}}?)(公司|集团)", RegexOptions.CultureInvariant);
    private static readonly Regex OnlyBranchWords = new($"^({Branch})*$", RegexOptions.CultureInvariant);
    // What shows that a sentence, not a name, runs from the company's name to the next "公司".
    private static readonly Regex Connector = new("(的|与|和|及|同|跟|由|在|是|为|对|向|被|让|到|给|从|把|使|用|了|等|该|本|这家|一家|称|说|宣布|推出|发布|携手|联合|加入|旗下|有|也|都|将|已|可|于|以|通过)", RegexOptions.CultureInvariant);

    private static readonly Regex PersonAfter = new(@"^(?:先生|女士|小姐|教授|博士|老师|同学|（?[男女][，,]|出生于|生于|饰演|主演|演唱|\s?(?:was|is) (?:an?|the) \w*\s?(?:actor|actress|singer|author|player|politician|writer|painter)\b)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex PersonBefore = new(@"(?:演员|歌手|作家|诗人|导演|球员|主持人|选手|\b(?:Mr|Mrs|Ms|Dr|actor|actress|singer|author)\.?\s)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    private static readonly Regex ThingAfter = new("^(?:》|小说|电影|电视剧|动漫|歌曲|专辑|小区|花园|公园|景区|火车站|地铁站|街道|大厦|广场|楼盘|镇|村|县|山庄|湖|河流|大桥)", RegexOptions.CultureInvariant);
    private static readonly Regex ThingBefore = new("(?:《|小说|电影|电视剧|歌曲|专辑|楼盘|小区)$", RegexOptions.CultureInvariant);

    /// <summary>Null when the page may be about the company, else the code of the reason.</summary>
    public static string? Judge(IEnumerable<string> names, string title, string text)
    {
        var page = $"{title}\n{text}";
        var mentions = 0;
        var others = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var name in names.Where(n => n.Length > 1))
        {
            for (var at = page.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0 && mentions < MostMentions; at = page.IndexOf(name, at + name.Length, StringComparison.OrdinalIgnoreCase))
            {
                if (name.All(char.IsAscii) && IsInsideWord(page, at, name.Length))
                    continue;
                mentions++;
                if (OtherAt(page, at, at + name.Length) is { } other)
                    others[other] = others.GetValueOrDefault(other) + 1;
            }
        }
        return mentions == 0 ? NotNamed : others.Values.Sum() == mentions ? others.MaxBy(o => o.Value).Key : null;
    }

    /// <summary>What else than the company the name names at this place, or null.</summary>
    private static string? OtherAt(string page, int start, int end)
    {
        var before = page.AsSpan(Math.Max(0, start - Around)..start);
        var after = page.AsSpan(end..Math.Min(page.Length, end + Around));
        return PersonBefore.IsMatch(before) || PersonAfter.IsMatch(after) ? Person
            : ThingBefore.IsMatch(before) || ThingAfter.IsMatch(after) ? Thing
            : IsPartOfLongerName(page, end) ? LongerName : null;
    }

    private static bool IsInsideWord(string page, int at, int length) =>
        (at > 0 && char.IsAsciiLetterOrDigit(page[at - 1])) || (at + length < page.Length && char.IsAsciiLetterOrDigit(page[at + length]));

    /// <summary>"星河" + "湾地产" + "公司": what stands between is neither a sentence nor an ordinary part of a company's full name.</summary>
    private static bool IsPartOfLongerName(string page, int end)
    {
        var tail = CompanyTail.Match(page[end..Math.Min(page.Length, end + 20)]);
        return tail.Success && tail.Groups["between"].Value is var between && !OnlyBranchWords.IsMatch(between) && !Connector.IsMatch(between);
    }
}
