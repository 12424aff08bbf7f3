using System.IO.Compression;
using System.Text;
using Tokenholic.App.Features.Customers.Import;
using Tokenholic.App.Shared.Office;

namespace Tokenholic.Tests.App.Features.Customers;

public sealed class ImportFileTests
{
    [Fact]
    public void Every_row_is_reported_and_duplicates_are_recognised()
    {
        var reading = ImportFile.Read(Utf8("""
            行业,公司名称,已知事实
            零售,甲公司,客服每月 10 万次会话；用了通义千问
            ,,没有名字
            ,=HYPERLINK("http://x"),
            零售,甲 公司,第三条
            金融,甲公司,
            """));

        Assert.Equal([null, "NameEmpty", "Formula", null, "Contradicts"], reading.Lines.Select(line => line.Problem));
        Assert.Equal(new int?[] { null, null, null, 2, 2 }, reading.Lines.Select(line => line.SameAs));
        var merged = Assert.Single(ImportFile.Merge([reading.Lines[0], reading.Lines[3]]));
        Assert.Equal(["客服每月 10 万次会话", "用了通义千问", "第三条"], merged.Facts);
    }

    [Fact]
    public void A_workbook_reads_like_the_CSV_and_its_formulas_are_refused()
    {
        var file = new SheetFile();
        var sheet = file.Add("a");
        sheet.Row(SheetCell.Of("Company"), SheetCell.Of("Website"), SheetCell.Of("Known facts"));
        sheet.Row(SheetCell.Of("Alpha"), SheetCell.Of("alpha.example"), SheetCell.Of("one\ntwo"));
        sheet.Row(SheetCell.Of("Beta"), SheetCell.Of("not a site"), SheetCell.Empty);
        sheet.Row(SheetCell.Of("Gamma"), SheetCell.Of("http://127.0.0.1:5432/"), SheetCell.Empty);
        sheet.Row(SheetCell.Computed("1+1", 2), SheetCell.Empty, SheetCell.Empty);

        var reading = ImportFile.Read(file.ToBytes());

        Assert.Equal([null, "Website", "PrivateWebsite", "Formula"], reading.Lines.Select(line => line.Problem));
        Assert.Equal(("https://alpha.example/", 2), (reading.Lines[0].Customer!.Website, reading.Lines[0].Customer!.Facts.Count));
    }

    [Fact]
    public void Chinese_Excels_own_encoding_is_read()
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("公司名称\r\n甲公司\r\n");

        Assert.Equal("甲公司", Assert.Single(ImportFile.Read(bytes).Lines).Customer!.Name.Value);
    }

    [Fact]
    public void A_zip_bomb_a_foreign_zip_and_binary_rubbish_are_refused()
    {
        Assert.Equal(TableFileProblem.TooLarge, Refused(Zip(("xl/workbook.xml", new string(' ', 60_000_000)))));
        Assert.Equal(TableFileProblem.NotATable, Refused(Zip(("readme.txt", "hello"))));
        Assert.Equal(TableFileProblem.NotATable, Refused(Zip(("xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"))));
        Assert.Equal(TableFileProblem.NotATable, Refused([0, 1, 2, 3]));
        Assert.Equal(TableFileProblem.TooLarge, Refused(new byte[TableFile.MaxBytes + 1]));
        Assert.Equal(TableFileProblem.TooManyRows, Refused(Utf8(string.Concat(Enumerable.Repeat("甲\n", TableFile.MaxRows + 1)))));
    }

    private static TableFileProblem Refused(byte[] bytes) => Assert.Throws<TableFileException>(() => TableFile.Read(bytes)).Problem;

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }
}
