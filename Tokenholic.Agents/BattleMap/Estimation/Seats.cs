using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Products that are paid by seat: as long as nobody names the model behind one, its tokens have no price where it runs.</summary>
internal static class Seats
{
    /// <summary>The name of the product that a draft is, or null.</summary>
    public static LocalizedText? Of(WorkloadDraft draft, Catalog catalog)
    {
        var products = draft.Model is not null ? [] : draft.Supporting.Select(c => catalog.SeatProduct(c.Claim.Product)).ToList();
        return products.Count > 0 && products.TrueForAll(p => p is not null) ? products[0]!.Name : null;
    }

    /// <summary>The estimate without a price of tokens where seats are paid.</summary>
    public static Estimate? Unpriced(Estimate? estimate, LocalizedText? product, string vendor) => estimate is null || product is null ? estimate : estimate with
    {
        Today = null,
        OnAliyun = vendor == VendorIds.Aliyun ? null : estimate.OnAliyun,
    };
}
