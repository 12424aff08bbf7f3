using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Tests.Knowledge.Prices;

public class PriceBookTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("aliyun", "qwen3-max", 32_000, 2.5, 10)]
    [InlineData("aliyun", "qwen3-max", 32_001, 4, 16)]
    [InlineData("aliyun", "qwen3-max", 128_001, 7, 28)]
    [InlineData("aliyun", "qwen3-max", 900_000, 7, 28)]
    [InlineData("aliyun", "qwen3.7-plus", 256_000, 2, 8)]
    [InlineData("aliyun", "qwen3.7-plus", 256_001, 6, 24)]
    [InlineData("aliyun", "qwen-plus", 128_001, 2.4, 20)]
    [InlineData("volcengine", "doubao-seed-1.6", 32_000, .8, 8)]
    [InlineData("volcengine", "doubao-seed-1.6", 128_001, 2.4, 24)]
    [InlineData("volcengine", "doubao-seed-2.0-pro", 32_001, 4.8, 24)]
    [InlineData("baidu", "ernie-5.0", 32_769, 10, 40)]
    [InlineData("other", "glm-5", 32_000, 4, 18)]
    [InlineData("other", "glm-5", 32_001, 6, 22)]
    [InlineData("other", "glm-4.7", 1_000, 3, 14)]
    [InlineData("overseas", "gemini-3.1-pro", 200_001, 4, 18)]
    public void The_tier_goes_by_the_length_of_the_request(string vendor, string model, int request, double input, double output)
    {
        var row = PriceBook.Tier(PriceBook.Default.Find(vendor, model, Today), request);
        Assert.Equal((input, output), (row.Input, row.Output));
    }

    [Theory]
    [InlineData("2025-10-01", 6)]
    [InlineData("2025-12-31", 3.2)]
    [InlineData("2026-01-31", 3.2)]
    [InlineData("2026-02-01", 2.5)]
    [InlineData("2024-01-01", 6)]
    public void A_map_of_an_earlier_day_has_that_days_price(string day, double input) =>
        Assert.Equal(input, PriceBook.Default.Find("aliyun", "qwen3-max", DateOnly.Parse(day, null))[0].Input);

    [Fact]
    public void An_announced_price_holds_from_its_day()
    {
        Assert.Equal(2, PriceBook.Default.Find("overseas", "claude-sonnet-5", new(2026, 8, 31))[0].Input);
        Assert.Equal(3, PriceBook.Default.Find("overseas", "claude-sonnet-5", new(2026, 9, 1))[0].Input);
    }

    [Fact]
    public void Peak_hours_and_disputed_figures_are_kept_apart_from_the_ordinary_price()
    {
        Assert.Equal(4.5, PriceBook.Default.Find("other", "deepseek-v4-pro", Today).Single().Input);
        Assert.Equal(9, PriceBook.Default.Variant("other", "deepseek-v4-pro", "peak", Today).Single().Input);
        Assert.Equal(5, PriceBook.Default.Find("tencent", "hunyuan-t1", Today).Single().Input);
        Assert.Equal(1, PriceBook.Default.Variant("tencent", "hunyuan-t1", "disputed", Today).Single().Input);
    }

    [Fact]
    public void Foreign_currency_has_a_dated_rate_of_its_own()
    {
        var rate = PriceBook.Default.Rate("USD", Today)!;
        Assert.Equal((7.2, new DateOnly(2026, 8, 21), PriceCertainty.B), (rate.Yuan, rate.AsOf, rate.Certainty));
        Assert.Null(PriceBook.Default.Rate("XYZ", Today));
    }

    [Fact]
    public void Every_price_is_dated_sourced_and_of_one_kind()
    {
        Assert.True(PriceBook.Default.Rows.Count > 200);
        Assert.All(PriceBook.Default.Rows, row =>
        {
            Assert.Contains(row.Vendor, Catalog.Default.Vendors.Select(v => v.Id));
            Assert.True(row.Source.Length > 0 && row.AsOf.Year is >= 2025 and <= 2026);
            Assert.True(row.PerUnit is null ? row.Unit is PriceUnit.Text or PriceUnit.VideoTokens : row.Input is null && row.Output is null);
            Assert.All(new[] { row.Input, row.Output, row.PerUnit, row.CacheHit, row.ThinkingOutput }, price => Assert.True(price is null or >= 0));
            Assert.True(row.Certainty is not (PriceCertainty.M or PriceCertainty.D) || row.Note is not null || row.Variant == "disputed", $"{row.Model} must say what it is");
            Assert.True(row.Currency == "CNY" || PriceBook.Default.Rate(row.Currency, Today) is not null);
        });
        Assert.Distinct(PriceBook.Default.Rows.Select(r => (r.Vendor, r.Model, r.Variant, r.MaxInputTokens, r.AsOf)));
    }

    [Fact]
    public void Every_stand_in_names_known_models_and_a_price_that_exists()
    {
        var covers = Catalog.Default.Models.Select(m => m.Id).Concat(Catalog.Default.Models.Select(m => m.Family)).Append("*").ToHashSet();
        Assert.All(PriceBook.Default.StandIns.Concat(PriceBook.Default.AliyunEquivalents), s =>
        {
            Assert.Contains(s.Covers, covers);
            Assert.NotEmpty(PriceBook.Default.Find(s.Vendor, s.Model, Today));
            Assert.True(s.Reason.Zh.Length > 0 && s.Reason.En.Length > 0);
        });
    }

    [Fact]
    public void Market_shares_are_had_one_basis_at_a_time_and_name_what_they_measure()
    {
        var shares = MarketShares.Default;
        Assert.Equal([("volcengine", 49.2), ("aliyun", 27), ("baidu", 17)], shares.Of("idc", "2025H1").Select(s => (s.Subject, s.Percent)));
        Assert.Equal("aliyun", shares.Of("omdia", "2025H1")[0].Subject);
        Assert.Equal("qwen", shares.Of("frost_sullivan", "2025H2")[0].Subject);
        Assert.All(shares.Available, a =>
        {
            Assert.True(shares.Of(a.Basis, a.Period).Sum(s => s.Percent) <= 100);
            Assert.Single(shares.Of(a.Basis, a.Period).Select(s => s.Measure).Distinct());
        });
    }

    [Fact]
    public void A_broken_line_is_named()
    {
        var error = Assert.Throws<PriceBookException>(() => PriceTables.Rates("currency\tyuan\tas_of\tcertainty\tsource\nUSD\tseven\t2026-08-21\tB\tx\n", new Dictionary<string, string> { ["x"] = "x" }));
        Assert.Equal(("exchange-rates.tsv", 2), (error.File, error.Line));
    }
}
