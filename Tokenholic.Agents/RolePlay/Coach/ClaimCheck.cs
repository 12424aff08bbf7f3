using System.Globalization;
using System.Text.RegularExpressions;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>What the price book or the knowledge base says of a claim.</summary>
public enum ClaimVerdict
{
    /// <summary>It is so.</summary>
    Right,

    /// <summary>It was so once.</summary>
    Outdated,

    /// <summary>It is not so.</summary>
    Wrong,

    /// <summary>Nothing is known of it.</summary>
    Unknown,
}

/// <summary>A claim of the rep: its words, what it is about, what is so, and the source with its day.</summary>
public sealed record CheckedClaim(string Quote, string Subject, ClaimVerdict Verdict, LocalizedText Truth, string Source, DateOnly? AsOf);

/// <summary>Checks what a rep says of prices and products against the price book and the documents that come with the product.</summary>
public static partial class ClaimCheck
{
    private static readonly IReadOnlyList<(string Name, string Vendor, string Model)> Names =
    [
        .. PriceBook.Default.Rows.Where(r => r.Variant.Length is 0)
            .SelectMany(r => new[] { (Plain(r.ListedAs), r.Vendor, r.Model), (Plain(r.Model), r.Vendor, r.Model) })
            .Concat(Catalog.Default.Models.SelectMany(m => m.Aliases.Select(a => (Plain(a), "", m.Id))))
            .Where(n => n.Item1.Length > 3).Distinct().OrderByDescending(n => n.Item1.Length).ThenBy(n => n.Item2 != VendorIds.Aliyun),
    ];

    private static readonly IReadOnlyList<(KnownClaim Claim, Regex Pattern)> Known =
        [.. RolePlayData.Claims.Select(c => (c, new Regex(c.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))))];

    /// <summary>The claims in a text, by the prices of a day.</summary>
    public static IReadOnlyList<CheckedClaim> Of(string text, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. MessageReader.Sentences(text).SelectMany(s => InSentence(s, day))];
    }

    private static IEnumerable<CheckedClaim> InSentence(string sentence, DateOnly day)
    {
        foreach (var (claim, pattern) in Known)
        {
            if (pattern.IsMatch(sentence))
            {
                var edition = sentence.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en";
                var document = StartingKnowledge.Documents.FirstOrDefault(d => d.Address.Contains($"{claim.Source}-{edition}", StringComparison.Ordinal));
                yield return new(sentence, claim.Id, claim.Right ? ClaimVerdict.Right : ClaimVerdict.Wrong, claim.Truth, document?.Address ?? claim.Source, document?.Published);
            }
        }

        double[] said = [.. Money().Matches(sentence).Select(m => double.Parse(m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value, CultureInfo.InvariantCulture))];
        var plain = Plain(sentence);
        if (said.Length is 0 || Names.FirstOrDefault(n => plain.Contains(n.Name, StringComparison.Ordinal)) is not { Name: not null } named)
            yield break;
        var rows = PriceBook.Default.Rows.Where(r => r.Model == named.Model && r.Variant.Length is 0 && (named.Vendor.Length is 0 || r.Vendor == named.Vendor)).ToList();
        if (named.Vendor.Length is 0 && rows.Exists(r => r.Vendor == VendorIds.Aliyun))
            rows = [.. rows.Where(r => r.Vendor == VendorIds.Aliyun)];
        if (rows.Count is 0)
        {
            yield return new(sentence, named.Model, ClaimVerdict.Unknown, LocalizedText.Same(""), "", null);
            yield break;
        }

        var latest = rows.Select(r => r.AsOf).Where(d => d <= day).DefaultIfEmpty(rows.Min(r => r.AsOf)).Max();
        var now = rows.Where(r => r.AsOf == latest).ToList();
        var verdict = said.All(v => now.Exists(r => Has(r, v))) ? ClaimVerdict.Right
            : said.All(v => rows.Exists(r => Has(r, v))) ? ClaimVerdict.Outdated : ClaimVerdict.Wrong;
        yield return new(sentence, now[0].ListedAs, verdict, Truth(now), now[0].Source, latest);
    }

    private static bool Has(PriceRow row, double value) =>
        new[] { row.Input, row.Output, row.ThinkingOutput, row.PerUnit }.Any(p => p is { } price && Math.Abs(price - value) < 1e-6);

    private static LocalizedText Truth(List<PriceRow> rows)
    {
        var figures = string.Join("; ", rows.Select(r => r.PerUnit is { } unit ? FormattableString.Invariant($"{unit} {r.Currency}") : FormattableString.Invariant($"{r.Input} / {r.Output} {r.Currency}")));
        return rows[0].PerUnit is null ? new($"每百万 token 输入/输出：{figures}", $"Per million tokens, input / output: {figures}") : LocalizedText.Same(figures);
    }

    private static string Plain(string text) => text.ToLowerInvariant().Replace(" ", "-", StringComparison.Ordinal).Replace("_", "-", StringComparison.Ordinal);

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*(?:元|块|yuan|rmb|cny)|[¥￥]\s*(\d+(?:\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Money();
}
