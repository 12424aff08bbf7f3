namespace Tokenholic.Knowledge.Catalog;

/// <summary>
/// Vendors with their platforms, models and use cases, read from Data/vendors.json, models.json and use-cases.json, which a
/// domain expert edits. Immutable.
/// </summary>
public sealed class Catalog
{
    private static readonly Lazy<Catalog> Shipped = new(() =>
        new Catalog(DataFile.Read<List<Vendor>>("vendors.json"), DataFile.Read<List<Model>>("models.json"), DataFile.Read<List<UseCase>>("use-cases.json")));

    private readonly Dictionary<string, Vendor> _vendors;
    private readonly Dictionary<string, Model> _models;
    private readonly Dictionary<string, UseCase> _useCases;

    /// <summary>A catalogue of the given entries; ids must be unique.</summary>
    public Catalog(IReadOnlyList<Vendor> vendors, IReadOnlyList<Model> models, IReadOnlyList<UseCase> useCases)
    {
        (Vendors, Models, UseCases) = (vendors, models, useCases);
        _vendors = vendors.ToDictionary(v => v.Id);
        _models = models.ToDictionary(m => m.Id);
        _useCases = useCases.ToDictionary(u => u.Id);
    }

    /// <summary>The catalogue that comes with the product.</summary>
    public static Catalog Default => Shipped.Value;

    /// <summary>The clouds, in the order they are shown.</summary>
    public IReadOnlyList<Vendor> Vendors { get; }

    /// <summary>Every known model.</summary>
    public IReadOnlyList<Model> Models { get; }

    /// <summary>The use cases, in the order columns appear on a map.</summary>
    public IReadOnlyList<UseCase> UseCases { get; }

    /// <summary>The vendor of an id of <see cref="VendorIds"/>; an unknown id throws <see cref="KeyNotFoundException"/>.</summary>
    public Vendor Vendor(string id) => _vendors[id];

    /// <summary>The model of an id, or null when the catalogue does not know it; an open model is known in sizes that it does not list (<c>llama-3-70b</c>).</summary>
    public Model? Model(string id) => _models.GetValueOrDefault(id) ?? InSize(id);

    /// <summary>The product of an id where it is paid by seat; null of any other, and of one the catalogue does not know.</summary>
    public Platform? SeatProduct(string? id) => Vendors.SelectMany(v => v.Platforms).FirstOrDefault(p => p.Id == id && p.Seats);

    private Model? InSize(string id) =>
        id.LastIndexOf('-') is > 0 and var dash && id[^1] == 'b' && dash + 2 < id.Length && id[(dash + 1)..^1].All(c => char.IsAsciiDigit(c) || c == '.')
        && _models.GetValueOrDefault(id[..dash]) is { OpenWeight: true } model
            ? model with { Id = id, Name = LocalizedText.Same($"{model.Name.En}-{id[(dash + 1)..].ToUpperInvariant()}") }
            : null;

    /// <summary>The use case of an id of <see cref="UseCaseIds"/>; an unknown id throws <see cref="KeyNotFoundException"/>.</summary>
    public UseCase UseCase(string id) => _useCases[id];
}
