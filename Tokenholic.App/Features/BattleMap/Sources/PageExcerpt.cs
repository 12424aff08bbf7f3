using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Cell;

namespace Tokenholic.App.Features.BattleMap.Sources;

/// <summary>What a piece of a page's text is.</summary>
internal enum PieceKind
{
    /// <summary>Text.</summary>
    Plain,

    /// <summary>The quote that was asked for.</summary>
    Asked,

    /// <summary>Another quote of the same map.</summary>
    Other,
}

/// <summary>A run of characters of one kind.</summary>
internal sealed record Piece(string Text, PieceKind Kind);

/// <summary>A page's text in paragraphs with its quotes marked; a very long page is shown around the quote first.</summary>
internal sealed record PageExcerpt(IReadOnlyList<IReadOnlyList<Piece>> Paragraphs, bool CutBefore, bool CutAfter, bool Missing)
{
    internal static readonly PageExcerpt Nothing = new([], false, false, false);

    // A circuit sends what it shows; a megabyte of text would make a phone wait.
    private const int Window = 30_000;

    internal static PageExcerpt Of(BattleMapDocument map, string pageId, string text, string? evidenceId, int? rejection, bool whole)
    {
        var asked = Asked(map, pageId, text, evidenceId, rejection);
        var from = whole || text.Length <= 2 * Window ? 0 : LineStart(text, Math.Max(0, (asked?.Start ?? 0) - Window));
        var to = whole || text.Length <= 2 * Window ? text.Length : LineEnd(text, Math.Min(text.Length, (asked?.End ?? 0) + Window));
        var marks = Others(map, pageId, text).Where(mark => asked is null || mark.End <= asked.Value.Start || mark.Start >= asked.Value.End)
            .Select(mark => (mark.Start, mark.End, Kind: PieceKind.Other))
            .Concat(asked is { } quote ? [(quote.Start, quote.End, PieceKind.Asked)] : [])
            .OrderBy(mark => mark.Start)
            .ToList();
        return new(Split(text, from, to, marks), from > 0, to < text.Length, asked is null && (evidenceId is not null || rejection is not null));
    }

    private static (int Start, int End)? Asked(BattleMapDocument map, string pageId, string text, string? evidenceId, int? rejection)
    {
        if (map.Evidence.FirstOrDefault(evidence => evidence.Id == evidenceId && evidence.PageId == pageId) is { } evidence)
        {
            return QuoteContext.Holds(text, evidence.Quote, evidence.Start) ? (evidence.Start, evidence.Start + evidence.Quote.Length) : Search(text, evidence.Quote);
        }

        return rejection is { } number && number >= 1 && number <= map.Rejected.Count && map.Rejected[number - 1] is var rejected && rejected.PageId == pageId
            ? Search(text, rejected.Quote)
            : null;
    }

    private static (int Start, int End)? Search(string text, string quote) =>
        text.IndexOf(quote, StringComparison.Ordinal) is >= 0 and var at && quote.Length > 0 ? (at, at + quote.Length) : null;

    private static IEnumerable<(int Start, int End)> Others(BattleMapDocument map, string pageId, string text)
    {
        var end = 0;
        foreach (var evidence in map.Evidence.Where(evidence => evidence.PageId == pageId).OrderBy(evidence => evidence.Start))
        {
            if (evidence.Start >= end && QuoteContext.Holds(text, evidence.Quote, evidence.Start))
            {
                yield return (evidence.Start, end = evidence.Start + evidence.Quote.Length);
            }
        }
    }

    private static List<IReadOnlyList<Piece>> Split(string text, int from, int to, List<(int Start, int End, PieceKind Kind)> marks)
    {
        var paragraphs = new List<IReadOnlyList<Piece>>();
        while (from < to)
        {
            var end = text.IndexOf('\n', from, to - from) is >= 0 and var line ? line : to;
            paragraphs.Add(Pieces(text, from, end, marks));
            from = end + 1;
        }

        return paragraphs;
    }

    private static List<Piece> Pieces(string text, int from, int to, List<(int Start, int End, PieceKind Kind)> marks)
    {
        var pieces = new List<Piece>();
        foreach (var (start, end, kind) in marks.Where(mark => mark.End > from && mark.Start < to))
        {
            Add(pieces, text[from..Math.Max(from, start)], PieceKind.Plain);
            from = Math.Max(from, start);
            Add(pieces, text[from..Math.Min(to, end)], kind);
            from = Math.Min(to, end);
        }

        Add(pieces, text[from..to], PieceKind.Plain);
        return pieces;
    }

    private static void Add(List<Piece> pieces, string text, PieceKind kind)
    {
        if (text.Length > 0)
        {
            pieces.Add(new(text, kind));
        }
    }

    private static int LineStart(string text, int at) => at == 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

    private static int LineEnd(string text, int at) => text.IndexOf('\n', at) is >= 0 and var line ? line : text.Length;
}
