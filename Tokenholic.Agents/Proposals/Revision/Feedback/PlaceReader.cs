using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Where it shall run, and what the data may not leave.</summary>
internal static partial class PlaceReader
{
    private static readonly (string Region, string Pattern)[] Places =
    [
        ("beijing", "北京|beijing"), ("shanghai", "上海|shanghai"), ("hangzhou", "杭州|hangzhou"), ("shenzhen", "深圳|shenzhen"), ("singapore", "新加坡|singapore"),
        ("frankfurt", "法兰克福|德国|frankfurt|germany"), ("eu", "欧盟|欧洲|\\bEU\\b|europe(an union)?"), ("virginia", "弗吉尼亚|美国|virginia|(?-i:\\bUSA?\\b|\\bU\\.S\\.)|united states|\\bamerica\\b"),
        ("hongkong", "香港|hong ?kong"), ("tokyo", "东京|日本|tokyo|japan"),
        ("seoul", "首尔|韩国|seoul|korea"), ("jakarta", "雅加达|印尼|印度尼西亚|jakarta|indonesia"), ("kualalumpur", "吉隆坡|马来西亚|kuala lumpur|malaysia"), ("bangkok", "曼谷|泰国|bangkok|thailand"),
        ("manila", "马尼拉|菲律宾|manila|philippines"), ("dubai", "迪拜|阿联酋|dubai|\\bUAE\\b"), ("riyadh", "利雅得|沙特|riyadh|saudi"), ("london", "伦敦|英国|london|(?-i:\\bUK\\b)|united kingdom"),
        ("mumbai", "孟买|印度(?!尼)|mumbai|\\bindia\\b"), ("sydney", "悉尼|澳大利亚|澳洲|sydney|australia"), (Mainland, "中国(大陆|内地)?|大陆|内地|mainland( china)?|\\bchina\\b"),
    ];

    private const string Mainland = "mainland";

    /// <summary>Whether it names a region and nothing else.</summary>
    public static bool IsPlace(string words) => Array.Exists(Places, p => Regex.IsMatch(words, $"^({p.Pattern})$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)));

    public static IEnumerable<Constraint> Of(string words)
    {
        words = Makers().Replace(words, m => new string('_', m.Length)); // a model from abroad is no data abroad
        if (Several(words) is { Count: > 1 } several)
        {
            yield return new(ConstraintKind.Region, string.Join('+', several));
            yield break;
        }

        if (Residency(words) is { } residency)
        {
            yield return residency;
            // "请部署在新加坡，数据不能出境" says both: where it shall run stands in a clause of its own.
            foreach (var clause in Turns().Split(words).Where(c => c.Length > 1 && !Stays().IsMatch(c) && !Premises().IsMatch(c) && Puts().IsMatch(c)))
            {
                foreach (var (region, pattern) in Places.Where(p => p.Region is not "eu" and not Mainland))
                {
                    if (Find(clause, pattern) is { } at && !Negated(clause, at))
                        yield return new(ConstraintKind.Region, region);
                }
            }

            yield break;
        }

        // "everything must stay in Frankfurt" deploys nothing by its words, and still says where
        if (!Deploys().IsMatch(words) && !Stays().IsMatch(words) && !Places.Any(p => Find(words, p.Pattern) is { } at && Refused(words, at)))
            yield break;
        var named = Places.Select(p => (p.Region, At: Find(words, p.Pattern))).Where(p => p.At is not null && (p.Region is not Mainland || Negated(words, p.At.Value))).OrderBy(p => p.At).ToList();
        var wanted = named.Where(p => !Negated(words, p.At!.Value)).Select(p => p.Region).ToList();
        if (wanted.Contains("frankfurt"))
            wanted.Remove("eu");
        // "those abroad in Singapore, those at home in Beijing" wants both
        if (wanted.Count > 0)
            yield return new(ConstraintKind.Region, string.Join('+', wanted));
        foreach (var (region, _) in named.Where(p => Negated(words, p.At!.Value)))
            yield return new(ConstraintKind.Region, region, Negated: true);
    }

    // "Singapore and Frankfurt": they want both, and a proposal that dropped one of them would be wrong without saying so
    private static List<string> Several(string words)
    {
        if (!Deploys().IsMatch(words) && !Stays().IsMatch(words) && !Wants().IsMatch(words))
            return [];
        var found = Places.Where(p => p.Region is not "eu" and not Mainland).Select(p => (p.Region, Match: Regex.Match(words, p.Pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2))))
            .Where(p => p.Match.Success && !Negated(words, p.Match.Index)).OrderBy(p => p.Match.Index).ToList();
        return found.Zip(found.Skip(1)).Any(p => Joined().IsMatch(words[(p.First.Match.Index + p.First.Match.Length)..p.Second.Match.Index])) ? [.. found.Select(p => p.Region)] : [];
    }

    private static int? Find(string words, string pattern) => Regex.Match(words, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)) is { Success: true } match ? match.Index : null;

    // "not in the US, but in Singapore": what takes it back stands in the same clause
    private static bool Negated(string words, int at)
    {
        var before = words[..at];
        if (Turns().Matches(before) is [.., var turn])
            before = before[(turn.Index + turn.Length)..];
        return Negation.Before(words, at) || NotThere().IsMatch(before) || Refused(words, at);
    }

