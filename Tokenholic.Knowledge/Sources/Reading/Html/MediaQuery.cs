using System.Globalization;
using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Whether a style sheet's media condition holds for a person at an ordinary desktop screen.</summary>
internal static partial class MediaQuery
{
    private const double ScreenWidth = 1_280;

    /// <summary>True when any of the comma-separated queries holds; features other than width are taken as not holding.</summary>
    public static bool Applies(string? condition)
        => string.IsNullOrWhiteSpace(condition) || condition.Split(',').Any(Holds);

    private static bool Holds(string query)
    {
        var text = query.Trim().ToLowerInvariant();
        if (text.StartsWith("not", StringComparison.Ordinal) || text.Contains("print", StringComparison.Ordinal) || text.Contains("speech", StringComparison.Ordinal))
            return false;
        foreach (Match feature in Feature().Matches(text))
        {
            if (Width().Match(feature.Value) is not { Success: true } width)
                return false;
            var pixels = double.Parse(width.Groups[2].Value, CultureInfo.InvariantCulture) * (width.Groups[3].Value == "px" ? 1 : 16);
            if (width.Groups[1].Value == "min" ? ScreenWidth < pixels : ScreenWidth > pixels)
                return false;
        }

        return true;
    }

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Feature();

    [GeneratedRegex(@"^\(\s*(min|max)-width\s*:\s*([0-9.]{1,8})\s*(px|r?em)\s*\)$")]
    private static partial Regex Width();
}
