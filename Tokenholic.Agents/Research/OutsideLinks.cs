using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Agents.Research;

/// <summary>
/// Picks, of the links that lead away from the company's site, those to its repositories and its job ads: a few of each, since
/// every one of them costs a page of the budget. They are read as search hits are: only when they name the company.
/// </summary>
internal sealed class OutsideLinks(SiteScope scope)
{
    private const int MaxPerTier = 3;
    private const double Score = 5;
    private readonly Dictionary<SourceTier, int> _taken = [];
    private int _repositories;

    /// <summary>Repositories and job ads that a page of the company's own links to.</summary>
    public IEnumerable<Candidate> Of(StoredPage page) =>
        page.Links.DistinctBy(l => PageUrl.Key(l.Url)).Where(l => !scope.Contains(l.Url) && l.Url.UserInfo.Length == 0 && IsWorth(l.Url) && Take(SourceHosts.TierOf(l.Url)))
            .Select(l => new Candidate(PageUrl.Canonical(l.Url), CandidateKind.Hit, IsOwn: false, Score));

    /// <summary>The repositories that an organisation's page lists, when <paramref name="organization"/> is one.</summary>
    public IEnumerable<Candidate> RepositoriesOf(StoredPage organization)
    {
        var home = new Uri(organization.FinalUrl);
        return SourceHosts.TierOf(home) is SourceTier.Repository && Names(home) is [var owner]
            ? organization.Links
                .Where(l => l.Url.IdnHost == home.IdnHost && Names(l.Url) is [var first, var name] && first == owner && !name.StartsWith('.') && l.Url.Query.Length == 0)
                .DistinctBy(l => PageUrl.Key(l.Url)).TakeWhile(_ => ++_repositories <= MaxPerTier)
                .Select(l => new Candidate(PageUrl.Canonical(l.Url), CandidateKind.Single, IsOwn: false, Score))
            : [];
    }

    private static bool IsWorth(Uri url) => SourceHosts.TierOf(url) switch
    {
        SourceTier.Repository => SiteHost.IsFolderHost(url.IdnHost) && Names(url).Length is 1 or 2,
        SourceTier.JobAd => Names(url).Length > 0,
        _ => false,
    };

    private bool Take(SourceTier tier) => (_taken[tier] = _taken.GetValueOrDefault(tier) + 1) <= MaxPerTier;

    private static string[] Names(Uri url) => url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
