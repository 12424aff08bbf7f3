using Tokenholic.App.Shared;

namespace Tokenholic.Tests.App.Shared;

public class FigureInputTests
{
    [Theory]
    [InlineData("300000", 3e5)]
    [InlineData("30 万", 3e5)]
    [InlineData("1.2亿", 1.2e8)]
    [InlineData("２万亿", 2e12)]
    [InlineData("3.5M", 3.5e6)]
    [InlineData("1,200", 1200)]
    [InlineData("0", 0)]
    public void A_figure_is_read_as_people_write_it(string typed, double value) => Assert.Equal(value, FigureInput.Parse(typed)!.Value, value * 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("很多")]
    [InlineData("-3")]
    [InlineData("1e400")]
    [InlineData(null)]
    public void What_is_none_is_none(string? typed) => Assert.Null(FigureInput.Parse(typed));
}
