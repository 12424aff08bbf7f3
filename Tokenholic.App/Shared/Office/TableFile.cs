using System.IO.Compression;
using System.Text;
using System.Xml;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.App.Shared.Office;

/// <summary>A cell of somebody's table; what a formula would compute is not taken over.</summary>
internal sealed record TableFileCell(string Text, bool IsFormula = false);

/// <summary>A row and its number in the file, from 1.</summary>
internal sealed record TableFileRow(int Number, IReadOnlyList<TableFileCell> Cells);

/// <summary>Why a file could not be read as a table.</summary>
internal enum TableFileProblem
{
    /// <summary>Neither a CSV text nor an Excel workbook, or corrupt.</summary>
    NotATable,

    /// <summary>More bytes, packed or unpacked, than any honest table of this size has.</summary>
    TooLarge,

    /// <summary>More rows than are read at once.</summary>
    TooManyRows,
}

/// <summary>A file that is not read any further.</summary>
internal sealed class TableFileException(TableFileProblem problem, Exception? inner = null) : TokenholicException($"Table: {problem}", inner)
{
    /// <summary>What is wrong.</summary>
    public TableFileProblem Problem { get; } = problem;
}

/// <summary>Reads the rows of a CSV file or of a workbook's first sheet. The file is a stranger's: sizes are counted while unpacking, nothing is computed or followed.</summary>
internal static class TableFile
{
    /// <summary>The largest file.</summary>
    internal const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The most rows, with the heading.</summary>
    internal const int MaxRows = 5_001;

    /// <exception cref="TableFileException">The file is no table, or too large.</exception>
    internal static IReadOnlyList<TableFileRow> Read(byte[] bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            throw new TableFileException(TableFileProblem.TooLarge);
        }

        var rows = (bytes is [(byte)'P', (byte)'K', ..] ? WorkbookRows(bytes) : TextRows(bytes)).Where(row => row.Cells.Any(cell => !string.IsNullOrWhiteSpace(cell.Text))).Take(MaxRows + 1).ToList();
        return rows.Count > MaxRows ? throw new TableFileException(TableFileProblem.TooManyRows) : rows;
    }

    private static IReadOnlyList<TableFileRow> WorkbookRows(byte[] bytes)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            return new WorkbookReader(zip).FirstSheet(MaxRows + 1);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException or FormatException or OverflowException)
        {
            throw new TableFileException(TableFileProblem.NotATable, e);
        }
    }

    private static IEnumerable<TableFileRow> TextRows(byte[] bytes)
    {
        var text = Decode(bytes);
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new TableFileException(TableFileProblem.NotATable)
            : Csv.Lines(text).Select(line => new TableFileRow(line.Number, [.. line.Cells.Select(cell => new TableFileCell(cell))]));
    }

    // Excel in Chinese writes CSV in GB 18030 unless it is asked for UTF-8.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            try
            {
                return CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!.GetString(bytes);
            }
            catch (DecoderFallbackException e)
            {
                throw new TableFileException(TableFileProblem.NotATable, e);
            }
        }
    }
}
