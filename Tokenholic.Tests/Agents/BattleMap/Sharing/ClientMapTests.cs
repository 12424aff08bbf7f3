using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.BattleMap.Sharing;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Sharing;

public sealed class ClientMapTests
{
    private const string Secret = "只许内部看的话";

    [Fact]
    public void Nothing_internal_is_anywhere_in_it()
    {
        var page = new MapPage { Id = "known", Url = "known:facts", Title = Secret, Tier = SourceTier.Manual, FetchedAt = default, Sha256 = "", Characters = 1 };
        var note = new MapEvidence { Id = "inside", PageId = page.Id, Quote = Secret, Start = 0, Kind = "usage", Reading = new Dictionary<string, string>(StringComparer.Ordinal) };
        var sample = SampleMaps.Starisle;
        var map = sample with
        {
            Pages = [.. sample.Pages, page],
            Evidence = [.. sample.Evidence, note],
            Rejected = [new(page.Id, Secret, "question")],
            FailedPages = [new("https://a.example/" + Secret, "blocked", Secret)],
            UseCases = Each(sample, workload => workload with
            {
                EvidenceIds = [.. workload.EvidenceIds, note.Id],
                ConflictIds = [note.Id],
                Opportunity = new("win", new(1, 2, 3), LocalizedText.Same(Secret)),
                Estimate = workload.Estimate is null ? null : workload.Estimate with
                {
                    Drivers = [.. workload.Estimate.Drivers.Select(driver => driver with { Label = Label.Manual, EvidenceIds = [note.Id], ConflictIds = [note.Id], Reason = LocalizedText.Same(Secret) })],
                },
            }),
        };

        var json = JsonSerializer.Serialize(ClientMap.Of(map), BattleMapJson.Options);

        Assert.DoesNotContain(Secret, System.Text.RegularExpressions.Regex.Unescape(json), StringComparison.Ordinal);
        Assert.DoesNotContain("\"win\"", json, StringComparison.Ordinal);
        Assert.Contains(map.Company.Name, System.Text.RegularExpressions.Regex.Unescape(json), StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_company_does_stays_with_the_sentences_that_say_so()
    {
        var safe = ClientMap.Of(SampleMaps.Starisle);

        Assert.NotEmpty(safe.Evidence);
        Assert.All(safe.UseCases.SelectMany(column => column.Workloads), workload => Assert.Contains(workload.Status, new[] { UsageStatus.InUse, UsageStatus.Planned }));
        Assert.Equal(SampleMaps.Starisle.Totals.Known.TextTokensPerMonth, safe.Totals.Known.TextTokensPerMonth);
        Assert.Null(safe.Totals.Known.OpportunityYuanPerYear);
        Assert.Null(safe.Totals.CompetitorShare);
    }

    [Theory]
    [InlineData("unknown")]
    [InlineData("self_hosted")]
    [InlineData("aliyun")]
    public void A_competitors_model_is_named_nowhere_wherever_it_runs(string vendor)
    {
        var doubao = Each(SampleMaps.Starisle, workload => workload with { Vendor = vendor, Model = "doubao-seed-1.6", ModelName = new("豆包 1.6", "Doubao 1.6") });
        var map = SampleMaps.Starisle with { UseCases = [.. doubao.Select(column => column with { Name = LocalizedText.Same(column.Name.Zh + "（替换豆包）") })] };

        var said = JsonSerializer.Serialize(ClientMap.Of(map), BattleMapJson.Options);

        Assert.DoesNotContain("豆包", System.Text.RegularExpressions.Regex.Unescape(said), StringComparison.Ordinal);
        Assert.DoesNotContain("doubao", said, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("doubao", JsonSerializer.Serialize(ClientMap.Of(map, ClientParts.Prices), BattleMapJson.Options), StringComparison.OrdinalIgnoreCase); // the workbook's prices
        Assert.Contains("豆包", System.Text.RegularExpressions.Regex.Unescape(JsonSerializer.Serialize(ClientMap.Of(map, ClientParts.Clouds), BattleMapJson.Options)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cell_that_the_customer_put_right_stays()
    {
        var said = VerdictEdit.Set(SampleMaps.Starisle, "w4", false, null, new Dictionary<string, double> { ["conversations"] = 700_000 }, DateTimeOffset.UnixEpoch, Catalog.Default);
        Assert.Contains(ClientMap.Of(said).UseCases.SelectMany(column => column.Workloads), workload => workload.Id == "w4");
    }

    [Fact]
    public void Where_the_cloud_is_hidden_no_quote_tells_which_model_it_is()
    {
        const string Quote = "代码助手跑在方舟平台上的 DeepSeek-V3.2";
        var sample = SampleMaps.Starisle;
        var map = sample with
        {
            Evidence = [.. sample.Evidence, sample.Evidence[0] with { Id = "told", Quote = Quote }],
            UseCases = Each(sample, workload => workload with { Vendor = "volcengine", Model = "deepseek-v3.2", ModelName = LocalizedText.Same("DeepSeek-V3.2"), EvidenceIds = ["told"] }),
        };

        Assert.DoesNotContain(ClientMap.Of(map).Evidence, evidence => evidence.Quote == Quote);
        Assert.Contains(ClientMap.Of(map, ClientParts.Clouds).Evidence, evidence => evidence.Quote == Quote);
    }

    [Fact]
    public void Shares_are_of_workloads_and_tell_nothing_of_money()
    {
        var map = SampleMaps.Starisle with { Totals = SampleMaps.Starisle.Totals with { ByVendor = [new("volcengine", 1, MapRange.Exactly(9), .9), new("aliyun", 1, MapRange.Exactly(1), .1)], CompetitorShareBasis = "yuan" } };
        Assert.All(ClientMap.Of(map).Totals.ByVendor, share => Assert.Equal(.5, share.Share));
    }

    [Fact]
    public void What_other_customers_taught_is_not_told()
    {
        var map = SampleMaps.Starisle with
        {
            UseCases = Each(SampleMaps.Starisle, workload => workload.Estimate is not { } estimate ? workload : workload with
            {
                Estimate = estimate with { Drivers = [.. estimate.Drivers.Select(driver => driver with { Label = Label.Assumed, EvidenceIds = [], ConflictIds = [], Learned = true, Reason = LocalizedText.Same(Secret) })] },
            }),
        };
        Assert.DoesNotContain(ClientMap.Of(map).UseCases.SelectMany(column => column.Workloads).SelectMany(workload => workload.Estimate?.Drivers ?? []), driver => driver.Reason.Zh == Secret);
    }

    private static List<UseCaseColumn> Each(BattleMapDocument map, Func<Workload, Workload> change) =>
        [.. map.UseCases.Select(column => column with { Workloads = [.. column.Workloads.Select(change)] })];
}
