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
    ];

    public static IEnumerable<Constraint> Of(string words)
    {
        if (Residency(words) is { } residency)
        {
            yield return residency;
            // "请部署在新加坡，数据不能出境" says both: where it shall run stands in a clause of its own.
            foreach (var clause in Turns().Split(words).Where(c => c.Length > 1 && !Stays().IsMatch(c) && !Premises().IsMatch(c) && Puts().IsMatch(c)))
            {
                foreach (var (region, pattern) in Places.Where(p => p.Region is not "eu"))
                {
                    if (Regex.Match(clause, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)) is { Success: true } match && !Negated(clause, match.Index))
                        yield return new(ConstraintKind.Region, region);
                }
            }

            yield break;
        }

        if (!Deploys().IsMatch(words))
            yield break;
        foreach (var (region, pattern) in Places)
        {
            if (Regex.Match(words, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)) is { Success: true } match)
                yield return new(ConstraintKind.Region, region, Negated: Negated(words, match.Index));
        }
    }

    // "not in the US, but in Singapore": what takes it back stands in the same clause
    private static bool Negated(string words, int at)
    {
        var before = words[..at];
        if (Turns().Matches(before) is [.., var turn])
            before = before[(turn.Index + turn.Length)..];
        return Negation.Before(words, at) || NotThere().IsMatch(before);
    }

    private static Constraint? Residency(string words)
    {
        if (Premises().IsMatch(words))
            return new(ConstraintKind.DataResidency, "premises");
        if (!Stays().IsMatch(words))
            return null;
        if (Regex.IsMatch(words, "欧盟|欧洲|\\bEU\\b|europe|germany|德国", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)))
            return new(ConstraintKind.DataResidency, "eu");
        return Mainland().IsMatch(words) ? new(ConstraintKind.DataResidency, "mainland") : null;
    }

    [GeneratedRegex(@"部署|放在|放到|落在|地域|机房|可用区|节点|存放|存储|数据|托管|上线到|host|deploy|region|data ?cent|stor(e|age)|data|run(s|ning)? in|located|reside|\b(be|not|want (it|this|everything)) in\b", RegexOptions.IgnoreCase)]
    private static partial Regex Deploys();

    [GeneratedRegex(@"部署(在|到)|放(在|到)|托管(在|到)|\b(host|deploy)(ed)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Puts();

    [GeneratedRegex(@"[，,;；。]|而是|改(到|成|为|放|用)|换(到|成|为)|\bbut\b", RegexOptions.IgnoreCase)]
    private static partial Regex Turns();

    [GeneratedRegex(@"((不要|不能|不得|不可以?|不准|不许|不允许|禁止|别|请勿|不希望|不想|不愿意?|不接受|拒绝|不放|不部署|不在|避免|而不是|rather than|instead of|avoid)\s*[^，,]{0,10}|\b(not|never|cannot|no(thing| data)?|\w+n't)\b[^,;]{0,30}\b(in|at|to|on)\s[^,;]{0,10})$", RegexOptions.IgnoreCase)]
    private static partial Regex NotThere();

    [GeneratedRegex(@"(数据|信息|资料|内容).{0,14}(不能|不得|不可以?|不准|不允许|禁止|不许|不|绝不).{0,4}(出|离开|流出|传到|上传).{0,4}(机房|园区|内网|厂区|公司|本地)|数据不出(域|机房|厂|园区|内网)|(data|information).{0,30}(not|never|n't|cannot).{0,10}leave.{0,12}(premises|our (own )?(data ?cent|network|building|site|servers))|stay.{0,10}(on[- ]?premises|in our (own )?data ?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex Premises();

    [GeneratedRegex(@"(不能|不得|不可以?|不准|不允许|禁止|不许|不|绝不).{0,6}(出境|离境|跨境|出国|流出|离开|传到(境外|国外|海外))|(不能|不得|不可以?|不准|不允许|禁止|不许|不要|别|不希望|不想|不接受|绝不).{0,10}(境外|国外|海外)|(留在|存在|保留在|只能在|必须在).{0,6}(境内|国内|内地|大陆|中国|欧盟|欧洲|德国)|(not|never|n't|cannot).{0,12}(leave|cross)|\b(not|never|cannot|no|nothing|\w+n't)\b.{0,30}(abroad|overseas|outside (of )?(the )?(mainland|china|country))|(stay|host|keep|run).{0,20}(domestic|onshore)|(stay|remain|kept|keep|reside).{0,16}(in|within|inside)", RegexOptions.IgnoreCase)]
    private static partial Regex Stays();

    [GeneratedRegex(@"出境|离境|跨境|出国|境内|国内|内地|大陆|中国|境外|国外|海外|abroad|overseas|domestic|onshore|china|mainland|the country|border", RegexOptions.IgnoreCase)]
    private static partial Regex Mainland();
}
