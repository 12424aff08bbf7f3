using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tokenholic.Agents.BattleMap;

/// <summary>
/// Writes figures with twelve significant digits, whole ones as they are: what is beyond them is the noise of calculating, and
/// reads as a precision that nobody has ("880000.0000000001").
/// </summary>
internal sealed class RoundedFigures : JsonConverter<double>
{
    private const double MostExact = 9_007_199_254_740_992; // 2^53: every whole number below is exact

    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(Math.Abs(value) < MostExact && value == Math.Floor(value) ? value
            : double.Parse(value.ToString("G12", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture));
}
