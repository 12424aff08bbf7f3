using System.Globalization;
using System.Text.Json;

namespace Tokenholic.Knowledge.Prices;

/// <summary>A line of an imported file: the price it holds, or what is wrong with which cell.</summary>
public sealed record PriceCsvLine(int Number, PriceRow? Row, PriceProblem? Problem, string? Cell);

/// <summary>The price book as a file for spreadsheets: a line a price, the columns of <see cref="Columns"/>, in any order.</summary>
public static class PriceCsv
{
    /// <summary>The columns; those after <c>source</c> and the empty ones may be left out.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "vendor", "model", "listed_as", "unit", "variant", "max_input", "input", "output", "thinking_output", "cache_hit", "cache_create", "batch", "per_unit",
        "currency", "as_of", "certainty", "source", "note_zh", "note_en", "withdrawn",
    ];

    private static readonly string[] Needed = ["vendor", "model", "unit", "currency", "as_of", "certainty", "source"];

    /// <summary>The lines as a file; numbers with a dot, whatever the machine's language.</summary>
    public static string Write(IEnumerable<PriceRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return string.Concat(rows.Select(Cells).Prepend(Columns).Select(Csv.Line));
    }

    /// <summary>The cells of a line, in the order of <see cref="Columns"/>.</summary>
    public static IReadOnlyList<string> Cells(PriceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
        [
            row.Vendor, row.Model, row.ListedAs, JsonNamingPolicy.SnakeCaseLower.ConvertName(row.Unit.ToString()), row.Variant, row.MaxInputTokens?.ToString(CultureInfo.InvariantCulture) ?? "",
            Say(row.Input), Say(row.Output), Say(row.ThinkingOutput), Say(row.CacheHit), Say(row.CacheCreate), Say(row.Batch), Say(row.PerUnit),
            row.Currency, row.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), row.Certainty.ToString(), row.Source, row.Note?.Zh ?? "", row.Note?.En ?? "",
            row.Withdrawn ? "true" : "",
        ];
    }

    /// <summary>Reads a file, every line by itself. <paramref name="missing"/> are columns that it lacks; then there are no lines.</summary>
    public static IReadOnlyList<PriceCsvLine> Read(string text, IReadOnlyCollection<string> vendors, PriceBook book, out IReadOnlyList<string> missing)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = Csv.Lines(text.TrimStart('\uFEFF')).ToList();
        var header = lines.Count == 0 ? [] : lines[0].Cells.Select(c => c.Trim().ToLowerInvariant()).ToList();
        missing = Needed.Where(n => !header.Contains(n)).ToList();
        return missing.Count > 0 ? [] : lines.Skip(1).Select(line => line.Cells.Count != header.Count
            ? new PriceCsvLine(line.Number, null, PriceProblem.Cells, null)
            : Parse(line.Number, column => header.IndexOf(column) is >= 0 and var at ? line.Cells[at] : "", vendors, book)).ToList();
    }

    /// <summary>Reads one line whose cells are had by the names of <see cref="Columns"/>.</summary>
    public static PriceCsvLine Parse(int number, Func<string, string> cell, IReadOnlyCollection<string> vendors, PriceBook book)
    {
        string Text(string column) => cell(column).Trim();
        PriceProblem? problem = null;
        string? wrong = null;
        T? Bad<T>(PriceProblem found, string column)
        {
            (problem, wrong) = problem is null ? (found, Text(column)) : (problem, wrong);
            return default;
        }

        double? Number(string column) => Text(column) is not { Length: > 0 } cell ? null
            : double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= 0 ? value : Bad<double?>(PriceProblem.Number, column);
        var row = new PriceRow
        {
            Vendor = Text("vendor"),
            Model = Text("model"),
            ListedAs = Text("listed_as") is { Length: > 0 } listed ? listed : Text("model"),
            Unit = Enum.GetValues<PriceUnit>().Cast<PriceUnit?>().FirstOrDefault(u => JsonNamingPolicy.SnakeCaseLower.ConvertName(u.ToString()!) == Text("unit")) ?? Bad<PriceUnit>(PriceProblem.Unit, "unit"),
            Variant = Text("variant"),
            MaxInputTokens = Number("max_input") is { } most ? (long)most : null,
            Input = Number("input"), Output = Number("output"), ThinkingOutput = Number("thinking_output"),
            CacheHit = Number("cache_hit"), CacheCreate = Number("cache_create"), Batch = Number("batch"), PerUnit = Number("per_unit"),
            Currency = Text("currency").ToUpperInvariant(),
            AsOf = DateOnly.TryParseExact(Text("as_of"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Bad<DateOnly>(PriceProblem.Day, "as_of"),
            Certainty = Text("certainty").Length == 1 && Enum.TryParse<PriceCertainty>(Text("certainty"), out var certainty) && Enum.IsDefined(certainty) ? certainty : Bad<PriceCertainty>(PriceProblem.Certainty, "certainty"),
            Source = Text("source"),
            Note = (Text("note_zh"), Text("note_en")) is var (zh, en) && (zh.Length > 0 || en.Length > 0) ? new(zh.Length > 0 ? zh : en, en.Length > 0 ? en : zh) : null,
            Withdrawn = string.Equals(Text("withdrawn"), "true", StringComparison.OrdinalIgnoreCase),
        };
        problem ??= PriceRules.Check(row, vendors, book);
        return new(number, problem is null ? row : null, problem, wrong);
    }

    private static string Say(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
