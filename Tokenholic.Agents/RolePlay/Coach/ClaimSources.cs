using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>What a rep's claims are checked against: a price book, and the documents of a knowledge base with their index.</summary>
public sealed class ClaimSources(PriceBook prices, KnowledgeIndex index, IReadOnlyDictionary<string, KnowledgeDocument> documents)
{
    private static readonly Lazy<ClaimSources> Product = new(() => new(
        PriceBook.Default, new KnowledgeIndex([.. StartingKnowledge.Documents.Select(d => d.ToIndexed())]), StartingKnowledge.Documents.ToDictionary(d => d.Id.ToString())));

    private readonly Lazy<IReadOnlyList<ModelName>> _names = new(() => NamesOf(prices));

    /// <summary>The prices and documents that come with the product.</summary>
    public static ClaimSources Shipped => Product.Value;

    /// <summary>The prices.</summary>
    public PriceBook Prices { get; } = prices;

    /// <summary>The index of the documents.</summary>
    public KnowledgeIndex Index { get; } = index;

    /// <summary>The documents by the id they have in the index.</summary>
    public IReadOnlyDictionary<string, KnowledgeDocument> Documents { get; } = documents;

    /// <summary>The model a sentence names, the longest name first; null when none.</summary>
    internal ModelName? Named(string sentence)
    {
        var plain = Plain(sentence);
        return _names.Value.FirstOrDefault(n => plain.Contains(n.Name, StringComparison.Ordinal));
    }

    internal static string Plain(string text) => text.ToLowerInvariant().Replace(" ", "-", StringComparison.Ordinal).Replace("_", "-", StringComparison.Ordinal);

    private static IReadOnlyList<ModelName> NamesOf(PriceBook prices) =>
    [
        .. prices.Rows.Where(r => r.Variant.Length is 0)
            .SelectMany(r => new[] { new ModelName(Plain(r.ListedAs), r.Vendor, r.Model), new ModelName(Plain(r.Model), r.Vendor, r.Model) })
            .Concat(Catalog.Default.Models.SelectMany(m => m.Aliases.Select(a => new ModelName(Plain(a), "", m.Id))))
            .Where(n => n.Name.Length > 3).Distinct().OrderByDescending(n => n.Name.Length).ThenBy(n => n.Vendor != VendorIds.Aliyun),
    ];

    internal sealed record ModelName(string Name, string Vendor, string Model);
}
