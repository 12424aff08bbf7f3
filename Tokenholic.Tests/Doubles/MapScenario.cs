using System.Security.Cryptography;
using System.Text;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Doubles;

/// <summary>Pages with what was read from them, written down by a test: what the visualization agent gets from the other two.</summary>
public sealed class MapScenario
{
    private readonly List<StoredPage> _pages = [];
    private readonly List<List<Claim>> _claims = [];
    private readonly List<List<VolumeFact>> _volumes = [];

    /// <summary>The day the map is made.</summary>
    public DateTimeOffset Now { get; init; } = new(2026, 11, 22, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Prices and templates it is estimated with.</summary>
    public EstimationBasis Basis { get; init; } = EstimationBasis.Shipped;

    /// <summary>The industry the rep gave.</summary>
    public string? Industry { get; init; }

    /// <summary>Whether what the industry usually does is added.</summary>
    public bool Hypotheses { get; init; }

    /// <summary>The pages so far.</summary>
    public IReadOnlyList<StoredPage> Pages => _pages;

    /// <summary>Starts a page; what follows is read from it.</summary>
    public MapScenario Page(string text, SourceTier tier = SourceTier.OwnSite, string? published = "2026-09-01")
    {
        _pages.Add(new StoredPage
        {
            Url = $"http://page.example/{_pages.Count + 1}",
            FinalUrl = $"http://page.example/moved/{_pages.Count + 1}",
            Tier = tier,
            FetchedAt = Now,
            Title = $"页面 {_pages.Count + 1}",
            Text = text,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Published = published is null ? null : DateOnly.Parse(published, System.Globalization.CultureInfo.InvariantCulture),
        });
        _claims.Add([]);
        _volumes.Add([]);
        return this;
    }

    /// <summary>A use stated by the page's words <paramref name="quote"/>.</summary>
    public MapScenario Use(string quote, string useCase, string vendor, string? model = null, UsageStatus status = UsageStatus.InUse, double confidence = .9, string? product = null)
    {
        _claims[^1].Add(new Claim(useCase, vendor, model, status, quote, At(quote), confidence, product));
        return this;
    }

    /// <summary>A quantity stated by the page's words <paramref name="quote"/>.</summary>
    public MapScenario Says(string quote, string metric, double low, Period period = Period.None, string? useCase = null, double? high = null, bool older = false)
    {
        _volumes[^1].Add(new VolumeFact(metric, low, high ?? low, period, useCase, quote, At(quote), older));
        return this;
    }

    /// <summary>The map of it all.</summary>
    public BattleMapDocument Map() => new VisualizationAgent(Catalog.Default, _ => Task.FromResult(Basis), new FixedTime(Now)).Build(
        new MapRequest { CompanyName = "星屿短剧", Language = ReplyLanguage.Zh, Fictional = true, Industry = Industry, Hypotheses = Hypotheses },
        _pages,
        _pages.Select((page, i) => new PageExtraction(page, new Extraction(_claims[i], _volumes[i], []))).ToList(),
        Basis);

    /// <summary>The map's only workload.</summary>
    public Workload Only() => Assert.Single(Map().UseCases.SelectMany(u => u.Workloads));

    private int At(string quote)
    {
        var at = _pages[^1].Text.IndexOf(quote, StringComparison.Ordinal);
        Assert.True(at >= 0, $"The page does not say “{quote}”.");
        return at;
    }

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
