using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Sample;

/// <summary>The fictional company that comes with the product; <c>.example</c> is a reserved name, so no real site can be meant.</summary>
public static class SampleCompany
{
    public const string NameZh = "星屿短剧";
    public const string NameEn = "Starisle Shorts";
    private const string IndustryZh = "短剧与有声内容";
    private const string IndustryEn = "Short drama and audio";

    /// <summary>Reached only through the fixed host of <see cref="SampleSite"/>.</summary>
    public const string Host = "xingyu.example";

    /// <summary>Where its crawl begins.</summary>
    public const string Url = $"http://{Host}/";

    /// <summary>Its brands, as its pages write them.</summary>
    public static readonly IReadOnlyList<string> Aliases = [NameZh, NameEn, "星屿", "Starisle"];

    /// <summary>Whether the name is one of its two names, whatever the width, case and spacing.</summary>
    public static bool Matches(string name) =>
        CompanyName.Parse(name).Value?.Value is { } given && (Same(given, NameZh) || Same(given, NameEn));

    /// <summary>The request with the sample's marks when it is about the sample, and with its site unless it says what to read instead.</summary>
    public static MapRequest Complete(MapRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!Matches(request.CompanyName))
        {
            return request;
        }

        var readsElsewhere = request.Sites.Count + request.Urls.Count > 0 || request.Given.Any(g => g.Kind is GivenKind.SavedPage);
        return request with
        {
            Fictional = true,
            Industry = request.Industry ?? IndustryIn(request.Language),
            Aliases = [.. request.Aliases.Union(Aliases)],
            Sites = readsElsewhere ? request.Sites : [Url],
        };
    }

    /// <summary>What it does.</summary>
    public static string IndustryIn(ReplyLanguage language) => language is ReplyLanguage.En ? IndustryEn : IndustryZh;

    /// <summary>An industry as a screen says it: the sample's in the reader's language, everybody else's as it was written.</summary>
    public static string? Shown(string? industry, ReplyLanguage language) => industry is IndustryZh or IndustryEn ? IndustryIn(language) : industry;

    private static bool Same(string a, string b) =>
        string.Equals(a.Replace(" ", "", StringComparison.Ordinal), b.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
}
