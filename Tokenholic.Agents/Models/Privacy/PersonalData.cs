using System.Text;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.Models.Privacy;

/// <summary>
/// Masks what identifies a person – mobile and land-line numbers, e-mail addresses, identity numbers, and the name beside such a
/// number – with as many marks as there were characters, so that every other character keeps its place and quotes stay verbatim.
/// </summary>
public static partial class PersonalData
{
    /// <summary>What stands for a masked character.</summary>
    public const char Mark = '＊';

    /// <summary>The text with personal data masked; the same length. A masked text stays as it is.</summary>
    public static string Mask(string text)
    {
        if (!MayHold(text))
        {
            return text;
        }

        var masked = new StringBuilder(text);
        foreach (var found in Email().Matches(text).Concat(Mobile().Matches(text)).Concat(Landline().Matches(text)).Where(IsContact)
            .Concat(Identity().Matches(text).Where(m => IsIdentity(m.Value))))
        {
            Cover(masked, found.Index, found.Length);
            if (Name().Match(text[Math.Max(0, found.Index - 24)..found.Index]) is { Success: true } name && name.Groups["name"] is var part)
            {
                Cover(masked, Math.Max(0, found.Index - 24) + part.Index, part.Length);
            }
        }

        return masked.ToString();
    }

    private static bool MayHold(string text) => text.Any(c => c is '@' or '＠' || char.IsAsciiDigit(c));

    /// <summary>A figure with a unit behind it is a quantity, however much it looks like a number to call.</summary>
    private static bool IsContact(Match found) => !found.Groups["unit"].Success;

    /// <summary>Eighteen digits are an identity number when their check digit is right.</summary>
    private static bool IsIdentity(string digits)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * weights[i];
        }

        return "10X98765432"[sum % 11] == char.ToUpperInvariant(digits[17]);
    }

    private static void Cover(StringBuilder text, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            text[i] = Mark;
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}[@＠][A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\d.])(?:\+?86[\- ]?)?1[3-9]\d(?:[\- ]?\d{4}){2}(?![\d.,]\d|\d)(?<unit>\s*(?:个|次|条|元|人|亿|万|token|tokens|calls|users|requests))?", RegexOptions.IgnoreCase)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"(?<![\d.\-])\(?0\d{2,3}\)?[\- ]\d{7,8}(?![\d\-])")]
    private static partial Regex Landline();

    [GeneratedRegex(@"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dXx])")]
    private static partial Regex Identity();

    private const string Surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文";
    private const string Introduction = "联系人|负责人|联络人|经办人|招聘官|姓名|联系|致电|咨询|HR";
    private const string Between = @"(?:先生|女士|老师|经理|总监)?[\s,，、(（:：]{0,3}(?:电话|手机|邮箱|微信|联系方式|Tel|Phone|Email|E-mail)?[\s,，:：(（]{0,3}$";

    // a name right before a number: 联系人：张伟 13…, 王芳（138…, Contact: Jane Doe, jane@…
    [GeneratedRegex($@"(?:(?:(?<={Introduction})[:： ]{{0,2}}|(?<![\u4e00-\u9fff]))(?<name>[{Surnames}][\u4e00-\u9fff]{{1,2}})|(?<name>\b[A-Z][a-z]+ [A-Z][a-z]+)){Between}")]
    private static partial Regex Name();
}
