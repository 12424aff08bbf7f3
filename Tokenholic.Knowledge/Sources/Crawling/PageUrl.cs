using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>One form for the many spellings of a page's address, so that a page is read once and a trap is seen for what it is.</summary>
public static partial class PageUrl
{
    private static readonly HashSet<string> Noise = new(StringComparer.OrdinalIgnoreCase)
    {
        "gclid", "fbclid", "msclkid", "dclid", "yclid", "igshid", "mc_cid", "mc_eid", "_ga", "_gl", "spm", "scm", "bd_vid", "qhclickid", "from_source",
        "share_token", "share_source", "vd_source", "jsessionid", "phpsessid", "sessionid", "session_id", "sid", "aspsessionid", "timestamp", "_t", "_", "rnd", "random",
    };

    /// <summary>
    /// The address to fetch: no fragment (but for a script's route, <c>#/…</c>), no tracking or session parameters, the rest in
    /// alphabetical order.
    /// </summary>
    public static Uri Canonical(Uri url)
    {
        var path = SessionInPath().Replace(url.AbsolutePath, "");
        var query = string.Join('&', url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => NameOf(p) is var name && !Noise.Contains(name) && !name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal));
        var route = url.Fragment is ['#', '/' or '!', _, ..] ? url.Fragment : "";
        return new Uri($"{url.Scheme}://{url.IdnHost.TrimEnd('.')}{(url.IsDefaultPort ? "" : $":{url.Port}")}{path}{(query.Length > 0 ? "?" + query : "")}{route}");
    }

    /// <summary>The same for all addresses that show the same page as far as one can tell: scheme, www, index file and closing slash do not matter.</summary>
    public static string Key(Uri url)
    {
        var canonical = Canonical(url);
        var host = canonical.IdnHost.StartsWith("www.", StringComparison.Ordinal) ? canonical.IdnHost[4..] : canonical.IdnHost;
        var path = IndexFile().Replace(canonical.AbsolutePath, "/").TrimEnd('/');
        return $"{host}:{(canonical.IsDefaultPort ? "" : canonical.Port)}{path}{canonical.Query}{canonical.Fragment.TrimEnd('/')}";
    }

    /// <summary>
    /// What the address has in common with its like: it ends at the first folder with a number or a long code in it, and
    /// parameters lose their values, so every day of a calendar and every combination of a filter has the same pattern.
    /// </summary>
    public static string Pattern(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var plain = segments.TakeWhile(s => !Numbered().IsMatch(s)).ToList();
        if (plain.Count < segments.Length)
            plain.Add("#");
        var names = url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(NameOf).Order(StringComparer.Ordinal);
        return $"{url.IdnHost}/{string.Join('/', plain)}?{string.Join('&', names)}";
    }

    /// <summary>True for addresses only a broken or hostile site makes: the same folder again and again, endless depth or length.</summary>
    public static bool IsTrap(Uri url)
    {
        var segments = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return url.AbsoluteUri.Length > 500 || segments.Length > 10 || segments.GroupBy(s => s, StringComparer.Ordinal).Any(g => g.Count() > 2);
    }

    private static string NameOf(string parameter) => parameter.Split('=', 2)[0];

    [GeneratedRegex(@";(jsessionid|phpsessid|sid)=[^/;]*", RegexOptions.IgnoreCase)]
    private static partial Regex SessionInPath();

    [GeneratedRegex(@"/(index|default|home)\.(html?|php|aspx?|jsp|shtml)$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexFile();

    [GeneratedRegex(@"\d|[a-fA-F]{12,}")]
    private static partial Regex Numbered();
}
