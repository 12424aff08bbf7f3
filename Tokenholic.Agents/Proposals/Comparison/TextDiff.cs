using System.Text;

namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>What became of a piece of text.</summary>
public enum TextChange
{
    /// <summary>It stands in both.</summary>
    Equal,

    /// <summary>Only in the old text.</summary>
    Deleted,

    /// <summary>Only in the new text.</summary>
    Inserted,
}

/// <summary>A piece of two compared texts; the pieces with <see cref="TextChange.Inserted"/> left out are the old text, with <see cref="TextChange.Deleted"/> left out the new one.</summary>
public sealed record TextPiece(TextChange Change, string Text);

/// <summary>Compares two texts by character in Chinese and by word elsewhere, and makes the marks readable.</summary>
public static class TextDiff
{
    // Texts longer than this are compared line by line first, so that a book stays quick.
    private const int ByLineFrom = 4000;

    /// <summary>The pieces in order; of a replaced stretch the old words come first.</summary>
    public static IReadOnlyList<TextPiece> Compare(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before == after)
            return before.Length == 0 ? [] : [new(TextChange.Equal, before)];
        var raw = before.Length + after.Length < ByLineFrom ? Words(before, after) : Lines(before, after);
        return Pieces(Readable.Of(raw));
    }

    /// <summary>The text that remains when each change, numbered from 0 in order, is accepted or rejected; a replacement is one change.</summary>
    public static string Apply(IReadOnlyList<TextPiece> pieces, Func<int, bool> accepted)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        ArgumentNullException.ThrowIfNull(accepted);
        var text = new StringBuilder();
        var change = -1;
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.Change is not TextChange.Equal && (i == 0 || pieces[i - 1].Change is TextChange.Equal))
                change++;
            if (piece.Change is TextChange.Equal || (piece.Change is TextChange.Inserted) == accepted(change))
                text.Append(piece.Text);
        }

        return text.ToString();
    }

    /// <summary>How much of the longer text is kept, 0–1.</summary>
    public static double Likeness(string before, string after)
    {
        var longer = Math.Max(before.Length, after.Length);
        return longer == 0 ? 1 : Compare(before, after).Where(p => p.Change is TextChange.Equal).Sum(p => p.Text.Length) / (double)longer;
    }

    private static List<Edit> Words(string before, string after)
    {
        var (a, b) = (TextTokens.Of(before), TextTokens.Of(after));
        return [.. SequenceDiff.Of(a, b).Select(s => new Edit(a.GetRange(s.OldStart, s.OldLength), b.GetRange(s.NewStart, s.NewLength), s.Equal))];
    }

    private static List<Edit> Lines(string before, string after)
    {
        var (a, b) = (SplitLines(before), SplitLines(after));
        var edits = new List<Edit>();
        foreach (var s in SequenceDiff.Of(a, b))
        {
            if (s.Equal)
                edits.Add(new(a.GetRange(s.OldStart, s.OldLength), b.GetRange(s.NewStart, s.NewLength), true));
            else
                edits.AddRange(Words(string.Concat(a.GetRange(s.OldStart, s.OldLength)), string.Concat(b.GetRange(s.NewStart, s.NewLength))));
        }

        return edits;
    }

    private static List<string> SplitLines(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(text[at..end]);
            at = end;
        }

        return lines;
    }

    private static List<TextPiece> Pieces(List<Edit> edits)
    {
        var pieces = new List<TextPiece>();
        void Add(TextChange change, List<string> tokens)
        {
            if (tokens.Count > 0)
                pieces.Add(new(change, string.Concat(tokens)));
        }

        foreach (var edit in edits)
        {
            if (edit.Equal)
            {
                Add(TextChange.Equal, edit.Old);
                continue;
            }

            Add(TextChange.Deleted, edit.Old);
            Add(TextChange.Inserted, edit.New);
        }

        return pieces;
    }
}

/// <summary>A stretch as tokens; where it is equal both lists are the same.</summary>
internal sealed record Edit(List<string> Old, List<string> New, bool Equal);
