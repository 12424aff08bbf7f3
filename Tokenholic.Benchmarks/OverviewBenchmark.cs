using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Overview;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Benchmarks;

/// <summary>How much longer the manager's page and the list of customers take with 5,000 customers than with 50: as a ratio, on a Postgres of its own.</summary>
internal static class OverviewBenchmark
{
    private const int Few = 50;
    private const int Many = 5_000;
    private const int Rounds = 40;
    private static readonly string Rare = Catalog.Default.Vendors[8].Id; // one customer in fifty

    internal static Task RunAsync() => OwnPostgres.UseAsync("overview", async data =>
    {
        await FillAsync(data, 0, Few);
        var few = await MeasureAsync(data);
        await FillAsync(data, Few, Many);
        foreach (var (name, milliseconds) in await MeasureAsync(data))
        {
            Console.WriteLine($"{name,-18} {Few} customers {few[name],7:F2} ms, {Many} customers {milliseconds,7:F2} ms, ratio {milliseconds / few[name],5:F1}");
        }
    });

    private static async Task<Dictionary<string, double>> MeasureAsync(NpgsqlDataSource data)
    {
        await OwnPostgres.AnalyzeAsync(data);
        var maps = new MapSummaries(data);
        var customers = new CustomerStore(data);
        var work = new RecentWork(data);
        var overview = new MapOverview(maps, TimeProvider.System);
        return new(StringComparer.Ordinal)
        {
            ["opened again"] = await MedianAsync(() => overview.ReadAsync(default)),
            ["after a change"] = await MedianAsync(async () =>
            {
                await Task.WhenAll(
                    maps.SumsAsync(false, default), maps.CloudsAsync(false, default), maps.OpportunitiesAsync(false, 20, default),
                    maps.WeakAsync(false, DateTimeOffset.UtcNow.AddDays(-90), 5, 20, default), maps.IndustriesAsync(false, 20, default));
            }),
            ["  sums"] = await MedianAsync(() => maps.SumsAsync(false, default)),
            ["  clouds"] = await MedianAsync(() => maps.CloudsAsync(false, default)),
            ["  opportunities"] = await MedianAsync(() => maps.OpportunitiesAsync(false, 20, default)),
            ["  weak maps"] = await MedianAsync(() => maps.WeakAsync(false, DateTimeOffset.UtcNow.AddDays(-90), 5, 20, default)),
            ["  industries"] = await MedianAsync(() => maps.IndustriesAsync(false, 20, default)),
            ["customers"] = await MedianAsync(async () => await customers.ListAsync(null, 0, 50, default)),
            ["  how many"] = await MedianAsync(async () => await customers.CountAsync(null, default)),
            ["of one cloud"] = await MedianAsync(async () => await customers.ListAsync(null, 0, 50, default, new CustomerChoice(VendorIds.Aliyun, null))),
            ["of a rare cloud"] = await MedianAsync(async () => await customers.ListAsync(null, 0, 50, default, new CustomerChoice(Rare, null))),
            ["  how many of one"] = await MedianAsync(async () => await customers.CountAsync(null, default, new CustomerChoice(VendorIds.Aliyun, null))),
            ["of an industry"] = await MedianAsync(async () => await customers.ListAsync(null, 0, 50, default, new CustomerChoice(null, "Industry 7"))),
            ["recent work"] = await MedianAsync(async () =>
            {
                await work.DocumentsAsync(8, default);
                await work.ActiveAsync(8, default);
            }),
        };
    }

    private static Task<double> MedianAsync(Func<Task> work) => Medians.OfAsync(Rounds, work);

    private static async Task FillAsync(NpgsqlDataSource data, int from, int to)
    {
        var (customers, documents) = (new CustomerStore(data), new DocumentStore(data));
        for (var number = from; number < to; number++)
        {
            var (customer, _) = await customers.GetOrCreateAsync(CompanyName.Parse($"Company {number}").Value!, null, $"Industry {number % 30}", false, default);
            await documents.AppendAsync(Guid.CreateVersion7(), 0, DocumentKinds.BattleMap, customer.Id, null, Map(number), null, default);
        }
    }

    private static BattleMapDocument Map(int number) => new()
    {
        Company = new($"Company {number}", [], null, Fictional: false),
        GeneratedAt = DateTimeOffset.UtcNow,
        Language = ReplyLanguage.En,
        Pages = [],
        Evidence = [],
        Prices = [],
        Rejected = [],
        FailedPages = [],
        UseCases = [.. UseCaseIds.All.Take(6).Select((id, at) => new UseCaseColumn { Id = id, Name = LocalizedText.Same(id), Workloads = [Load($"w{at}", Catalog.Default.Vendors[(number + at) % 8].Id, number + at)] })],
        Totals = new()
        {
            Known = new() { Workloads = 6, TextTokensPerMonth = MapRange.Exactly(1e9 + number), YuanPerYear = MapRange.Exactly(1e6 + number) },
            Assumed = new() { Workloads = 0 },
            ByVendor = [.. Enumerable.Range(0, number % 50 == 7 ? 9 : 6).Select(at => at == 8 ? new VendorShare(Rare, 1, MapRange.Exactly(1e4), .01) : new VendorShare(Catalog.Default.Vendors[(number + at) % 8].Id, 1, MapRange.Exactly(1e5), 1 / 6d))],
            CompetitorShare = .5,
        },
    };

    private static Workload Load(string id, string vendor, int size) => new()
    {
        Id = id,
        Vendor = vendor,
        Status = UsageStatus.InUse,
        UsageLabel = Label.Fact,
        Label = Label.Fact,
        EvidenceIds = [],
        InTotals = true,
        Opportunity = new("win", MapRange.Exactly(1e5 + size), LocalizedText.Same("")),
        Estimate = new() { Unit = VolumeUnit.TextTokens, Template = "", Formula = "1", Drivers = [], PerMonth = MapRange.Exactly(1e8 + size), VolumeLabel = Label.Fact },
    };
}
