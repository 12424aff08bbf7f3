using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Tokenholic.App.Shared.Office;

namespace Tokenholic.Tests.App.Shared.Office;

public sealed class OfficeFileTests
{
    private const string Hostile = "=cmd()\u0001 <b>机器人🤖</b> \ud800";

    private static readonly BarChart Chart = new(["阿里云", Hostile], [new("份额", [.25, null], "FF6A00", ["FF6A00", "1D5CFF"])]) { Format = "0.0%" };

    [Fact]
    public void Slides_with_shapes_tables_and_charts_are_valid()
    {
        var file = new SlideFile("标题 " + Hostile);
        var slide = file.Add("第一页 " + Hostile);
        slide.Shape(new(1, 4, 10, 5), new("EFF1F5", "8A94A3", Dashed: true, Rounded: true), Run.Line("大字", 32, bold: true), [new("甲"), new(Hostile, 12, "C7000B")]);
        slide.Shape(new(1, 10, 10, 5), new(Bullets: true), Run.Line("一"), Run.Line("二"));
        slide.Table(12, 4, [5, 4], .9, [Slide.TableCell.Of("列", bold: true), Slide.TableCell.Of("值", align: "r")], [Slide.TableCell.Of(Hostile), Slide.TableCell.Of("2", fill: "FFF1E6")]);
        slide.Chart(new(12, 10, 15, 8), Chart);
        file.Add("第二页");

        using var opened = PresentationDocument.Open(Write("office.pptx", file.ToBytes()), false);

        AssertValid(opened);
        Assert.Equal(2, opened.PresentationPart!.SlideParts.Count());
        using var workbook = SpreadsheetDocument.Open(opened.PresentationPart.SlideParts.SelectMany(part => part.ChartParts).Single().EmbeddedPackagePart!.GetStream(), false);
        AssertValid(workbook);
    }

    [Fact]
    public void A_Word_document_of_every_block_is_valid()
    {
        var file = new WordFile("方案");
        file.Heading("方案 " + Hostile, 0);
        file.Heading("一、现状", 1);
        file.Heading("细节", 2);
        file.Paragraph("两行\n文字 " + Hostile);
        file.Quote("客户说的话");
        file.Note("来源");
        file.Bullets(["甲", "乙"]);
        file.Table([["项", "值"], [Hostile, "2"]], [3, 1]);
        file.Chart(Chart);
        file.PageBreak();
        file.Heading("二、下一步", 1);

        using var opened = WordprocessingDocument.Open(Write("office.docx", file.ToBytes()), false);

        AssertValid(opened);
        Assert.Contains("客户说的话", opened.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public void A_workbook_keeps_text_as_text_and_formulas_alive()
    {
        var file = new SheetFile();
        var drivers = file.Add("驱动", 30, 12);
        drivers.Frozen = 1;
        drivers.Row(SheetCell.Of("名称", CellLook.Heading), SheetCell.Of("值", CellLook.Heading));
        var row = drivers.Row(SheetCell.Of(Hostile), SheetCell.Of(21, CellLook.Input));
        file.Add("合计", 20).Row(SheetCell.Empty, SheetCell.Computed($"{Sheet.Address(1, row, drivers)}*2", 42));

        using var opened = SpreadsheetDocument.Open(Write("office.xlsx", file.ToBytes()), false);

        AssertValid(opened);
        var cells = opened.WorkbookPart!.WorksheetParts.SelectMany(part => part.Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.Cell>()).ToList();
        var computed = Assert.Single(cells, cell => cell.CellFormula is not null);
        Assert.Equal(("'驱动'!$B$2*2", "42"), (computed.CellFormula!.Text, computed.CellValue!.Text));
        Assert.Contains(cells, cell => cell.CellFormula is null && cell.InnerText.StartsWith("=cmd()", StringComparison.Ordinal));
    }

    [Fact]
    public void A_sheet_shows_wrapped_text_whole_and_prints_on_wide_pages_that_repeat_the_heading()
    {
        var file = new SheetFile();
        var sheet = file.Add("驱动", 12, 20);
        sheet.Frozen = sheet.Row(SheetCell.Of("名称", CellLook.Heading), SheetCell.Of("依据", CellLook.Heading));
        sheet.Row(SheetCell.Of("短"), SheetCell.Of("短"));
        sheet.Row(SheetCell.Of("长"), SheetCell.Of(string.Concat(Enumerable.Repeat("取自同类客户的中位数，", 10))));
        sheet.Wide(SheetCell.Of("整行的说明", CellLook.Note));

        using var opened = SpreadsheetDocument.Open(Write("wrapped.xlsx", file.ToBytes()), false);

        AssertValid(opened);
        var shown = opened.WorkbookPart!.WorksheetParts.Single().Worksheet!;
        var heights = shown.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Select(row => row.Height!.Value).ToList();
        Assert.InRange(heights[2] / heights[1], 8, 16); // 110 Chinese characters, about nine in a line
        Assert.Equal("A4:B4", shown.Descendants<DocumentFormat.OpenXml.Spreadsheet.MergeCell>().Single().Reference!.Value);
        Assert.Equal(DocumentFormat.OpenXml.Spreadsheet.OrientationValues.Landscape, shown.Descendants<DocumentFormat.OpenXml.Spreadsheet.PageSetup>().Single().Orientation!.Value);
        Assert.Equal("'驱动'!$1:$1", opened.WorkbookPart.Workbook!.DefinedNames!.Single().InnerText);
    }

    private static MemoryStream Write(string name, byte[] bytes)
    {
        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
        {
            File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name), bytes);
        }

        return new(bytes);
    }

    private static void AssertValid(OpenXmlPackage file) =>
        Assert.Empty(new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2019).Validate(file).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"));
}
