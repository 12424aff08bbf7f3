using System.Globalization;
using System.Text.RegularExpressions;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>Whether an amount is one of a line of the price book, and the line in words.</summary>
internal static partial class ListPrice
{
    private const string Numerals = "一二三四五六七八九";

    /// <summary>Whether the amount stands in the line for its side, or follows from it where a batch or a cache is spoken of.</summary>
    public static bool Is(PriceRow row, StatedPrice said, string sentence)
    {
        double?[] listed = said.Side switch
        {
            PriceSide.Input => [row.Input, row.PerUnit],
            PriceSide.Output => [row.Output, row.ThinkingOutput, row.PerUnit],
            _ => [row.Input, row.Output, row.ThinkingOutput, row.PerUnit],
        };
        var derived = new List<double?>(listed);
        if (Batch().IsMatch(sentence))
            derived.AddRange(listed.Select(p => p * row.Batch));
        if (Cache().IsMatch(sentence))
            derived.AddRange([row.CacheHit, row.CacheCreate]);
        return derived.Exists(p => p is { } price && Math.Abs(price - said.Value) < 1e-6);
    }

    /// <summary>The share of the list price that a spoken discount leaves; zero when it is not said how much; null when none is spoken of.</summary>
    public static double? Discount(string sentence)
    {
        if (Fold().Match(sentence) is { Success: true } fold)
        {
            var digits = string.Concat(fold.Groups[1].Value.Select(c => Numerals.IndexOf(c, StringComparison.Ordinal) is >= 0 and var n ? (char)('1' + n) : c)).Replace(".", "", StringComparison.Ordinal);
            return double.Parse("0." + digits, CultureInfo.InvariantCulture);
        }

        if (Off().Match(sentence) is { Success: true } off)
            return 1 - (double.Parse(off.Groups[1].Success ? off.Groups[1].Value : off.Groups[2].Value, CultureInfo.InvariantCulture) / 100);
        return Some().IsMatch(sentence) ? 0 : null;
    }

    /// <summary>The lines as one reads them: each with the length of input it is for.</summary>
    public static LocalizedText Words(IReadOnlyList<PriceRow> rows)
    {
        string Figures(string upTo) => string.Join("; ", rows.Select(r => (r.PerUnit ?? r.Input, r.PerUnit is null ? r.Output : null) switch
        {
            var (input, output) => FormattableString.Invariant($"{input}{(output is null ? "" : FormattableString.Invariant($" / {output}"))} {r.Currency}{(r.MaxInputTokens is { } most ? $" ({upTo} {most / 1000}K)" : "")}"),
        }));
        return rows[0] switch
        {
            { PerUnit: not null } => LocalizedText.Same(Figures("≤")),
            { Output: null } => new($"每百万 token 输入：{Figures("输入 ≤")}", $"Per million tokens of input: {Figures("input ≤")}"),
            _ => new($"每百万 token 输入/输出：{Figures("输入 ≤")}", $"Per million tokens, input / output: {Figures("input ≤")}"),
        };
    }

    [GeneratedRegex("批量|batch", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Batch();

    [GeneratedRegex("缓存|cach(e|ing)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Cache();

    [GeneratedRegex(@"(\d(?:\.?\d)?|[一二三四五六七八九]{1,2})\s*折", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fold();

    [GeneratedRegex(@"(\d{1,2})\s*(?:%|percent)\s*(?:off|discount|cheaper|below)|discount of\s*(\d{1,2})\s*(?:%|percent)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Off();

    [GeneratedRegex(@"打折|折扣|优惠|让利|返点|特价|discount|special price|rebate", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Some();
}
