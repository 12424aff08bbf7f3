using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Present;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using UglyToad.PdfPig;

namespace Tokenholic.Tests.App.Features.BattleMap;

[Collection(EndToEndTests.Name)]
public sealed class ExportTests(AppFixture app)
{
    private const string Secret = "只许内部看的话";
    private readonly Arranged _arranged = new(app.Services);

    /// <summary>Every format that goes to a customer, without and with other clouds named.</summary>
    public static TheoryData<string, bool> Formats()
    {
        var data = new TheoryData<string, bool>();
        foreach (var file in new[] { "present", "export.pdf", "export.pptx", "export.xlsx", "export.csv", "export.json" })
        {
            data.Add(file, false);
            data.Add(file, true);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task No_internal_note_is_in_an_export(string file, bool clouds)
    {
        var customer = await _arranged.MapAsync(WithSecrets());

        var text = await TextAsync(customer.Id, file, clouds);

        Assert.Contains(file.EndsWith("json", StringComparison.Ordinal) ? "script_writing" : "剧本创作", text, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain("机会", text, StringComparison.Ordinal);
        var rivals = new[] { "豆包", "火山引擎", "Seedance", "volcengine", "doubao" }.Where(rival => text.Contains(rival, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(clouds, rivals.Any());
    }

    [Fact]
    public async Task Slides_are_valid_one_a_section_with_native_charts_and_editable_text()
    {
        var customer = await _arranged.MapAsync(Maps.Six);
        using var slides = PresentationDocument.Open(new MemoryStream(await BytesAsync(customer.Id, "export.pptx", true)), false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(slides).Select(error => error.Description));
        var parts = slides.PresentationPart!.SlideParts.ToList();
        foreach (var column in Maps.Six.UseCases.Where(column => column.Workloads.Any(workload => workload.UsageLabel is not Label.Assumed && workload.Status is Tokenholic.Agents.BattleMap.Analysis.UsageStatus.InUse)))
        {
            Assert.Contains(parts, part => part.Slide!.InnerText.StartsWith(column.Name.Zh, StringComparison.Ordinal));
        }

        Assert.Contains(parts, part => part.ChartParts.Any());
        Assert.DoesNotContain(parts, part => part.ImageParts.Any());
    }

    [Fact]
    public async Task The_workbook_computes_what_the_document_says()
    {
        var customer = await _arranged.MapAsync(SampleMaps.Starisle);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await BytesAsync(customer.Id, "export.xlsx", true)), false);

        Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(book).Select(error => error.Description));
        var formulas = book.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<Cell>()).Where(cell => cell.CellFormula is not null).ToList();
        var cached = formulas.Select(cell => double.Parse(cell.CellValue!.Text, CultureInfo.InvariantCulture)).ToList();
        var chat = SampleMaps.Starisle.UseCases.SelectMany(column => column.Workloads).Single(workload => workload.Id == "w4").Estimate!;
        double[] expected =
        [
            chat.PerMonth.Low, chat.PerMonth.Mid, chat.PerMonth.High, chat.OnAliyun!.YuanPerMonth.Mid, chat.Today!.YuanPerMonth.High,
            SampleMaps.Starisle.Totals.Known.TextTokensPerMonth!.Mid, SampleMaps.Starisle.Totals.Known.VideoTokensPerMonth!.High, SampleMaps.Starisle.Totals.Known.YuanPerYear!.Low,
        ];
        Assert.All(expected, value => Assert.Contains(cached, found => Math.Abs(found - value) <= Math.Abs(value) * 1e-9));
        Assert.Contains(formulas, cell => cell.CellFormula!.Text.Contains("'驱动'!$E$", StringComparison.Ordinal));
        Assert.Contains(formulas, cell => cell.CellFormula!.Text.Contains("'价格'!$D$", StringComparison.Ordinal));
        Assert.Contains(formulas, cell => cell.CellFormula!.Text.StartsWith("SUMIFS(", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Colours_of_clouds_in_files_are_those_of_the_screen()
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var css = await http.GetStringAsync(new Uri("css/light.css", UriKind.Relative));

        Assert.All(Catalog.Default.Vendors, vendor =>
        {
            Assert.Contains($"--cloud-{vendor.Id}: #{CloudColours.Of(vendor.Id)};", css, StringComparison.OrdinalIgnoreCase);
            Assert.Matches($"--cloud-{vendor.Id}-on: #{(CloudColours.On(vendor.Id) == "FFFFFF" ? "fff" : "14181f")};", css);
        });
    }

    private async Task<string> TextAsync(Guid customer, string file, bool clouds)
    {
        var bytes = await BytesAsync(customer, file, clouds);
        if (file.EndsWith(".pdf", StringComparison.Ordinal))
        {
            using var pdf = PdfDocument.Open(bytes);
            return string.Concat(pdf.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
        }

        if (file is "export.pptx" or "export.xlsx")
        {
            return Unpacked(bytes);
        }

        var plain = Encoding.UTF8.GetString(bytes);
        plain = plain.Contains("</style>", StringComparison.Ordinal) ? plain[..plain.IndexOf("<style>", StringComparison.Ordinal)] + plain[plain.IndexOf("</style>", StringComparison.Ordinal)..] : plain; // the style sheet names every cloud's colour
        return Regex.Replace(plain, @"\\u([0-9a-fA-F]{4})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 16)).ToString(), RegexOptions.None, TimeSpan.FromSeconds(10));
    }

    // Every part of the package, charts' workbooks too.
    private static string Unpacked(byte[] bytes)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(entry =>
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return entry.Name.EndsWith(".xlsx", StringComparison.Ordinal) ? Unpacked(copy.ToArray()) : Encoding.UTF8.GetString(copy.ToArray());
        }));
    }

    private async Task<byte[]> BytesAsync(Guid customer, string file, bool clouds)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        var bytes = await http.GetByteArrayAsync(new Uri($"maps/{customer}/versions/1/{file}{(clouds ? "?clouds=true" : "")}", UriKind.Relative));
        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder && file.StartsWith("export.", StringComparison.Ordinal))
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, $"map{(clouds ? "-clouds" : "")}{file[6..]}"), bytes);
        }

        return bytes;
    }

    /// <summary>A map with words for the house in every place that holds some.</summary>
    private static BattleMapDocument WithSecrets()
    {
        var sample = SampleMaps.Starisle;
        var notes = new MapPage { Id = "known", Url = "known:facts", Title = Secret, Tier = SourceTier.Manual, FetchedAt = default, Sha256 = "", Characters = 1 };
        var minutes = new MapPage { Id = "file", Url = "file:" + Secret, Title = Secret, Tier = SourceTier.Other, FetchedAt = default, Sha256 = "", Characters = 1 };
        MapEvidence Told(string id, MapPage page) => new() { Id = id, PageId = page.Id, Quote = Secret, Start = 0, Kind = "usage", Reading = new Dictionary<string, string>(StringComparer.Ordinal) };
        var said = LocalizedText.Same(Secret);
        return sample with
        {
            Pages = [.. sample.Pages, notes, minutes],
            Evidence = [.. sample.Evidence, Told("inside", notes), Told("paper", minutes)],
            Rejected = [new("p1", Secret, "question")],
            FailedPages = [new("https://a.example/" + Secret, "blocked", Secret)],
            Discounts = [new("aliyun", .3, Secret, default)],
            Hypotheses = new(Secret, said),
            Prices = [.. sample.Prices.Select(price => price with { Note = said, Disputes = [new(1, 1, null, default, "C", Secret)] })],
            UseCases =
            [
                .. sample.UseCases.Select(column => column with
                {
                    Workloads = [.. column.Workloads.Select(workload => workload with
                    {
                        EvidenceIds = [.. workload.EvidenceIds, "inside", "paper"],
                        ConflictIds = ["inside"],
                        Opportunity = workload.Opportunity with { Reason = said },
                        Growth = new(new(.1, .2, .3), said, Label.Manual, ["inside"]),
                        Verdict = new(CustomerVerdict.Confirmed, default, Secret, []),
                        Estimate = workload.Estimate is { } estimate ? estimate with
                        {
                            Drivers = [.. estimate.Drivers.Select(driver => driver with { EvidenceIds = [.. driver.EvidenceIds, "paper"], Reason = said })],
                            Today = estimate.Today is { } today ? today with { Reason = said } : null,
                            OnAliyun = estimate.OnAliyun is { } there ? there with { Reason = said } : null,
                        } : null,
                    })],
                }),
            ],
        };
    }
}
