using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Editing;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;
using Tokenholic.App.Features.BattleMap;
using Tokenholic.App.Features.BattleMap.Correct;
using Tokenholic.App.Features.Customers;
using Tokenholic.App.Runs;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Fetching;
using Tokenholic.Tests.App.Shared;
using Tokenholic.Tests.Architecture;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap;

/// <summary>Every code that a document or an event can carry has its words, in both languages.</summary>
public sealed partial class MapWordsTests
{
    private static readonly ResourceManagerStringLocalizerFactory Factory = new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);
    private static readonly StringLocalizer<BattleMapText> Text = new(Factory);

    public static TheoryData<string> Codes => [.. All().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_code_has_words_in_both_languages(string key)
    {
        using (new UseCulture("zh-CN"))
        {
            Assert.False(Text[key].ResourceNotFound);
        }

        using (new UseCulture("en-US"))
        {
            Assert.False(Text[key].ResourceNotFound);
        }
    }

    [Theory]
    [InlineData("too_large")]
    [InlineData("TooLarge")]
    public void Snake_case_and_pascal_case_are_the_same_code(string code) => Assert.Equal("内容过大，没有读取。", Text.Word("PageProblem", code));

    [Theory]
    [InlineData("unreachable", "ConnectionError", null)]
    [InlineData("unreachable", "broken answer", null)]
    [InlineData("forbidden", "link-local or cloud metadata address", null)]
    [InlineData("protected", "a password is asked for", null)]
    [InlineData("unknown_host", "TryAgain", "域名服务没有应答，请检查网络")]
    [InlineData("refused", "HTTP 403", "HTTP 403")]
    [InlineData("not_readable", "video/mp4", "video/mp4")]
    [InlineData("duplicate", "https://a.example/", "https://a.example/")]
    [InlineData("other_subject", "NotNamed", "全文没有提到这家公司")]
    public void The_detail_of_a_problem_is_in_the_language_of_the_reader_or_left_out(string reason, string detail, string? said)
    {
        using var chinese = new UseCulture("zh-CN");

        Assert.Equal(said, Text.ProblemDetail(reason, detail));
    }

    [Fact]
    public void The_sentence_of_a_refused_port_names_the_ports_that_are_read()
    {
        foreach (var culture in new[] { "zh-CN", "en-US" })
        {
            using var language = new UseCulture(culture);
            Assert.All(new NetworkGuardOptions().Ports, port => Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), Text.Word("PageProblem", "port"), StringComparison.Ordinal));
        }
    }

    [Fact]
    public void A_code_that_nobody_knows_is_shown_as_it_is() => Assert.Equal("from_the_future", Text.Word("DropReason", "from_the_future"));

    [Theory]
    [InlineData("BattleMap", typeof(BattleMapText))]
    [InlineData("Customers", typeof(CustomersText))]
    public void Every_text_that_a_screen_asks_for_exists(string feature, Type marker)
    {
        var texts = Factory.Create(marker);
        var missing = from file in SourceTree.Files($"Tokenholic.App/Features/{feature}", ".razor", ".cs")
                      from Match use in Key().Matches(file.Text)
                      from Capture key in use.Groups[1].Captures
                      where texts[key.Value].ResourceNotFound
                      select $"{file.Path}: {key.Value}";

        Assert.Empty(missing);
    }

    [Fact]
    public void A_driver_that_was_edited_keeps_its_name_and_a_share_its_per_cent_outside_its_cell()
    {
        var edited = MapEditing.Apply(
            SampleMaps.Starisle,
            [new("w3", EditKinds.Driver, new(Range: MapRange.Exactly(.8)), "clip_yield"), new("w4", EditKinds.Driver, new(Range: MapRange.Exactly(9000)), "tokens_per_conversation")],
            new(DateTimeOffset.UnixEpoch, null, null), EstimationBasis.Shipped, Catalog.Default);
        using (new UseCulture("zh-CN"))
        {
            Assert.Equal(["成片率：50% (20%–90%) → 80%", "每次会话 token：4,800 (2,400–12,000) → 9,000"], edited.Edits.Select(edit => Text.Edit(edit, edited.UseCases)));
        }

        var share = edited.UseCases.SelectMany(column => column.Workloads).Single(cell => cell.Id == "w3").Estimate!.Drivers.Single(driver => driver.Id == "clip_yield");
        Assert.Equal(("80%", ""), ((share with { Unit = new("0–1", "0–1") }).Say(.8), (share with { Unit = new("0–1", "0–1") }).UnitHere())); // as templates write it
    }

    private static IEnumerable<string> All() =>
    [
        .. Of<PageProblem>(), .. Of<DropReason>(), .. Of<InputProblem>(), .. Of<UsageStatus>(), .. Of<Label>(), .. Of<SourceTier>(), .. Of<RunState>(), .. Of<Stage>(),
        .. Enum.GetNames<Stage>().Select(name => $"StageDoes_{name}"),
        .. Enum.GetNames<VolumeUnit>().SelectMany(name => new[] { $"UnitMonth_{name}", $"PerUnitPrice_{name}" }),
        .. Enum.GetNames<Period>().Where(name => name != nameof(Period.None)).Select(name => $"Period_{name}"),
        .. Constants(typeof(ResearchNotices)).Select(code => $"Notice_{code}"),
        $"Notice_{AnalysisAgent.NotAnalysed}",
        .. Constants(typeof(Metrics)).Select(code => $"Metric_{Pascal(code)}"),
        .. VendorIdsOfMap().Select(code => $"VendorSign_{Pascal(code)}"),
        .. new[] { "A", "B", "C", "D", "M" }.Select(code => $"Certainty_{code}"),
        .. new[] { "Win", "Keep", "Open", "None" }.Select(code => $"OpportunityKind_{code}"),
        .. new[] { "Model", "Family", "Equivalent" }.Select(code => $"CostBasis_{code}"),
        .. new[] { "Rules", "RulesModel" }.Select(code => $"Mode_{code}"),
    ];

    private static IEnumerable<string> Of<TCode>()
        where TCode : struct, Enum => Enum.GetNames<TCode>().Select(name => $"{typeof(TCode).Name}_{name}");

    private static IEnumerable<string> VendorIdsOfMap() => Catalog.Default.Vendors.Select(vendor => vendor.Id);

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    private static string Pascal(string code) => string.Concat(code.Split('_').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));

    [GeneratedRegex(@"Text(?:\[|\.Many\()""(\w+)""", RegexOptions.None, 2000)]
    private static partial Regex Key();
}
