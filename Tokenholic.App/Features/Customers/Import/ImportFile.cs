using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Shared.Office;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Customers.Import;

/// <summary>A row as it would be imported, or what is wrong with it: <paramref name="Problem"/> names a sentence, <paramref name="Detail"/> fills it.</summary>
public sealed record ImportLine(int Number, ImportedCustomer? Customer, string Shown, string? Problem = null, string Detail = "", int? SameAs = null)
{
    /// <summary>The template's own example, left in: said, and not imported.</summary>
    public bool IsExample => Customer is null && Problem is null;
}

/// <summary>What a file holds: its rows, or that a heading is missing.</summary>
internal sealed record ImportReading(IReadOnlyList<ImportLine> Lines, bool NoName);

/// <summary>Reads customers out of a table; columns by their headings in either language, in any order. Formulas are refused: a cell must say what it says.</summary>
internal static class ImportFile
{
    internal const int MaxFacts = 50;

    /// <summary>The columns of the template, in Chinese and English.</summary>
    internal static readonly IReadOnlyList<(string Zh, string En, bool Needed)> Columns = [("公司名称", "Company", true), ("官网", "Website", false), ("行业", "Industry", false), ("已知事实", "Known facts", false)];

    /// <summary>The company of the template's example in Chinese and English, first as the template says it now.</summary>
    internal static readonly IReadOnlyList<string> Examples = ["示例公司（此行不会导入）", "Example Company (this row is not imported)", "示例公司（请删除此行）", "Example Company (delete this row)"];

    /// <exception cref="TableFileException">The file is no table, or too large.</exception>
    internal static ImportReading Read(byte[] bytes)
    {
        var rows = TableFile.Read(bytes);
        var places = Columns.Select(column => rows.Count == 0 ? -1 : Place(rows[0], column.Zh, column.En)).ToArray();
        if (places[0] < 0)
        {
            return new([], NoName: true);
        }

        var lines = new List<ImportLine>();
        var first = new Dictionary<string, ImportLine>(StringComparer.Ordinal);
        foreach (var row in rows.Skip(1))
        {
            var line = Line(row, places);
            if (line.Customer is { } customer && !first.TryAdd(CustomerImport.Key(customer.Name), line))
            {
                line = Again(line, customer, first[CustomerImport.Key(customer.Name)]);
            }

            lines.Add(line);
        }

        return new(lines, NoName: false);
    }

    /// <summary>The rows put together by customer; only for a reading without problems.</summary>
    internal static IReadOnlyList<ImportedCustomer> Merge(IReadOnlyList<ImportLine> lines) =>
    [
        .. lines.Select(line => line.Customer).OfType<ImportedCustomer>().GroupBy(customer => CustomerImport.Key(customer.Name), StringComparer.Ordinal).Select(same => new ImportedCustomer(
            same.First().Name,
            same.Select(customer => customer.Website).FirstOrDefault(website => website is not null),
            same.Select(customer => customer.Industry).FirstOrDefault(industry => industry is not null),
            [.. same.SelectMany(customer => customer.Facts).Distinct(StringComparer.Ordinal)])),
    ];

    private static ImportLine Line(TableFileRow row, int[] places)
    {
        var cells = places.Select(place => place >= 0 && place < row.Cells.Count ? row.Cells[place] : new TableFileCell("")).ToArray();
        var shown = Short(cells[0].Text);
        ImportLine Wrong(string problem, string detail = "") => new(row.Number, null, shown, problem, Short(detail));
        if (Examples.Contains(cells[0].Text.Trim()))
        {
            return new(row.Number, null, shown);
        }

        foreach (var (at, cell) in cells.Index())
        {
            if (cell.IsFormula || (at < 3 && cell.Text.TrimStart() is ['=' or '+' or '-' or '@', ..]))
            {
                return Wrong("Formula", cell.Text);
            }
        }

        var name = CompanyName.Parse(cells[0].Text);
        if (name.Problem is { } wrongName)
        {
            return Wrong(wrongName.ToString());
        }

        var site = string.IsNullOrWhiteSpace(cells[1].Text) ? null : SiteAddress.ParsePublic(cells[1].Text);
        if (site?.Problem is { } wrongSite)
        {
            return Wrong(wrongSite is InputProblem.AddressPrivate ? "PrivateWebsite" : "Website", cells[1].Text);
        }

        var industry = cells[2].Text.Trim();
        var facts = cells[3].Text.Split(['\n', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return industry.Length > CompanyName.MaxLength ? Wrong("Industry")
            : facts.Length > MaxFacts ? Wrong("TooManyFacts")
            : facts.FirstOrDefault(fact => fact.Length > CustomerImport.MaxFact) is { } fact ? Wrong("FactTooLong", fact)
            : new(row.Number, new(name.Value!, site?.Value?.AbsoluteUri, industry.Length == 0 ? null : industry, facts), shown);
    }

    // A second row of a company adds facts; it may not say another web site or industry.
    private static ImportLine Again(ImportLine line, ImportedCustomer customer, ImportLine before)
    {
        var first = before.Customer!;
        var other = (customer.Website is not null && first.Website is not null && customer.Website != first.Website)
            || (customer.Industry is not null && first.Industry is not null && customer.Industry != first.Industry);
        return other ? line with { Customer = null, Problem = "Contradicts", SameAs = before.Number } : line with { SameAs = before.Number };
    }

    private static int Place(TableFileRow heading, params string[] names) =>
        heading.Cells.ToList().FindIndex(cell => names.Any(name => string.Equals(cell.Text.Trim(), name, StringComparison.OrdinalIgnoreCase)));

    private static string Short(string text) => text.Length <= 60 ? text : text[..(char.IsHighSurrogate(text[58]) ? 58 : 59)] + "…";
}
