namespace Tokenholic.Knowledge.Catalog;

/// <summary>An Alibaba Cloud platform or application of the catalogue, and the work it answers.</summary>
public sealed record AliyunProduct
{
    /// <summary>An id among Alibaba Cloud's platforms in vendors.json; null for a product that runs no models itself.</summary>
    public string? Platform { get; init; }

    /// <summary>One of the platform's names, where it is several products; null for the platform itself.</summary>
    public string? Alias { get; init; }

    /// <summary>The name of a product that is no platform.</summary>
    public LocalizedText? Title { get; init; }

    /// <summary>The use cases it is for; empty for any.</summary>
    public required IReadOnlyList<string> UseCases { get; init; }

    /// <summary>Where the work runs today; empty for anywhere.</summary>
    public required IReadOnlyList<string> Vendors { get; init; }

    /// <summary>How it answers the work.</summary>
    public required LocalizedText Answer { get; init; }

    /// <summary>Its name on screen.</summary>
    public LocalizedText Name => Title is not null ? Title : Alias is null ? Platforms.First(platform => platform.Id == Platform).Name : LocalizedText.Same(Alias);

    private static IReadOnlyList<Platform> Platforms => Catalog.Default.Vendor(VendorIds.Aliyun).Platforms;
}

/// <summary>Data/aliyun-products.json: which products answer which work; a domain expert edits it.</summary>
public static class AliyunProducts
{
    private static readonly Lazy<IReadOnlyList<AliyunProduct>> Shipped = new(() => DataFile.Read<List<AliyunProduct>>("aliyun-products.json"));

    /// <summary>Every product.</summary>
    public static IReadOnlyList<AliyunProduct> Default => Shipped.Value;

    /// <summary>The products for a use case that runs on that cloud, those made for it first; each once, with what it does for that very work.</summary>
    public static IReadOnlyList<AliyunProduct> For(string useCase, string vendor) => Default
        .Where(p => (p.UseCases.Count == 0 || p.UseCases.Contains(useCase)) && (p.Vendors.Count == 0 || p.Vendors.Contains(vendor)))
        .OrderByDescending(p => p.UseCases.Count > 0).ThenByDescending(p => p.Vendors.Count > 0)
        .DistinctBy(p => p.Name.Zh)
        .ToList();
}
