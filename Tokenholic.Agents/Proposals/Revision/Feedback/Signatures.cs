using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Who wrote it: closings, names and the lines under them, which are no point of the feedback.</summary>
internal static partial class Signatures
{
    /// <summary>A pattern for a Chinese name: the surnames of nine people in ten, and a given name or what one calls them.</summary>
    public const string ChineseName = @"(欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])(\p{IsCJKUnifiedIdeographs}{1,2}|(总|工|经理|总监|老师|主任|博士|女士|先生)|\p{IsCJKUnifiedIdeographs}{1,2}(总|经理|总监|老师))";

    private const int LongestLine = 60;
    private const int MostLines = 8;

    /// <summary>"Best regards, Li", "谢谢！": a closing, with the name after it or alone. Words that go on after a thank-you are feedback.</summary>
    public static bool IsClosing(string line) => Closing().Match(line.Trim()) is { Success: true } closing
        && (closing.Groups["rest"].Value.Trim(' ', ',', '，', '!', '！', '.', '。', '~', '～', '-', '–', '—') is var rest && (rest.Length == 0 || IsName(rest) || Again().IsMatch(rest)));

    /// <summary>"张三", "Li", "— Dana": nothing but a name.</summary>
    public static bool IsName(string line)
    {
        var name = line.Trim(' ', '\t', ',', '，', '-', '–', '—', '/', '.', '。');
        return (Chinese().IsMatch(name) || English().IsMatch(name)) && !PlaceReader.IsPlace(name); // "Frankfurt" is where, not who
    }

    /// <summary>The first line of the signature at the end of <paramref name="lines"/>, or their count: a name, and under it titles and numbers.</summary>
    public static int Start(IReadOnlyList<string> lines)
    {
        for (var i = lines.Count - 1; i >= Math.Max(1, lines.Count - MostLines); i--) // nobody sends nothing but a signature
        {
            var line = lines[i].Trim();
            if ((IsName(line) || Office().IsMatch(line)) && !ListItem().IsMatch(lines[i]))
                return i;
            if (line.Length > 0 && !(line.Length <= LongestLine && Contact().IsMatch(line)))
                break;
        }

        return lines.Count;
    }

    [GeneratedRegex(@"^((best|kind|warm)?\s*(regards|wishes)|best|cheers|sincerely|yours|thanks( again| a lot| and regards| in advance)?|thank you( very much)?|many thanks|sent from my|此致|敬礼|祝好|顺祝|祝|谢谢|多谢|感谢|辛苦了?|发自我的|以上|BR)(?![a-z])(?<rest>.{0,30})$", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^(商祺|商安|工作顺利|一切顺利|生活愉快|大家|各位|您|支持|iphone|ipad|huawei|mobile|敬礼|regards|best regards)+$", RegexOptions.IgnoreCase)]
    private static partial Regex Again();

    [GeneratedRegex("^" + ChineseName + "$")]
    private static partial Regex Chinese();

    // "Marcus Weber", "Li", "Dr. Anna-Lena Vogt": capitals, and no word that could be what they speak of
    [GeneratedRegex(@"^(?!(Price|Pricing|Security|Privacy|Budget|Cost|Costs|Timeline|Region|Model|Models|Latency|Support|Training|Data|Legal|Compliance|Yes|No|Ok|Great|Nice|Good|Perfect|Agreed|Approved|Done|Cheaper|Faster|Shorter)\b)(Dr\.? |Mr\.? |Ms\.? |Mrs\.? )?\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?( \p{Lu}\.)?( (van |von |de )?\p{Lu}\p{Ll}+(-\p{Lu}\p{Ll}+)?)?$")]
    private static partial Regex English();

    [GeneratedRegex(@"@|\d{3,}[- ]?\d{3,}|\+\d{1,3}[ -]|www\.|https?:|总监|经理|总裁|主管|负责人|工程师|^\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}\s?日?$|部$|部门|公司|集团|CTO|CIO|CEO|CFO|COO|\b(head|director|manager|engineer|lead|officer|vp|president|architect|procurement)\b|\b(ltd|inc|gmbh|llc|corp)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Contact();

    // "信息安全部": who wrote it is an office
    [GeneratedRegex(@"^\p{IsCJKUnifiedIdeographs}{2,10}(部|部门|中心|委员会|办公室|事业群)$")]
    private static partial Regex Office();

    [GeneratedRegex(@"^\s*(\d{1,2}[.、)）]|[-*•·]\s)")]
    private static partial Regex ListItem();
}
