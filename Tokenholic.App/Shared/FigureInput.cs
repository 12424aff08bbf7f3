using System.Globalization;

namespace Tokenholic.App.Shared;

/// <summary>Figures as people type them: "300000", "30 万", "1.2亿", "3.5M", "1,200".</summary>
internal static class FigureInput
{
    private static readonly (string Suffix, double Factor)[] Units =
        [("万亿", 1e12), ("亿", 1e8), ("万", 1e4), ("t", 1e12), ("b", 1e9), ("m", 1e6), ("k", 1e3)];

    /// <summary>The number, or null when it is none or negative.</summary>
    internal static double? Parse(string? typed)
    {
        var text = (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var (suffix, factor) = Units.FirstOrDefault(u => text.EndsWith(u.Suffix, StringComparison.Ordinal), ("", 1));
        return double.TryParse(text[..^suffix.Length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value * factor)
            ? value * factor : null;
    }
}
