namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Says a row of a Markdown table as a reader needs it: without the bars, each figure with the head of its column, or 1.8 / 5.4 is no price.</summary>
public static class TableRows
{
    /// <summary>The sentence as it is, unless it is a row.</summary>
    public static string Read(string text, FoundSentence sentence)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.Text is not ['|', ..])
            return sentence.Text;
        var (cells, heads) = (Cells(sentence.Text), Heads(text, sentence.Start));
        return string.Join(" · ", cells.Select((cell, i) => (Cell: cell, Head: i > 0 && i < heads.Count ? heads[i] : "")).Where(c => c.Cell.Length > 0)
            .Select(c => c.Head.Length == 0 ? c.Cell : $"{c.Head}: {c.Cell}"));
    }

    // The row above the line of dashes.
    private static IReadOnlyList<string> Heads(string text, int start)
    {
        var below = "";
        foreach (var line in text[..start].TrimEnd().Split('\n').Reverse().TakeWhile(l => l is ['|', ..]))
        {
            if (below.Length > 0 && below.Trim('|', ' ', ':', '-', '\r').Length == 0)
                return Cells(line);
            below = line;
        }

        return [];
    }

    private static IReadOnlyList<string> Cells(string row) => [.. row.Trim().Trim('|').Split('|').Select(c => c.Trim())];
}
