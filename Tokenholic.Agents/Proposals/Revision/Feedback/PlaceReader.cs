using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Where it shall run, and what the data may not leave.</summary>
internal static partial class PlaceReader
{
    private static readonly (string Region, string Pattern)[] Places =
    [
        ("beijing", "北京|beijing"), ("shanghai", "上海|shanghai"), ("hangzhou", "杭州|hangzhou"), ("shenzhen", "深圳|shenzhen"), ("singapore", "新加坡|singapore"),
        ("frankfurt", "法兰克福|德国|frankfurt|germany"), ("eu", "欧盟|欧洲|\\bEU\\b|europe(an union)?"), ("virginia", "弗吉尼亚|美国|virginia|\\bUSA?\\b|united states"),
        ("hongkong", "香港|hong ?kong"), ("tokyo", "东京|日本|tokyo|japan"),
    ];

    public static IEnumerable<Constraint> Of(string words)
    {
        if (Residency(words) is { } residency)
        {
            yield return residency;
            yield break;
        }

        if (!Deploys().IsMatch(words))
            yield break;
        foreach (var (region, pattern) in Places)
        {
            if (Regex.Match(words, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2)) is { Success: true } match)
                yield return new(ConstraintKind.Region, region, Negated: Negation.Before(words, match.Index) || NotThere().IsMatch(words[..match.Index]));
        }
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

    [GeneratedRegex(@"部署|放在|放到|落在|地域|机房|可用区|节点|存放|存储|数据|托管|上线到|host|deploy|region|data ?cent|stor(e|age)|data|run(s|ning)? in|located|reside", RegexOptions.IgnoreCase)]
    private static partial Regex Deploys();

    [GeneratedRegex(@"(不要|不能|不得|别|不放在|避免|rather than|instead of|not in|avoid|而不是)\s*[^，,]{0,8}$", RegexOptions.IgnoreCase)]
    private static partial Regex NotThere();

    [GeneratedRegex(@"(数据|信息|资料|内容).{0,14}(不能|不得|不可以?|不准|不允许|禁止|不许|不|绝不).{0,4}(出|离开|流出|传到|上传).{0,4}(机房|园区|内网|厂区|公司|本地)|数据不出(域|机房|厂|园区|内网)|(data|information).{0,30}(not|never|n't|cannot).{0,10}leave.{0,12}(premises|our (own )?(data ?cent|network|building|site|servers))|stay.{0,10}(on[- ]?premises|in our (own )?data ?cent)", RegexOptions.IgnoreCase)]
    private static partial Regex Premises();

    [GeneratedRegex(@"(不能|不得|不可以?|不准|不允许|禁止|不许|不|绝不).{0,6}(出境|离境|跨境|出国|流出|离开|传到(境外|国外|海外))|(留在|存在|保留在|只能在|必须在).{0,6}(境内|国内|内地|大陆|中国|欧盟|欧洲|德国)|(not|never|n't|cannot).{0,12}(leave|cross)|(stay|remain|kept|keep|reside).{0,16}(in|within|inside)", RegexOptions.IgnoreCase)]
    private static partial Regex Stays();

    [GeneratedRegex(@"出境|离境|跨境|出国|境内|国内|内地|大陆|中国|境外|海外|china|mainland|the country|border", RegexOptions.IgnoreCase)]
    private static partial Regex Mainland();
}