    // "不要新加坡", "新加坡就不考虑了": said of the place itself
    private static bool Refused(string words, int at) => Refusing().IsMatch(words.AsSpan(0, at)) || RuledOut().IsMatch(words.AsSpan(at));

    private static Constraint? Residency(string words)
    {
        if (Premises().IsMatch(words))
            return new(ConstraintKind.DataResidency, "premises");
        if (!Stays().IsMatch(words))
            return null;
        if (Regex.IsMatch(words, "欧盟|欧洲|\\bEU\\b|europe|germany|德国", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)))
            return new(ConstraintKind.DataResidency, "eu");
        return Inland().IsMatch(words) ? new(ConstraintKind.DataResidency, Mainland) : null;
    }

    [GeneratedRegex(@"部署|放在|放到|落在|地域|机房|可用区|节点|存放|存储|数据|托管|上线到|host|deploy|region|data ?cent|stor(e|age)|data|run(s|ning)? in|located|resid(e|ency)|驻留|试点|pilot|nothing in|\b(be|not|want (it|this|everything)) in\b", RegexOptions.IgnoreCase)]
    private static partial Regex Deploys();

    [GeneratedRegex(@"(不要|不考虑|不接受|别用|排除|\b(no|rule out|ruled out|avoid))\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Refusing();

    [GeneratedRegex(@"^[^，,。；;]{1,16}?(就|都|也|我们)*(不考虑|不要|不用|不行|不接受|不选|免谈|算了|排除|\b(is|are) (out|not an option|off the table|ruled out))(了|吧)?(?=\s*($|[，,。；;！!.]))", RegexOptions.IgnoreCase)]
    private static partial Regex RuledOut();

    [GeneratedRegex(@"希望|想要|要求|\b(wants?|needs?|asks? for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Wants();

    [GeneratedRegex(@"(部署|放|托管|落|存)(在|到)?|\b(host|deploy)(ed)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Puts();

    [GeneratedRegex(@"[，,;；。]|而是|改(到|成|为|放|用)|换(到|成|为)|\bbut\b", RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"((不要|不是|并非|不能|不得|不可以?|不准|不许|不允许|禁止|别|请勿|不希望|不想|不愿意?|不接受|拒绝|不放|不部署|不在|避免|而不是|rather than|instead of|avoid)\s*[^，,]{0,10}|\b(not|never|cannot|no(thing| data)?|\w+n't)\b[^,;]{0,30}\b(in|at|to|on)\s[^,;]{0,10})$", RegexOptions.IgnoreCase)]
    private static partial Regex NotThere();

    [GeneratedRegex(@"(数据|信息|资料|内容).{0,14}(不能|不得|不可以?|不准|不允许|禁止|不许|不|绝不).{0,4}(出|离开|流出|传到|上传).{0,4}(机房|园区|内网|厂区|公司|本地)|数据不出(域|机房|厂|园区|内网)|(data|information).{0,30}(not|never|n't|cannot).{0,10}leave.{0,12}(premises|our (own )?(data ?cent|network|building|site|servers))|stay.{0,10}(on[- ]?premises|in our (own )?data ?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex Premises();

    [GeneratedRegex(@"(不能|不得|不可以?|不准|不允许|禁止|不许|不|绝不).{0,6}(出境|离境|跨境|出国|流出|离开|传到(境外|国外|海外))|(不能|不得|不可以?|不准|不允许|禁止|不许|不要|别|不希望|不想|不接受|绝不).{0,10}(境外|国外|海外)|(国内|境内|内地)(就|即|也)?(行|可以|好)|(不考虑|不要).{0,4}(海外|境外|国外)|(留在|存在|放在|存放在|保留在|只能在|必须在|都在|全在|要在).{0,6}(境内|国内|内地|大陆|中国|欧盟|欧洲|德国)|(not|never|n't|cannot).{0,12}(leave|cross)|\b(not|never|cannot|no|nothing|\w+n't)\b.{0,30}(abroad|overseas|outside (of )?(the )?(mainland|china|country))|(stay|host|keep|run).{0,20}(domestic|onshore)|(stay|remain|kept|keep|reside).{0,16}(in|within|inside)", RegexOptions.IgnoreCase)]
    private static partial Regex Stays();

    [GeneratedRegex(@"出境|离境|跨境|出国|境内|国内|内地|大陆|中国|境外|国外|海外|abroad|overseas|domestic|onshore|china|mainland|the country|border", RegexOptions.IgnoreCase)]
    private static partial Regex Inland();

    [GeneratedRegex(@"(国外|海外|境外|外国|foreign|overseas)的?\s?(大?模型|厂商|供应商|产品|models?|vendors?|suppliers?)", RegexOptions.IgnoreCase)]
    private static partial Regex Makers();

    [GeneratedRegex(@"^\s*(地域|节点|机房)?\s*(和|与|及|以及|还有|、|\+|&|/|and|plus|as well as|,\s*and)\s*(in )?$", RegexOptions.IgnoreCase)]
    private static partial Regex Joined();
}
