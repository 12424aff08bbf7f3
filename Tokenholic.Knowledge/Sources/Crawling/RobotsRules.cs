using System.Globalization;

namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>What a site's robots.txt asks of us (RFC 9309): the longest matching rule decides, Allow wins a tie.</summary>
public sealed class RobotsRules
{
    private const int MaxLines = 20_000;
    private const string OurName = "tokenholicbot";

    private readonly IReadOnlyList<(bool Allow, string Pattern)> _rules;

    private RobotsRules(IReadOnlyList<(bool Allow, string Pattern)> rules, TimeSpan? delay, IReadOnlyList<string> sitemaps) =>
        (_rules, CrawlDelay, Sitemaps) = (rules, delay, sitemaps);

    /// <summary>Rules that allow everything.</summary>
    public static RobotsRules None { get; } = new([], null, []);

    /// <summary>The pause between requests that is asked for.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>The sitemaps it names, as written.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    /// <summary>Reads a robots.txt; lines that make no sense are passed over.</summary>
    public static RobotsRules Parse(string text)
    {
        var ours = new Group();
        var everyones = new Group();
        var sitemaps = new List<string>();
        var current = new List<Group>();
        var namesEnded = true;
        foreach (var line in text.TrimStart('\uFEFF').Split(['\n', '\r'], MaxLines, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split('#', 2)[0].Split(':', 2);
            if (parts.Length < 2)
                continue;
            var value = parts[1].Trim();
            switch (parts[0].Trim().ToLowerInvariant())
            {
                case "user-agent":
                    if (namesEnded)
                        current.Clear();
                    namesEnded = false;
                    if (value == "*")
                        current.Add(everyones);
                    else if (value.Split('/')[0].Equals(OurName, StringComparison.OrdinalIgnoreCase))
                        current.Add(ours);
                    break;
                case "allow" or "disallow":
                    namesEnded = true;
                    // "Disallow:" with nothing behind it forbids nothing.
                    if (value.Length > 0)
                        current.ForEach(g => g.Rules.Add((parts[0].Trim().Equals("allow", StringComparison.OrdinalIgnoreCase), Normalise(value))));
                    current.ForEach(g => g.IsNamed = true);
                    break;
                case "crawl-delay":
                    namesEnded = true;
                    if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86_400)
                        current.ForEach(g => g.Delay = TimeSpan.FromSeconds(seconds));
                    break;
                case "sitemap":
                    sitemaps.Add(value);
                    break;
            }
        }
        var chosen = ours.IsNamed || ours.Delay is not null ? ours : everyones;
        return new RobotsRules(chosen.Rules, chosen.Delay, sitemaps);
    }

    /// <summary>Whether this page of the site may be read.</summary>
    public bool Allows(Uri url)
    {
        var path = Normalise(url.PathAndQuery);
        var longest = -1;
        var allowed = true;
        foreach (var (allow, pattern) in _rules)
        {
            if (pattern.Length < longest || (pattern.Length == longest && !allow) || !Matches(pattern, path))
                continue;
            (longest, allowed) = (pattern.Length, allow);
        }
        return allowed;
    }

    /// <summary>'*' stands for anything, '$' at the end for the end; greedy with one step back per star, so it is never exponential.</summary>
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var parts = (anchored ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
            return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            if (isLast && anchored)
                return path.Length - parts[i].Length >= at && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0)
                return false;
            at = found + parts[i].Length;
        }
        return !anchored || at == path.Length;
    }

    /// <summary>Percent-encoded and plain spellings of the same path compare equal.</summary>
    private static string Normalise(string path) => Uri.UnescapeDataString(path);

    private sealed class Group
    {
        public List<(bool Allow, string Pattern)> Rules { get; } = [];

        public bool IsNamed { get; set; }

        public TimeSpan? Delay { get; set; }
    }
}
