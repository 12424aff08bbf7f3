using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Tests.Doubles;

/// <summary>
/// Stands in for the pipeline: "fetches" numbered pages through the page store and makes a small map of them.
/// <paramref name="fetched"/> is called for every page that was not stored yet, <paramref name="reached"/> after every page.
/// </summary>
public sealed class ScriptedMap(int pages, Action<string>? fetched = null, Func<int, CancellationToken, Task>? reached = null)
{
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        MapRequest request, IPageStore store, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return new StageStarted(Stage.Research);
        var read = new List<StoredPage>();
        for (var i = 1; i <= pages; i++)
        {
            var url = string.Create(CultureInfo.InvariantCulture, $"https://company.example/{i}");
            yield return new PageFound(url);
            var page = await store.FindAsync(url, cancellationToken);
            if (page is null)
            {
                fetched?.Invoke(url);
                page = Page(url, $"{request.CompanyName} 第 {i} 页：客服每天处理 {i} 万次会话。");
                await store.SaveAsync(page, cancellationToken);
            }

            read.Add(page);
            yield return new PageRead(url, page.Title, page.Text.Length, Rendered: false);
            await (reached?.Invoke(i, cancellationToken) ?? Task.CompletedTask);
        }

        yield return new StageFinished(Stage.Research, read.Count);
        yield return new MapCompleted(Map(request, read), read);
    }

    public static StoredPage Page(string url, string text) => new()
    {
        Url = url,
        FinalUrl = url,
        Tier = SourceTier.OwnSite,
        FetchedAt = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(8)),
        Title = "标题",
        Text = text,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        Links = [new PageLink(new Uri("https://company.example/news"), "新闻")],
    };

    public static BattleMapDocument Map(MapRequest request, IReadOnlyList<StoredPage> pages) => new()
    {
        Company = new MapCompany(request.CompanyName, request.Sites, null, request.Fictional),
        GeneratedAt = DateTimeOffset.UnixEpoch,
        Language = request.Language,
        Pages = [.. pages.Select((p, i) => new MapPage
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"p{i + 1}"),
            Url = p.Url,
            Title = p.Title,
            Tier = p.Tier,
            FetchedAt = p.FetchedAt,
            Sha256 = p.Sha256,
            Characters = p.Text.Length,
        })],
        Evidence = [.. pages.Select((p, i) => new MapEvidence
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"e{i + 1}"),
            PageId = string.Create(CultureInfo.InvariantCulture, $"p{i + 1}"),
            Quote = p.Text[..5],
            Start = 0,
            Kind = "usage",
            Reading = new Dictionary<string, string>(StringComparer.Ordinal) { ["vendor"] = "volcengine" },
        })],
        UseCases = [],
        Prices = [],
        Totals = new MapTotals
        {
            Known = new TotalFigures { Workloads = 1, YuanPerYear = new MapRange(1, 2_500_000, 3) },
            Assumed = new TotalFigures { Workloads = 0 },
            ByVendor = [],
            CompetitorShare = 0.75,
        },
        Rejected = [],
        FailedPages = [],
    };
}
