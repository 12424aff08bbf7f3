using System.Globalization;
using System.Text.Json;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>A claim with the page it stands on and its id in the map.</summary>
internal sealed record ClaimEvidence(Claim Claim, StoredPage Page, MapEvidence Evidence);

/// <summary>A stated quantity with the page it stands on and its id in the map.</summary>
internal sealed record VolumeEvidence(VolumeFact Fact, StoredPage Page, MapEvidence Evidence);

/// <summary>Numbers pages (p1 …) and quotes (e1 …) in the order they were read, the same input always giving the same ids.</summary>
internal sealed class EvidenceLedger
{
    private readonly List<MapPage> _pages = [];
    private readonly List<MapEvidence> _evidence = [];
    private readonly List<ClaimEvidence> _claims = [];
    private readonly List<VolumeEvidence> _volumes = [];
    private readonly List<MapRejection> _rejected = [];
    private readonly Dictionary<string, string> _pageIds = [];
    private readonly Dictionary<(string Page, int Start, string Quote, string Reading), MapEvidence> _known = [];

    public EvidenceLedger(IReadOnlyList<StoredPage> pages, IReadOnlyList<PageExtraction> extractions)
    {
        foreach (var page in pages.Concat(extractions.Select(e => e.Page)).Where(p => p.Problem is null))
        {
            AddPage(page);
        }

        foreach (var (page, extraction) in extractions.Where(e => e.Page.Problem is null).OrderBy(e => PageNumber(e.Page)))
        {
            Add(page, extraction);
        }
    }

    public IReadOnlyList<MapPage> Pages => _pages;

    public IReadOnlyList<MapEvidence> Evidence => _evidence;

    public IReadOnlyList<ClaimEvidence> Claims => _claims;

    public IReadOnlyList<VolumeEvidence> Volumes => _volumes;

    public IReadOnlyList<MapRejection> Rejected => _rejected;

    /// <summary>The number in "e12".</summary>
    public static int Number(string id) => int.Parse(id.AsSpan(1), CultureInfo.InvariantCulture);

    private void AddPage(StoredPage page)
    {
        var id = $"p{_pages.Count + 1}";
        if (!_pageIds.TryAdd(page.Url, id))
        {
            return;
        }

        _pages.Add(new MapPage
        {
            Id = id,
            Url = page.Url, // as asked for: what its snapshot is stored and found under, wherever a redirect led
            Title = page.Title,
            Tier = page.Tier,
            Publisher = page.Publisher,
            Published = page.Published,
            FetchedAt = page.FetchedAt,
            Sha256 = page.Sha256,
            Characters = page.Text.Length,
        });
    }

    private void Add(StoredPage page, Extraction extraction)
    {
        var pageId = _pageIds[page.Url];
        var items = extraction.Claims.Select(c => (c.Start, Kind: 0, Add: (Action)(() => AddClaim(page, pageId, c))))
            .Concat(extraction.Volumes.Select(v => (v.Start, Kind: 1, Add: (Action)(() => AddVolume(page, pageId, v)))));
        foreach (var item in items.OrderBy(i => i.Start).ThenBy(i => i.Kind))
        {
            item.Add();
        }

        _rejected.AddRange(extraction.Rejected.Select(r => new MapRejection(pageId, r.Quote, SnakeCase(r.Reason.ToString()))));
    }

    private void AddClaim(StoredPage page, string pageId, Claim claim)
    {
        var reading = new Dictionary<string, string> { ["use_case"] = claim.UseCase, ["vendor"] = claim.Vendor, ["status"] = SnakeCase(claim.Status.ToString()) };
        if (claim.Model is not null)
        {
            reading["model"] = claim.Model;
        }

        if (Register(pageId, claim.Quote, claim.Start, "usage", reading, claim.Confidence) is { } evidence)
        {
            _claims.Add(new ClaimEvidence(claim, page, evidence));
        }
    }

    private void AddVolume(StoredPage page, string pageId, VolumeFact fact)
    {
        var reading = new Dictionary<string, string>
        {
            ["metric"] = fact.Metric,
            ["low"] = fact.Low.ToString("R", CultureInfo.InvariantCulture),
            ["high"] = fact.High.ToString("R", CultureInfo.InvariantCulture),
            ["period"] = SnakeCase(fact.Period.ToString()),
        };
        if (fact.UseCase is not null)
        {
            reading["use_case"] = fact.UseCase;
        }

        if (Register(pageId, fact.Quote, fact.Start, "volume", reading, 1) is { } evidence)
        {
            _volumes.Add(new VolumeEvidence(fact, page, evidence));
        }
    }

    private MapEvidence? Register(string pageId, string quote, int start, string kind, Dictionary<string, string> reading, double confidence)
    {
        var evidence = new MapEvidence
        {
            Id = $"e{_evidence.Count + 1}", PageId = pageId, Quote = quote, Start = start, Kind = kind, Reading = reading, Confidence = confidence,
        };
        if (!_known.TryAdd((pageId, start, quote, kind + string.Join('|', reading.OrderBy(r => r.Key))), evidence))
        {
            return null;
        }

        _evidence.Add(evidence);
        return evidence;
    }

    private int PageNumber(StoredPage page) => Number(_pageIds[page.Url]);

    private static string SnakeCase(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);
}
