using System.Text;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Ingestion;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.App.Ingestion;

/// <summary>Reads what waits to be read, one item at a time; a document that cannot be read is reported and stops nobody.</summary>
public sealed class IngestionRunner(IngestionStore items, KnowledgeStore documents, PageFetcher fetcher, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly HostGate _gate = new(1, Pause, TimeSpan.FromSeconds(5), TimeProvider.System);
    private readonly Dictionary<string, RobotsRules> _robots = [];

    /// <summary>Reads the next item of that ingestion (null for any); null when nothing waits.</summary>
    public async Task<IngestionItem?> NextAsync(Guid? ingestion, CancellationToken cancellationToken)
    {
        if (await items.TakeAsync(ingestion, cancellationToken) is not { } item)
        {
            return null;
        }

        try
        {
            var change = await ReadAsync(item, cancellationToken);
            await items.FinishAsync(item, change.ToString().ToLowerInvariant(), null, null, cancellationToken);
        }
        catch (UnreadablePageException e)
        {
            await items.FinishAsync(item, "failed", e.Problem.ToString(), e.Message, cancellationToken);
        }

        return item;
    }

    private async Task<KnowledgeChange> ReadAsync(IngestionItem item, CancellationToken cancellationToken)
    {
        if (item.Content is { } file)
        {
            return await SaveAsync(Read(file, null, new Uri(item.Address, UriKind.RelativeOrAbsolute)), item.Address, cancellationToken);
        }

        if (!Uri.TryCreate(item.Address, UriKind.Absolute, out var url))
        {
            throw new UnreadablePageException(PageProblem.BadAddress, "no address");
        }

        var fetched = await FetchAsync(url, cancellationToken);
        if (item.Site is { } site)
        {
            await FollowAsync(item, site, fetched, cancellationToken);
        }

        return await SaveAsync(Read(fetched.Body, fetched.ContentType, fetched.Url), PageUrl.Canonical(fetched.Url).AbsoluteUri, cancellationToken);
    }

    // Whatever a parser stumbles over is that document's fault alone: the others go on.
    private static ReadDocument Read(byte[] body, string? contentType, Uri url)
    {
        try
        {
            return DocumentReader.Read(body, contentType, url);
        }
        catch (Exception e) when (e is not UnreadablePageException)
        {
            throw new UnreadablePageException(PageProblem.NotReadable, e.Message);
        }
    }

    private async Task<FetchedPage> FetchAsync(Uri url, CancellationToken cancellationToken)
    {
        var rules = await RobotsAsync(url, cancellationToken);
        if (!rules.Allows(url))
        {
            throw new UnreadablePageException(PageProblem.Robots, "robots.txt");
        }

        using var turn = await _gate.EnterAsync(url.IdnHost, rules.CrawlDelay, cancellationToken);
        var fetched = await fetcher.FetchAsync(url, cancellationToken);
        return fetched.Page ?? throw new UnreadablePageException(fetched.Problem ?? PageProblem.Unreachable, fetched.Detail ?? "");
    }

    private async Task<RobotsRules> RobotsAsync(Uri url, CancellationToken cancellationToken)
    {
        var address = new Uri(url, "/robots.txt");
        if (!_robots.TryGetValue(address.AbsoluteUri, out var rules))
        {
            var fetched = await fetcher.FetchFileAsync(address, cancellationToken);
            _robots[address.AbsoluteUri] = rules = fetched.Page is { } page ? RobotsRules.Parse(Encoding.UTF8.GetString(page.Body)) : RobotsRules.None;
        }

        return rules;
    }

    // Links of the page that stay below the address that was given; a page that cannot be read as one has none.
    private async Task FollowAsync(IngestionItem item, string site, FetchedPage page, CancellationToken cancellationToken)
    {
        try
        {
            var links = PageReader.Read(page.Body, page.ContentType, page.Url).Links.Select(l => PageUrl.Canonical(l.Url))
                .Where(u => u.AbsoluteUri.StartsWith(site, StringComparison.OrdinalIgnoreCase) && !PageUrl.IsTrap(u)).Select(u => u.AbsoluteUri).Distinct();
            await items.AddLinksAsync(item.IngestionId, links, cancellationToken);
        }
        catch (UnreadablePageException)
        {
            // the reader says so when the document itself is read
        }
    }

    private async Task<KnowledgeChange> SaveAsync(ReadDocument read, string address, CancellationToken cancellationToken) =>
        await documents.SaveAsync(KnowledgeDocument.From(read, address, time.GetUtcNow()), cancellationToken);
}
