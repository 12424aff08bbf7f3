using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.BattleMap;

/// <summary>What maps are estimated with: prices and templates, those that come with the product and what an administrator added.</summary>
public sealed record EstimationBasis(PriceBook Prices, EstimationTemplates Templates)
{
    /// <summary>Only what comes with the product.</summary>
    public static EstimationBasis Shipped { get; } = new(PriceBook.Default, EstimationTemplates.Default);
}

/// <summary>Reads the basis anew for every map, so that what an administrator adds acts on the next one.</summary>
public delegate Task<EstimationBasis> EstimationBasisSource(CancellationToken cancellationToken);
