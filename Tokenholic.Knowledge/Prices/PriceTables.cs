using System.Globalization;

namespace Tokenholic.Knowledge.Prices;

/// <summary>Reads the tab-separated files of Prices/Data; a broken line throws <see cref="PriceBookException"/> with its number.</summary>
public static class PriceTables
{
    /// <summary>The lines of prices.tsv; <paramref name="sources"/> are those of <see cref="Sources"/>.</summary>
    public static IReadOnlyList<PriceRow> Prices(string text, IReadOnlyDictionary<string, string> sources) => Read(text, "prices.tsv", line => new PriceRow
    {
        Vendor = line["vendor"],
        Model = line["model"],
        ListedAs = line["listed_as"] is "" ? line["model"] : line["listed_as"],
        Unit = line["unit"] switch
        {
            "text" => PriceUnit.Text,
            "video_tokens" => PriceUnit.VideoTokens,
            "video_seconds" => PriceUnit.VideoSeconds,
            "images" => PriceUnit.Images,
            "characters" => PriceUnit.Characters,
            var other => throw new FormatException(other),
        },
        Variant = line["variant"],
        MaxInputTokens = line["max_input"] is "" ? null : long.Parse(line["max_input"], CultureInfo.InvariantCulture),
        Input = Number(line["input"]),
        Output = Number(line["output"]),
        ThinkingOutput = Number(line["thinking_output"]),
        CacheHit = Number(line["cache_hit"]),
        PerUnit = Number(line["per_unit"]),
        Currency = line["currency"],
        AsOf = Day(line["as_of"]),
        Certainty = Enum.Parse<PriceCertainty>(line["certainty"]),
        Source = sources[line["source"]],
        Note = line["note_zh"] is "" ? null : new(line["note_zh"], line["note_en"]),
    });

    /// <summary>The lines of price-modifiers.tsv.</summary>
    public static IReadOnlyList<PriceModifier> Modifiers(string text, IReadOnlyDictionary<string, string> sources) => Read(text, "price-modifiers.tsv", line => new PriceModifier(
        line["vendor"], line["prefix"], Number(line["cache_hit"]), Number(line["cache_create"]), Number(line["batch"]), Day(line["as_of"]),
        Enum.Parse<PriceCertainty>(line["certainty"]), sources[line["source"]], new(line["note_zh"], line["note_en"])));

    /// <summary>The lines of exchange-rates.tsv.</summary>
    public static IReadOnlyList<ExchangeRate> Rates(string text, IReadOnlyDictionary<string, string> sources) => Read(text, "exchange-rates.tsv", line =>
        new ExchangeRate(line["currency"], Number(line["yuan"])!.Value, Day(line["as_of"]), Enum.Parse<PriceCertainty>(line["certainty"]), sources[line["source"]]));

    /// <summary>The lines of price-sources.tsv: where each key was seen.</summary>
    public static IReadOnlyDictionary<string, string> Sources(string text) =>
        Read(text, "price-sources.tsv", line => (Key: line["key"], Where: line["where"])).ToDictionary(s => s.Key, s => s.Where);

    /// <summary>The lines of price-stand-ins.tsv, or of a file without a vendor column when <paramref name="vendor"/> is given.</summary>
    public static IReadOnlyList<StandIn> StandIns(string text, string file, string? vendor) => Read(text, file, line =>
        new StandIn(vendor ?? line["vendor"], line["covers"], line["modality"], line["model"], new(line["reason_zh"], line["reason_en"])));

    /// <summary>The lines of market-shares.tsv.</summary>
    public static IReadOnlyList<MarketShare> Shares(string text, IReadOnlyDictionary<string, string> sources) => Read(text, "market-shares.tsv", line => new MarketShare(
        line["basis"], new(line["measure_zh"], line["measure_en"]), line["period"], line["subject"], Number(line["percent"])!.Value,
        Enum.Parse<PriceCertainty>(line["certainty"]), sources[line["source"]]));

    private static List<T> Read<T>(string text, string file, Func<Dictionary<string, string>, T> make)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split('\t');
        var rows = new List<T>(lines.Length - 1);
        for (var i = 1; i < lines.Length; i++)
        {
            var cells = lines[i].Split('\t');
            try
            {
                rows.Add(make(header.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second.Trim())));
            }
            catch (Exception e) when (e is FormatException or KeyNotFoundException or ArgumentException or OverflowException)
            {
                throw new PriceBookException(file, i + 1, e);
            }
        }

        return rows;
    }

    private static double? Number(string text) => text is "" ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A line of a price file that cannot be read.</summary>
public sealed class PriceBookException(string file, int line, Exception? inner = null)
    : TokenholicException($"{file}, line {line} cannot be read.", inner)
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}
