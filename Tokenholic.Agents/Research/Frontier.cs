using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Agents.Research;

/// <summary>How an address came to be read.</summary>
internal enum CandidateKind
{
    /// <summary>The company's own site, as given.</summary>
    Site,

    /// <summary>A single page, as given: read, not crawled.</summary>
    Single,

    /// <summary>A link on the company's own site.</summary>
    Link,

    /// <summary>A feed of the company's own site: a source of links, not a page.</summary>
    Feed,

    /// <summary>A site's robots.txt and sitemaps: a source of links, not a page.</summary>
    Guide,

    /// <summary>The questions to a search engine: a source of hits, not a page.</summary>
    Search,

    /// <summary>A hit of a search: read, not crawled, and only believed when it is about the company.</summary>
    Hit,

    /// <summary>A hit that looks like the company's own site: crawled once it is seen to be about the company.</summary>
    SiteHit,
}

/// <summary>An address to read: on the company's own site or not; <paramref name="MayFallBack"/> when http may be tried after https, which is what is put before an address typed without either.</summary>
internal sealed record Candidate(Uri Url, CandidateKind Kind, bool IsOwn, double Score = 0, bool MayFallBack = false);

/// <summary>The addresses found on the company's sites and not read yet, the most promising first, with traps kept small.</summary>
internal sealed class Frontier(SiteScope scope)
{
    private const int MaxWaiting = 3000;
    private const int MaxPerNumberedPattern = 20;
    private const int MaxPerQueryPattern = 5;
    private const int MaxFeeds = 3;
    private const double SameFolderCost = 0.4;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Candidate> _waiting = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _takenOfPattern = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _takenOfFolder = new(StringComparer.Ordinal);
    private int _feeds;

    /// <summary>How many addresses wait.</summary>
    public int Count => _waiting.Count;

    /// <summary>Marks an address as read, so that no link leads there again; false when it was read already.</summary>
    public bool Mark(Uri url)
    {
        var key = PageUrl.Key(url);
        _waiting.Remove(key);
        return _seen.Add(key);
    }

    /// <summary>Takes in what is new, on the sites and worth reading of these links.</summary>
    public void Offer(IEnumerable<PageLink> links)
    {
        foreach (var link in links)
        {
            if (!scope.Contains(link.Url) || link.Url.UserInfo.Length > 0)
                continue;
            var url = PageUrl.Canonical(link.Url);
            var isFeed = LinkRanking.IsFeed(link);
            var key = PageUrl.Key(url);
            if (_seen.Contains(key) || PageUrl.IsTrap(url) || !(isFeed || LinkRanking.IsPage(url)))
                continue;
            var candidate = isFeed ? new Candidate(url, CandidateKind.Feed, IsOwn: true, Score: 20) : new Candidate(url, CandidateKind.Link, IsOwn: true, LinkRanking.Score(url, link.Text));
            if (_waiting.TryGetValue(key, out var known) ? known.Score < candidate.Score : _waiting.Count < MaxWaiting)
                _waiting[key] = candidate;
        }
    }

    /// <summary>The next address to read, or null when none is left.</summary>
    public Candidate? Take()
    {
        while (_waiting.Count > 0)
        {
            // A dictionary that is added to and removed from keeps no order: ties go to the address that sorts first.
            var (key, best) = _waiting.MaxBy(w => (Worth(w.Value), w.Key), WorthThenName.Instance);
            _waiting.Remove(key);
            _seen.Add(key);
            if (IsTooManyOfAKind(best))
                continue;
            _takenOfFolder[Folder(best.Url)] = _takenOfFolder.GetValueOrDefault(Folder(best.Url)) + 1;
            return best;
        }
        return null;
    }

    private double Worth(Candidate candidate) => candidate.Score - (SameFolderCost * _takenOfFolder.GetValueOrDefault(Folder(candidate.Url)));

    private bool IsTooManyOfAKind(Candidate candidate)
    {
        if (candidate.Kind == CandidateKind.Feed)
            return ++_feeds > MaxFeeds;
        var pattern = PageUrl.Pattern(candidate.Url);
        var most = candidate.Url.Query.Length > 0 ? MaxPerQueryPattern : pattern.Contains('#', StringComparison.Ordinal) ? MaxPerNumberedPattern : int.MaxValue;
        return (_takenOfPattern[pattern] = _takenOfPattern.GetValueOrDefault(pattern) + 1) > most;
    }

    private static string Folder(Uri url) => url.IdnHost + url.AbsolutePath[..(url.AbsolutePath.LastIndexOf('/') + 1)];

    private sealed class WorthThenName : IComparer<(double Worth, string Name)>
    {
        public static readonly WorthThenName Instance = new();

        public int Compare((double Worth, string Name) x, (double Worth, string Name) y) =>
            x.Worth != y.Worth ? x.Worth.CompareTo(y.Worth) : string.CompareOrdinal(y.Name, x.Name);
    }
}
