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

    private static readonly IReadOnlyList<(KnownClaim Claim, Regex Pattern, Regex? Unless)> Known =
        [.. RolePlayData.Claims.Select(c => (c, Compiled(c.Pattern), c.Unless is null ? null : Compiled(c.Unless)))];

    /// <summary>The claims in a text, by the prices of a day; without <paramref name="sources"/> by what comes with the product.</summary>
    public static IReadOnlyList<CheckedClaim> Of(string text, DateOnly day, ClaimSources? sources = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        return [.. Asking.Sentences(text).Take(MostSentences).SelectMany(s => InSentence(s, day, sources ?? ClaimSources.Shipped))];
    }

    /// <summary>The claims of a meeting, each once, with the rep's turn; prices are those of the day it was said.</summary>
    public static IReadOnlyList<TurnClaim> In(RolePlaySession session, ClaimSources? sources = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        return
        [
            .. session.RepTurns
                .SelectMany(t => Of(t.Text.Length > MessageReader.Read ? t.Text[..MessageReader.Read] : t.Text, DateOnly.FromDateTime(t.At.UtcDateTime), sources).Select(c => new TurnClaim(t.Index, c)))
                .DistinctBy(c => (c.Claim.Subject, c.Claim.Quote)),
        ];
    }

    private static IEnumerable<CheckedClaim> InSentence(string sentence, DateOnly day, ClaimSources sources)
    {
        // What is asked is not claimed; what is said beside the question is.
        var asks = sentence.ToLowerInvariant() is var lower && Asking.Is(lower);
        var said = asks ? Asking.Beside(lower) : sentence;
        if (asks && Mentions().IsMatch(said))
            yield break; // "about your private network: which data must stay?" claims nothing
        // A share of the bill or of the volume is none of the price, and no passage of the price speaks of it.
        var other = Known.Any(k => k.Unless is not null && k.Pattern.IsMatch(said) && k.Unless.IsMatch(said));
        var known = Known.Select(k => Verdict(k.Claim, k.Pattern, k.Unless, said) is { } right ? ByPattern(sentence, k.Claim, right) : null).OfType<CheckedClaim>().ToList();
        foreach (var claim in known)
        {
            yield return claim;
        }

        var named = sources.Named(said);
        // "It costs 2 and 8, and X is dearer": the price is checked; no price of ours bears out what is said of others.
        var against = named is not null && !asks && Comparison().Match(sentence) is { Success: true, Index: > 0 } compared ? compared.Index : sentence.Length;
        var own = sentence[..against].TrimEnd('，', ',', '；', ';', ' ');
        if (named is not null && ByPrice(own, asks ? said : own, named, day, sources.Prices) is { } price)
        {
            yield return price;
            if (own.Length < sentence.TrimEnd('。', '.', '！', '!').Length)
                yield return new(sentence[against..].TrimStart('，', ',', '；', ';', ' '), named.Model, ClaimVerdict.Unknown, LocalizedText.Same(""), "", null);
        }
        else if (known.Count is 0 && !other && !asks && !StatedPrice.Mentioned(said) && PassageCheck.Of(sentence, named?.Name, sources) is { } passage)
            yield return passage;
    }

    private static Regex Compiled(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Whether a statement that is spoken of is right; null where it is not made.</summary>
    private static bool? Verdict(KnownClaim claim, Regex pattern, Regex? unless, string said)
    {
        if (pattern.Match(said) is not { Success: true } match || unless?.IsMatch(said) is true)
            return null;
        return claim.Percents is not { } percents ? claim.Right : PassageCheck.Shares(said[match.Index..]) is { Count: > 0 } shares ? shares.Any(percents.Contains) : null;
    }

    private static CheckedClaim ByPattern(string sentence, KnownClaim claim, bool right)
    {
        var edition = sentence.Any(c => c is >= '\u4e00' and <= '\u9fff') ? "zh" : "en";
        var document = StartingKnowledge.Documents.FirstOrDefault(d => d.Address.Contains($"{claim.Source}-{edition}", StringComparison.Ordinal));
        return new(sentence, claim.Id, right ? ClaimVerdict.Right : ClaimVerdict.Wrong, claim.Truth, document?.Address ?? claim.Source, document?.Published, document?.Title);
    }

    private static CheckedClaim? ByPrice(string sentence, string stated, ClaimSources.ModelName named, DateOnly day, PriceBook prices)
    {
        var said = StatedPrice.In(stated);
        // What is saved or paid in a month is no list price.
        if (said.Count is 0 || (Sums().IsMatch(stated) && !Unit().IsMatch(stated)))
            return null;
        var rows = prices.Rows.Where(r => r.Model == named.Model && r.Variant.Length is 0 && (named.Vendor.Length is 0 || r.Vendor == named.Vendor)).ToList();
        if (named.Vendor.Length is 0 && rows.Exists(r => r.Vendor == VendorIds.Aliyun))
            rows = [.. rows.Where(r => r.Vendor == VendorIds.Aliyun)];
        rows = [.. rows.Where(r => said.All(m => m.Currency == r.Currency)).Select(prices.Complete)];
        if (rows.Count is 0)
            return new(sentence, named.Model, ClaimVerdict.Unknown, LocalizedText.Same(""), "", null);

        var latest = rows.Select(r => r.AsOf).Where(d => d <= day).DefaultIfEmpty(rows.Min(r => r.AsOf)).Max();
        var now = rows.Where(r => r.AsOf == latest).ToList();
        bool Holds(IReadOnlyList<PriceRow> list) => said.All(m => list.Any(r => ListPrice.Is(r, m, stated)));
        var verdict = Holds(now) ? ClaimVerdict.Right : Holds(rows) ? ClaimVerdict.Outdated
            // Whether a discount is granted stands in no price book; what it would come to can be checked.
            : ListPrice.Discount(stated) is { } discount && (discount is 0 || said.All(m => now.Exists(r => ListPrice.Is(r, m with { Value = m.Value / discount }, stated)))) ? ClaimVerdict.Unknown
            : ClaimVerdict.Wrong;
        return new(sentence, now[0].ListedAs, verdict, ListPrice.Words(now), now[0].Source, latest);
    }

    [GeneratedRegex(@"^(about|regarding|on|as for|coming back to|关于|至于|说到|您刚才说|您提到)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Mentions();

    [GeneratedRegex(@"[，,；;]\s*[^，,；;。]{0,16}(比[^，,；;。]{0,10}(贵|便宜|低|高|省)|(cheaper|dearer|more expensive|less expensive) than)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Comparison();

    [GeneratedRegex(@"每个?月|一个月|每年|一年|省下|能省|节省|账单|预算|(a|per) (month|year)|saves?\b|bill\b|budget", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Sums();

    [GeneratedRegex(@"token|单价|刊例|输入|输出|input|output|list price", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Unit();
}
