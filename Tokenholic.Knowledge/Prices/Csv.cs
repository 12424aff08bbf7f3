using System.Text;

namespace Tokenholic.Knowledge.Prices;

/// <summary>Comma-separated text as RFC 4180 has it: quotes around cells that need them, doubled inside; any line break.</summary>
public static class Csv
{
    /// <summary>The lines that are not empty, each with its number from 1 and its cells.</summary>
    public static IEnumerable<(int Number, List<string> Cells)> Lines(string text)
    {
        var (cells, cell, number, start, quoted) = (new List<string>(), new StringBuilder(), 1, 1, false);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                number += c == '\n' ? 1 : 0;
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"' && cell.Length == 0)
            {
                quoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                if (cells.Count > 0 || cell.Length > 0)
                {
                    cells.Add(cell.ToString());
                    yield return (start, cells);
                }

                (cells, start) = ([], ++number);
                cell.Clear();
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            cells.Add(cell.ToString());
            yield return (start, cells);
        }
    }

    /// <summary>One line, with its line break.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    private static string Cell(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
