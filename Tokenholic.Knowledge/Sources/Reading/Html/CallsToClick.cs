using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Link texts such as "more" and "details", which say nothing and would stick to the words beside them.</summary>
internal static partial class CallsToClick
{
    private const int Longest = 24;

    /// <summary>True for such a text.</summary>
    public static bool Is(string text) => text.Length <= Longest && Words().IsMatch(text);

    [GeneratedRegex(@"^[\s\[【(（]*(?:more|更多|详细|详情|(?:查看|浏览|点击)(?:更多|详情|全部|全文|详细)|了解(?:更多|详情)|阅读(?:更多|全文)|全文|(?:learn|read|see|view|show)\s+(?:more|all|less)|details)[\s\]】)）+>»›→.…]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}
