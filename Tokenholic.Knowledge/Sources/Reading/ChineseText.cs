using System.Buffers;

namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>How much a decoded text looks like written Chinese; tells GBK, Big5 and mistaken decodings apart.</summary>
internal static class ChineseText
{
    // The most frequent characters of written Chinese, simplified and traditional, and the punctuation no real text goes without.
    private static readonly SearchValues<char> Frequent = SearchValues.Create(
        "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心"
        + "开业公司新产品技术网信息服务关系系统数据北京市场企管工程研究全高本日月二三十第与及等将从向最更被由但并此次者或应该已实际合美机电力量水平体文化教育社会经济政府民"
        + "這個們來為國時說對會發過後種經現當沒動還進樣開業產網務關係統據場與將從並應該實際體機電");

    private static readonly SearchValues<char> Punctuation = SearchValues.Create("，。、；：？！（）《》“”「」—…·【】　");

    /// <summary>0 (not Chinese, or decoded wrongly) to about 0.7 (running Chinese text).</summary>
    public static double Plausibility(string text)
    {
        int foreign = 0, known = 0, broken = 0;
        foreach (var c in text)
        {
            if (c < 0x80)
                continue;
            foreign++;
            if (Frequent.Contains(c) || Punctuation.Contains(c))
                known++;
            else if (c is '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\u0080' and <= '\u009F'))
                broken++;
        }

        return foreign == 0 ? 0 : (known - broken) / (double)foreign;
    }

    /// <summary>Ideographs and kana, which carry about as much each as half a Latin word.</summary>
    public static bool IsIdeograph(char c) => c is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u3040' and <= '\u30FF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF');
}
