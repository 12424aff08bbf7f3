using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Tokenholic.App.Shared;

namespace Tokenholic.Tests.App.Shared;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0", "0")]
    [InlineData(7, "7", "7")]
    [InlineData(0.4, "0.4", "0.4")]
    [InlineData(980, "980", "980")]
    [InlineData(1_234, "1,230", "1.23K")]
    [InlineData(12_340, "1.23 万", "12.3K")]
    [InlineData(1_240_000_000, "12.4 亿", "1.24B")]
    [InlineData(12_800_000_000, "128 亿", "12.8B")]
    [InlineData(99_960_000, "1 亿", "100M")]
    [InlineData(99_900_000, "9,990 万", "99.9M")]
    [InlineData(999_700, "100 万", "1M")]
    [InlineData(4_621_000_000_000, "4.62 万亿", "4.62T")]
    [InlineData(-21_500, "−2.15 万", "−21.5K")]
    [InlineData(1e45, "1E+33 万亿", "1E+33T")]
    public void A_count_has_three_digits_and_the_unit_of_its_language(double value, string zh, string en) =>
        Same(zh, en, () => Figures.Count(value));

    [Theory]
    [InlineData(6e8, 22e8, "6–22 亿", "0.6–2.2B")]
    [InlineData(0, 22e8, "0–22 亿", "0–2.2B")]
    [InlineData(0.8e8, 5e8, "0.8–5 亿", "80–500M")]
    [InlineData(3e5, 22e8, "30 万–22 亿", "300K–2.2B")]
    [InlineData(650, 240_000, "0.07–24 万", "0.65–240K")]
    [InlineData(20, 240_000, "<0.01–24 万", "0.02–240K")]
    [InlineData(12e4, 12e4, "12 万", "120K")]
    [InlineData(7.049e9, 31.2e9, "70–310 亿", "7–31B")]
    public void A_range_has_two_digits_and_one_unit_where_that_says_something(double low, double high, string zh, string en) =>
        Same(zh, en, () => Figures.CountRange(low, high));

    [Theory]
    [InlineData(7_420_000, "¥ 742 万", "¥7.42M")]
    [InlineData(588_600, "¥ 58.9 万", "¥589K")]
    [InlineData(0, "¥ 0", "¥0")]
    [InlineData(-12_000, "−¥ 1.2 万", "−¥12K")]
    public void Money_is_yuan(double value, string zh, string en) => Same(zh, en, () => Figures.Yuan(value));

    [Fact]
    public void Money_ranges_name_the_currency_once() => Same("¥ 390–1,700 万", "¥3.9–17M", () => Figures.YuanRange(3_850_000, 16_900_000));

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(.0004, "<0.1%")]
    [InlineData(.004, "0.4%")]
    [InlineData(.0834, "8.3%")]
    [InlineData(.583, "58%")]
    [InlineData(.996, ">99%")]
    [InlineData(1, "100%")]
    [InlineData(-.21, "−21%")]
    public void A_share_never_rounds_to_nothing_or_to_all(double share, string expected) => Same(expected, expected, () => Figures.Percent(share));

    [Theory]
    [InlineData(.125, "12.5%")]
    [InlineData(.25, "25%")]
    [InlineData(1 / 3d, "33.3%")]
    [InlineData(1, "100%")]
    public void Parts_of_a_bar_can_be_added_up(double share, string expected) => Same(expected, expected, () => Figures.Part(share));

    [Theory]
    [InlineData(1.1, "+110%")]
    [InlineData(2.437, "+240%")]
    [InlineData(-.083, "−8%")]
    [InlineData(0, "+0%")]
    [InlineData(9.9, "+990%")]
    public void A_change_has_its_sign(double ratio, string expected) => Same(expected, expected, () => Figures.Change(ratio));

    [Fact]
    public void A_manifold_growth_is_said_as_a_multiple()
    {
        Same("增至 1,000 倍", "×1,000", () => Figures.Change(1_000));
        Same("增至 11 倍", "×11", () => Figures.ChangeRange(10, 10));
        Same("增至 1.6–21 倍", "×1.6–×21", () => Figures.ChangeRange(.6, 20));
    }

    [Theory]
    [InlineData(1_180, "1,180")]
    [InlineData(0.125, "0.125")]
    [InlineData(108_900, "108,900")]
    [InlineData(12.56, "12.6")]
    public void A_stated_quantity_keeps_its_digits(double value, string expected) => Same(expected, expected, () => Figures.Number(value));

    [Theory]
    [InlineData(0.0008, "¥0.0008")]
    [InlineData(46, "¥46")]
    [InlineData(2.4, "¥2.4")]
    public void A_list_price_is_shown_as_listed(double yuan, string expected) => Same(expected, expected, () => Figures.Price(yuan));

    [Fact]
    public void Elapsed_time_reads_like_a_clock()
    {
        Assert.Equal("0:07", Figures.Elapsed(TimeSpan.FromSeconds(7.9)));
        Assert.Equal("12:40", Figures.Elapsed(TimeSpan.FromSeconds(760)));
        Assert.Equal("26:02:40", Figures.Elapsed(new TimeSpan(26, 2, 40)));
    }

    [Fact]
    public void No_count_is_off_by_more_than_half_a_percent() =>
        Prop.ForAll(Gen.Choose(0, 140_000).Select(n => Math.Pow(10, n / 10_000.0)).ToArbitrary(), value =>
        {
            using var _ = new UseCulture("zh-CN");
            var text = Figures.Count(value);
            var unit = text.EndsWith("万亿", StringComparison.Ordinal) ? 1e12 : text.EndsWith('亿') ? 1e8 : text.EndsWith('万') ? 1e4 : 1;
            var shown = double.Parse(text.TrimEnd('万', '亿', '\u202F'), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture) * unit;
            return shown / value is >= .995 and <= 1.0051;
        }).QuickCheckThrowOnFailure();

    // Narrow spaces are written as spaces here, to be readable.
    private static void Same(string zh, string en, Func<string> figure)
    {
        using (new UseCulture("zh-CN"))
        {
            Assert.Equal(zh, figure().Replace('\u202F', ' '));
        }

        using (new UseCulture("en-US"))
        {
            Assert.Equal(en, figure().Replace('\u202F', ' '));
        }
    }
}
