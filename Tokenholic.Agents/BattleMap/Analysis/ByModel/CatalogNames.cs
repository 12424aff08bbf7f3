using System.Text;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>Recognises models and clouds by any of their names, and tells whether a page names them at all.</summary>
internal sealed class CatalogNames
{
    private static readonly string[] OwnMachines = ["自建", "私有化", "本地部署", "自研", "自有", "机房", "selfhost", "onprem", "owngpu", "inhouse"];
    private readonly Catalog _catalog;
    private readonly Dictionary<string, string> _models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _vendors = new(StringComparer.Ordinal);

    public CatalogNames(Catalog catalog)
    {
        _catalog = catalog;
        foreach (var model in catalog.Models)
        {
            foreach (var name in model.Aliases.Prepend(model.Name.En).Prepend(model.Name.Zh).Prepend(model.Id))
            {
                _models.TryAdd(Plain(name), model.Id);
            }
        }

        foreach (var vendor in catalog.Vendors)
        {
            foreach (var name in Names(vendor).Prepend(vendor.Name.En).Prepend(vendor.Name.Zh).Prepend(vendor.Id))
            {
                _vendors.TryAdd(Plain(name), vendor.Id);
            }
        }
    }

    /// <summary>The model's id, or null when the catalogue does not know it.</summary>
    public string? Model(string? name) => name is null ? null : _models.GetValueOrDefault(Plain(name));

    /// <summary>The cloud's id; <see cref="VendorIds.Unknown"/> when nobody knows it.</summary>
    public string Vendor(string? name) => name is null ? VendorIds.Unknown : _vendors.GetValueOrDefault(Plain(name), VendorIds.Unknown);

    /// <summary>Whether the text (as <see cref="Plain"/>) names the model, or its family.</summary>
    public bool NamesModel(string plain, string id) =>
        _catalog.Model(id) is { } model && (Says(plain, model) || (_catalog.Model(model.Family) is { } family && Says(plain, family)));

    /// <summary>Whether the text names the cloud, its platforms, or a model that only it serves.</summary>
    public bool NamesVendor(string plain, string id, string? model)
    {
        if (id == VendorIds.SelfHosted)
        {
            return OwnMachines.Any(word => plain.Contains(word, StringComparison.Ordinal));
        }

        var vendor = _catalog.Vendors.FirstOrDefault(v => v.Id == id);
        return vendor is not null && (Names(vendor).Concat(vendor.OwnerNames).Any(n => plain.Contains(Plain(n), StringComparison.Ordinal))
            || (model is not null && _catalog.Model(model) is { OpenWeight: false } own && own.Owner == id && NamesModel(plain, model)));
    }

    /// <summary>A text without case, white space, hyphens and dots, as names are compared.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var half = c is >= '\uff01' and <= '\uff5e' ? (char)(c - 0xfee0) : c;
            if (!char.IsWhiteSpace(half) && half is not ('-' or '_' or '.' or '·'))
            {
                plain.Append(char.ToLowerInvariant(half));
            }
        }

        return plain.ToString();
    }

    private static bool Says(string plain, Model model) => model.Aliases.Append(model.Id).Any(a => plain.Contains(Plain(a), StringComparison.Ordinal));

    private static IEnumerable<string> Names(Vendor vendor) => vendor.Aliases.Concat(vendor.Platforms.SelectMany(p => p.Aliases));
}
