using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Tests.Knowledge.Prices;

public class PriceCsvTests
{
    private const string Header = "vendor,model,unit,currency,as_of,certainty,source,input,output,per_unit,batch,note_zh\n";
    private static readonly List<string> Vendors = Catalog.Default.Vendors.Select(v => v.Id).ToList();

    [Fact]
    public void The_whole_book_comes_back_as_it_was_written()
    {
        var lines = Read(PriceCsv.Write(PriceBook.Default.Rows), out var missing);
        Assert.Empty(missing);
        Assert.Equal(PriceBook.Default.Rows, lines.Select(l => l.Row));
        Assert.Equal(PriceBook.Default.Rows.Count, lines.Count);
    }

    [Fact]
    public void A_spreadsheets_file_is_read_marks_quotes_and_line_breaks_included()
    {
        var line = Read("\uFEFF" + Header + "aliyun,qwen3-max,text,cny,2026-11-01,A,\"官网 \"\"价格\"\", 第 2 页\r\n下半页\",2.5,10,,,\"a,b\"\r\n\r\n", out _).Single();
        Assert.Null(line.Problem);
        Assert.Equal(("官网 \"价格\", 第 2 页\r\n下半页", "CNY", "a,b"), (line.Row!.Source, line.Row.Currency, line.Row.Note!.Zh));
    }

    [Theory]
    [InlineData("nobody,m,text,CNY,2026-11-01,A,s,1,2,,,", PriceProblem.Vendor)]
    [InlineData("aliyun,,text,CNY,2026-11-01,A,s,1,2,,,", PriceProblem.Model)]
    [InlineData("aliyun,m,page,CNY,2026-11-01,A,s,1,2,,,", PriceProblem.Unit)]
    [InlineData("aliyun,m,text,CNY,2026-11-01,A,s,cheap,2,,,", PriceProblem.Number)]
    [InlineData("aliyun,m,text,CNY,2026-11-01,A,s,-1,2,,,", PriceProblem.Number)]
    [InlineData("aliyun,m,text,CNY,2026-11-01,A,s,,,,,", PriceProblem.Price)]
    [InlineData("aliyun,m,images,CNY,2026-11-01,A,s,1,2,,,", PriceProblem.Price)]
    [InlineData("aliyun,m,text,CNY,2026-11-01,A,s,1,2,,1.5,", PriceProblem.Batch)]
    [InlineData("aliyun,m,text,XYZ,2026-11-01,A,s,1,2,,,", PriceProblem.Currency)]
    [InlineData("aliyun,m,text,CNY,11/01/2026,A,s,1,2,,,", PriceProblem.Day)]
    [InlineData("aliyun,m,text,CNY,2026-11-01,Z,s,1,2,,,", PriceProblem.Certainty)]
    [InlineData("aliyun,m,text,CNY,2026-11-01,A,,1,2,,,", PriceProblem.Source)]
    [InlineData("aliyun,m,text,CNY", PriceProblem.Cells)]
    public void A_bad_line_is_refused_with_its_number_and_reason_and_the_good_ones_are_kept(string bad, PriceProblem problem)
    {
        var lines = Read(Header + "aliyun,good,text,CNY,2026-11-01,A,s,1,2,,,\n" + bad + "\naliyun,also-good,images,CNY,2026-11-01,A,s,,,0.2,,\n", out _);
        Assert.Equal([null, problem, null], lines.Select(l => l.Problem));
        Assert.Equal([2, 3, 4], lines.Select(l => l.Number));
        Assert.Null(lines[1].Row);
    }

    [Fact]
    public void Missing_columns_are_named()
    {
        Assert.Empty(Read("vendor,model\naliyun,m\n", out var missing));
        Assert.Equal(["unit", "currency", "as_of", "certainty", "source"], missing);
    }

    [Fact]
    public void A_later_line_of_the_same_key_corrects_and_can_be_taken_back()
    {
        var day = new DateOnly(2026, 11, 22);
        var old = PriceBook.Default.Find("aliyun", "qwen3-max", day)[0];
        var corrected = PriceBook.Default.With([old with { Input = 2, Source = "s" }], []);
        Assert.Equal(2, corrected.Find("aliyun", "qwen3-max", day)[0].Input);
        Assert.Equal(PriceBook.Default.Rows.Count, corrected.Rows.Count);
        Assert.Equal(2.5, PriceBook.Default.Find("aliyun", "qwen3-max", day)[0].Input);

        var newer = PriceBook.Default.With([old with { Input = 2, AsOf = day, MaxInputTokens = null, Source = "s" }], []);
        Assert.Equal(2, newer.Find("aliyun", "qwen3-max", day).Single().Input);
        Assert.Equal(2.5, newer.Find("aliyun", "qwen3-max", new(2026, 6, 1))[0].Input);
        Assert.Equal(2.5, newer.With([newer.Find("aliyun", "qwen3-max", day).Single() with { Withdrawn = true }], []).Find("aliyun", "qwen3-max", day)[0].Input);
    }

    [Fact]
    public void A_new_rate_holds_from_its_day()
    {
        var book = PriceBook.Default.With([], [new("USD", 7.05, new(2026, 11, 1), PriceCertainty.B, "s"), new("EUR", 8.2, new(2026, 11, 1), PriceCertainty.B, "s")]);
        Assert.Equal((7.2, 7.05, 8.2), (book.Rate("USD", new(2026, 10, 31))!.Yuan, book.Rate("USD", new(2026, 11, 1))!.Yuan, book.Rate("EUR", new(2026, 11, 1))!.Yuan));
    }

    private static IReadOnlyList<PriceCsvLine> Read(string text, out IReadOnlyList<string> missing) => PriceCsv.Read(text, Vendors, PriceBook.Default, out missing);
}
