using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Sharing;

/// <summary>The names of competitors, their platforms and their own models: a text that holds one of them is competitor talk. It rather hides one sentence too many.</summary>
internal sealed class RivalNames(Catalog catalog)
{
    private readonly string[] _names =
    [
        .. catalog.Vendors.Where(vendor => vendor.Competitor).SelectMany(vendor => vendor.Aliases.Concat(vendor.OwnerNames).Concat(vendor.Platforms.SelectMany(platform => platform.Aliases)))
            .Concat(catalog.Models.Where(model => !model.OpenWeight && catalog.Vendor(model.Owner).Competitor).SelectMany(model => model.Aliases))
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    internal bool IsRival(string vendor) => catalog.Vendors.FirstOrDefault(known => known.Id == vendor) is not { Competitor: false };

    internal string Shown(string vendor) => IsRival(vendor) ? VendorIds.Other : vendor;

    internal bool AreIn(string text) => _names.Any(name => IsIn(text, name));

    /// <summary>Whether the text names the workload's model, an open one too, its family or who makes it.</summary>
    internal bool IsModelIn(Workload workload, string text) => catalog.Models
        .Where(model => workload.Model is { } id && (model.Id == id || model.Id == catalog.Model(id)?.Family || model.Family == id))
        .SelectMany(model => model.Aliases.Concat(model.Makers))
        .Append(workload.ModelName?.Zh ?? "").Append(workload.ModelName?.En ?? "")
        .Any(name => name.Length > 1 && IsIn(text, name));

    // "ADP" is not in "adapter": a name that begins or ends with a Latin letter or digit ends where the word does.
    private static bool IsIn(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if (!(at > 0 && IsLatin(text[at - 1]) && IsLatin(text[at])) && !(end < text.Length && char.IsAsciiLetter(text[end]) && IsLatin(text[end - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);
}
