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

/// <summary>
/// A claim of the rep: its words, what it is about, what is so, and the source with its day; <paramref name="Title"/> is the source's where it is a document
/// of the knowledge base.
/// </summary>
public sealed record CheckedClaim(string Quote, string Subject, ClaimVerdict Verdict, LocalizedText Truth, string Source, DateOnly? AsOf, string? Title = null);

/// <summary>Checks what a rep says of prices and products against the price book and the knowledge base.</summary>
public static partial class ClaimCheck
{
    private const int MostSentences = 20;

    private static readonly IReadOnlyList<(KnownClaim Claim, Regex Pattern)> Known =
        [.. RolePlayData.Claims.Select(c => (c, new Regex(c.Pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))))];

    /// <summary>The claims in a text, by the prices of a day; without <paramref name="sources"/> by what comes with the product.</summary>
    public static IReadOnlyList<CheckedClaim> Of(string text, DateOnly day, ClaimSources? sources = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Asking.Sentences(text).Take(MostSentences).SelectMany(s => InSentence(s, day, sources ?? ClaimSources.Shipped))];
    }

    private static IEnumerable<CheckedClaim> InSentence(string sentence, DateOnly day, ClaimSources sources)
    {
        var known = Known.Where(k => k.Pattern.IsMatch(sentence)).Select(k => ByPattern(sentence, k.Claim)).ToList();
        foreach (var claim in known)
        {
            yield return claim;
        }

        var named = sources.Named(sentence);
        if (named is not null && ByPrice(sentence, named, day, sources.Prices) is { } price)
            yield return price;
        else if (known.Count is 0 && !Asking.Is(sentence.ToLowerInvariant()) && PassageCheck.Of(sentence, named?.Name, sources) is { } passage)
            yield return passage;
    }

    private static CheckedClaim ByPattern(string sentence, KnownClaim claim)
    {
        var edition = sentence.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en";
        var document = StartingKnowledge.Documents.FirstOrDefault(d => d.Address.Contains($"{claim.Source}-{edition}", StringComparison.Ordinal));
        return new(sentence, claim.Id, claim.Right ? ClaimVerdict.Right : ClaimVerdict.Wrong, claim.Truth, document?.Address ?? claim.Source, document?.Published, document?.Title);
    }

    private static CheckedClaim? ByPrice(string sentence, ClaimSources.ModelName named, DateOnly day, PriceBook prices)
    {
        var said = Money().Matches(sentence).Select(Amount).ToList();
        // What is saved or paid in a month is no list price.
        if (said.Count is 0 || (Sums().IsMatch(sentence) && !Unit().IsMatch(sentence)))
            return null;
        var rows = prices.Rows.Where(r => r.Model == named.Model && r.Variant.Length is 0 && (named.Vendor.Length is 0 || r.Vendor == named.Vendor)).ToList();
        if (named.Vendor.Length is 0 && rows.Exists(r => r.Vendor == VendorIds.Aliyun))
            rows = [.. rows.Where(r => r.Vendor == VendorIds.Aliyun)];
        rows = [.. rows.Where(r => said.TrueForAll(m => m.Currency == r.Currency))];
        if (rows.Count is 0)
            return new(sentence, named.Model, ClaimVerdict.Unknown, LocalizedText.Same(""), "", null);

        var latest = rows.Select(r => r.AsOf).Where(d => d <= day).DefaultIfEmpty(rows.Min(r => r.AsOf)).Max();
        var now = rows.Where(r => r.AsOf == latest).ToList();
        var verdict = said.TrueForAll(m => now.Exists(r => Has(r, m.Value))) ? ClaimVerdict.Right
            : said.TrueForAll(m => rows.Exists(r => Has(r, m.Value))) ? ClaimVerdict.Outdated : ClaimVerdict.Wrong;
        return new(sentence, now[0].ListedAs, verdict, Truth(now), now[0].Source, latest);
    }

    private static (double Value, string Currency) Amount(Match match)
    {
        var (currency, digits) = match.Groups[1].Success ? ("CNY", match.Groups[1]) : match.Groups[2].Success ? ("CNY", match.Groups[2]) : match.Groups[3].Success ? ("USD", match.Groups[3]) : ("USD", match.Groups[4]);
        return (double.Parse(digits.Value, CultureInfo.InvariantCulture), currency);
    }

    private static bool Has(PriceRow row, double value) =>
        new[] { row.Input, row.Output, row.ThinkingOutput, row.PerUnit }.Any(p => p is { } price && Math.Abs(price - value) < 1e-6);

    private static LocalizedText Truth(List<PriceRow> rows)
    {
        var figures = string.Join("; ", rows.Select(r => r.PerUnit is { } unit ? FormattableString.Invariant($"{unit} {r.Currency}") : FormattableString.Invariant($"{r.Input} / {r.Output} {r.Currency}")));
        return rows[0].PerUnit is null ? new($"每百万 token 输入/输出：{figures}", $"Per million tokens, input / output: {figures}") : LocalizedText.Same(figures);
    }

    [GeneratedRegex(@"(\d+(?:\.\d+)?)\s*(?:元|块|yuan|rmb|cny)|[¥￥]\s*(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\s*(?:美元|美金|usd|dollars?)|\$\s*(\d+(?:\.\d+)?)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Money();

    [GeneratedRegex(@"每个?月|一个月|每年|一年|省下|能省|节省|账单|预算|(a|per) (month|year)|saves?\b|bill\b|budget", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sums();

    [GeneratedRegex(@"token|单价|刊例|输入|输出|input|output|list price", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();
}
