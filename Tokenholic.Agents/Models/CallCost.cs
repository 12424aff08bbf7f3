using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.Models;

/// <summary>¥ of a call by the price book: the tier of its whole input, thinking, cached tokens and peak hours at their own price where the list has one.</summary>
public sealed partial class CallCost(PriceBook prices)
{
    /// <summary>¥ of a call; null when the book knows no price of the model.</summary>
    public decimal? Of(AssignedModel model, CallUsage usage, DateTimeOffset at)
    {
        var there = at.ToOffset(TimeSpan.FromHours(8)); // price lists of China keep its time
        var day = DateOnly.FromDateTime(there.DateTime);
        if (Tiers(model, day, IsPeak(there) ? [PriceRow.Peak, ""] : [""]) is not { Count: > 0 } tiers || PriceBook.Tier(tiers, usage.Input) is not { Unit: PriceUnit.Text, Input: { } input } price
            || prices.Rate(price.Currency, day) is not { } rate)
        {
            return null;
        }

        price = prices.Complete(price);
        var output = price.Output ?? input;
        var answer = usage.Thinking > 0 ? price.ThinkingOutput ?? output : output;
        var yuan = (((usage.Input - usage.Cached) * input) + (usage.Cached * (price.CacheHit ?? input)) + (usage.Output * answer)) / 1e6 * rate.Yuan;
        return decimal.Round((decimal)yuan, 6);
    }

    /// <summary>At the provider's own list, else at whoever lists the same model.</summary>
    private IReadOnlyList<PriceRow> Tiers(AssignedModel model, DateOnly day, string[] variants)
    {
        var vendor = ProviderPresets.Find(model.Provider.Preset).Vendor;
        if (vendor == VendorIds.SelfHosted)
        {
            return [];
        }

        var name = model.Model.ToLowerInvariant();
        string[] names = [name, Snapshot().Replace(name, "")];
        var lists = names.Select(n => (Vendor: vendor, Model: n)).Concat(names.SelectMany(n => prices.Rows.Where(r => r.Model == n).Select(r => (r.Vendor, Model: n)).Distinct()));
        return lists.SelectMany(list => variants.Select(variant => prices.Variant(list.Vendor, list.Model, variant, day))).FirstOrDefault(found => found.Count > 0) ?? [];
    }

    /// <summary>The peak hours that a list states: working days from 9 to 12 and from 14 to 18.</summary>
    private static bool IsPeak(DateTimeOffset there) =>
        there.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && there.Hour is (>= 9 and < 12) or (>= 14 and < 18);

    // qwen3-max-2026-01-23 costs what qwen3-max costs
    [GeneratedRegex(@"-\d{4}-\d{2}-\d{2}$")]
    private static partial Regex Snapshot();
}
