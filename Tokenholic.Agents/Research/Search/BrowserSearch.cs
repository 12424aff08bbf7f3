using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Browser;
using Tokenholic.Knowledge.Sources.Crawling;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Agents.Research.Search;

/// <summary>
/// Searches by rendering a public search page in the guarded browser; <paramref name="page"/> holds <c>{0}</c> where the query goes.
/// Every link that leads off the engine's own site is taken for a hit.
/// </summary>
public sealed class BrowserSearch(BrowserFetcher browser, string page) : IWebSearch
{
    private const int MaxHits = 20;
    private const int ShortestTitle = 4;

    /// <inheritdoc/>
    public async Task<SearchAnswer> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var address = new Uri(page.Replace("{0}", Uri.EscapeDataString(query), StringComparison.Ordinal));
        var fetched = await browser.FetchAsync(address, cancellationToken);
        if (fetched.Page is not { } answer)
            return SearchAnswer.Failed(fetched.Problem ?? PageProblem.Unreachable);
        try
        {
            var engine = SiteHost.Registered(answer.Url.IdnHost);
            var hits = PageReader.Read(answer.Body, answer.ContentType, answer.Url).Links
                .Where(l => SiteHost.Registered(l.Url.IdnHost) != engine && l.Text.Length >= ShortestTitle)
                .DistinctBy(l => PageUrl.Key(l.Url))
                .Take(MaxHits);
            return new SearchAnswer([.. hits]);
        }
        catch (UnreadablePageException e)
        {
            return SearchAnswer.Failed(e.Problem);
        }
    }
}
