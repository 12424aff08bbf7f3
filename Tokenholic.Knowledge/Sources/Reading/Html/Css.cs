using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>A colour as red, green, blue (0–255) and opacity (0–1).</summary>
internal sealed record Colour(int Red, int Green, int Blue, double Alpha = 1)
{
    private const int Indistinguishable = 30;

    /// <summary>The page itself, where nothing else is said.</summary>
    public static readonly Colour White = new(255, 255, 255);

    /// <summary>What no background covers.</summary>
    public static readonly Colour Transparent = new(0, 0, 0, 0);

    /// <summary>True when text of this colour cannot be told from the background.</summary>
    public bool VanishesOn(Colour background)
        => Alpha < 0.05 || (Math.Abs(Red - background.Red) + Math.Abs(Green - background.Green) + Math.Abs(Blue - background.Blue) <= Indistinguishable);
}

/// <summary>Reads lengths, numbers and colours of style declarations; null for whatever is not plain.</summary>
internal static partial class Css
{
    private static readonly Dictionary<string, Colour> Names = new(StringComparer.Ordinal)
    {
        ["white"] = Html.Colour.White, ["snow"] = new(255, 250, 250), ["ivory"] = new(255, 255, 240), ["ghostwhite"] = new(248, 248, 255),
        ["whitesmoke"] = new(245, 245, 245), ["floralwhite"] = new(255, 250, 240), ["mintcream"] = new(245, 255, 250), ["azure"] = new(240, 255, 255),
        ["black"] = new(0, 0, 0), ["red"] = new(255, 0, 0), ["green"] = new(0, 128, 0), ["blue"] = new(0, 0, 255), ["gray"] = new(128, 128, 128),
        ["grey"] = new(128, 128, 128), ["yellow"] = new(255, 255, 0), ["transparent"] = Html.Colour.Transparent,
    };

    /// <summary>A length in pixels; em and rem count as 16, points as 4/3.</summary>
    public static double? Pixels(string? value)
    {
        if (value is null || Length().Match(value) is not { Success: true } match)
            return null;
        var number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch { "px" => number, "em" or "rem" => number * 16, "pt" => number * 4 / 3, _ => number == 0 ? 0 : null };
    }

    /// <summary>A plain number.</summary>
    public static double? Number(string? value)
        => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A colour by name, #hex, rgb() or rgba().</summary>
    public static Colour? Colour(string? value)
    {
        if (value is null)
            return null;
        if (Names.TryGetValue(value, out var named))
            return named;
        if (Hex().Match(value) is { Success: true } hex)
        {
            var digits = hex.Groups[1].Value;
            if (digits.Length is 3 or 4)
                digits = string.Concat(digits.Select(d => $"{d}{d}"));
            var parts = Convert.FromHexString(digits);
            return new Colour(parts[0], parts[1], parts[2], parts.Length == 4 ? parts[3] / 255.0 : 1);
        }

        if (Rgb().Match(value) is not { Success: true } rgb)
            return null;
        var numbers = Enumerable.Range(1, 3).Select(i => int.Parse(rgb.Groups[i].Value, CultureInfo.InvariantCulture)).ToList();
        return new Colour(numbers[0], numbers[1], numbers[2], rgb.Groups[4].Success ? Number(rgb.Groups[4].Value) ?? 1 : 1);
    }

    [GeneratedRegex(@"^(-?[0-9]{0,7}\.?[0-9]{1,7})(px|em|rem|pt|)$")]
    private static partial Regex Length();

    [GeneratedRegex(@"^#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$")]
    private static partial Regex Hex();

    [GeneratedRegex(@"^rgba?\(\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*[, ]\s*([0-9]{1,3})\s*(?:[,/]\s*([0-9.]{1,6})\s*)?\)$")]
    private static partial Regex Rgb();
}
