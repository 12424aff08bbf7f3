using System.Globalization;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.App.Features.Admin.Prices;

/// <summary>One model's price at one vendor: the tiers in force, what other sources say, and every other line there ever was.</summary>
public sealed record PriceGroup(
    string Vendor, string Model, string Variant, IReadOnlyList<PriceRow> Current, IReadOnlyList<PriceRow> Disputes, IReadOnlyList<(PriceRow Row, DateTimeOffset? AddedAt)> History)
{
    /// <summary>Days since the price was last seen.</summary>
    internal int Age(DateOnly today) => Current.Count == 0 ? 0 : today.DayNumber - Current[0].AsOf.DayNumber;

    /// <summary>Older than a price may be before it goes to a customer.</summary>
    internal bool IsStale(DateOnly today) => Age(today) > 90;

    /// <summary>So old that it is to be looked up first; where most are stale, only these stand out.</summary>
    internal bool IsOld(DateOnly today) => Age(today) > 180;
}

/// <summary>The price book as its page shows it.</summary>
internal static class PriceGroups
{
    internal static ReplyLanguage Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ReplyLanguage.En : ReplyLanguage.Zh;

    internal static IReadOnlyList<string> Vendors { get; } = Catalog.Default.Vendors.Select(v => v.Id).Where(v => v is not (VendorIds.Unknown or VendorIds.SelfHosted)).ToList();

    internal static string Vendor(string id) => Catalog.Default.Vendors.FirstOrDefault(v => v.Id == id)?.Name.In(Language) ?? id;

    /// <summary>Every price of today, by vendor in the catalogue's order, then by model.</summary>
    internal static IReadOnlyList<PriceGroup> Of(EstimationEntries entries, DateOnly today)
    {
        var book = entries.Basis().Prices;
        var all = PriceBook.Default.Rows.Select(r => (Row: r, AddedAt: (DateTimeOffset?)null)).Concat(entries.Prices.Select(p => (Row: p.Entry, AddedAt: (DateTimeOffset?)p.At)));
        return all.GroupBy(a => (a.Row.Vendor, a.Row.Model, a.Row.Variant)).Select(group =>
            {
                var current = book.Variant(group.Key.Vendor, group.Key.Model, group.Key.Variant, today);
                var inForce = current.ToHashSet(ReferenceEqualityComparer.Instance);
                return new PriceGroup(
                    group.Key.Vendor, group.Key.Model, group.Key.Variant, current,
                    group.Key.Variant == PriceRow.Disputed ? [] : current.SelectMany(book.Disputes).Distinct().ToList(),
                    group.Where(a => !inForce.Contains(a.Row)).OrderByDescending(a => a.Row.AsOf).ThenByDescending(a => a.AddedAt).ToList());
            })
            .OrderBy(g => Vendors.ToList().IndexOf(g.Vendor)).ThenBy(g => g.Model, StringComparer.Ordinal).ThenBy(g => g.Variant, StringComparer.Ordinal)
            .ToList();
    }
}
