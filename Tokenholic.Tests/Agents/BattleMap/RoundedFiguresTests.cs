using System.Text.Json;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.Tests.Agents.BattleMap;

public sealed class RoundedFiguresTests
{
    [Theory]
    [InlineData(880000.0000000001, "880000")]
    [InlineData(0.30000000000000004, "0.3")]
    [InlineData(7.999999999999999e-7, "8E-07")]
    [InlineData(1234567.891234, "1234567.89123")]
    [InlineData(123456789012345, "123456789012345")]
    [InlineData(0, "0")]
    public void A_figure_is_written_without_the_noise_of_calculating(double figure, string written) =>
        Assert.Equal(written, JsonSerializer.Serialize(figure, BattleMapJson.Options));
}
