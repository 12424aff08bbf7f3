using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Builds the tree of visible boxes and lines from a document.</summary>
internal sealed class PageTreeBuilder(Visibility visibility)
{
    private const int MaxDepth = 150;

    private static readonly FrozenSet<string> Blocks = new[]
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "legend", "li", "main", "menu", "nav", "ol", "p", "pre",
        "search", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }.ToFrozenSet();

    // What these hold is not text of the page: code, controls, pictures, other pages, pronunciation.
    private static readonly FrozenSet<string> Skipped = new[]
    {
        "script", "style", "noscript", "template", "head", "title", "iframe", "frame", "noframes", "object", "embed", "applet", "svg", "canvas", "audio", "video", "map",
        "select", "datalist", "option", "input", "textarea", "progress", "meter", "rt", "rp", "noembed", "math",
    }.ToFrozenSet();

    private readonly StringBuilder _text = new();
    private int _linkDepth;
    private int _linkedChars;
    private int _links;
    private int _rowDepth;
    private LineKind _kind;

    /// <summary>The visible page as boxes and lines, measured.</summary>
    public Box Build(IElement body)
    {
        var root = new Box(body.LocalName, body);
        if (visibility.Enter(body, visibility.Start) is { } sight)
        {
            Walk(body, root, sight, 0);
            Flush(root);
        }

        root.Measure();
        return root;
    }

    private void Walk(IElement element, Box box, Sight sight, int depth)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
                Append(text.Data, sight);
            else if (node is IElement child && !Skipped.Contains(child.LocalName) && !IsControl(child))
                Enter(child, box, sight, depth);
        }
    }

    private void Enter(IElement child, Box box, Sight outside, int depth)
    {
        if (child.LocalName == "br")
        {
            EndLine(box);
            return;
        }

        if (visibility.Enter(child, outside) is not { } sight)
            return;
        if (_rowDepth > 0)
        {
            EnterInRow(child, box, sight, depth);
            return;
        }

        if (DataTable.IsTerm(child))
        {
            Flush(box);
            EnterInRow(child, box, sight, depth);
            return;
        }

        if (child.LocalName == "dd" && child.PreviousElementSibling is { } term && DataTable.IsTerm(term))
        {
            EnterInRow(child, box, sight, depth);
            Flush(box);
            return;
        }

        var isBlock = depth < MaxDepth && IsBlock(child);
        if (!isBlock)
        {
            EnterInline(child, box, sight, depth);
            return;
        }

        Flush(box);
        var outerKind = _kind;
        _kind = KindOf(child, outerKind);
        var inner = new Box(child.LocalName, child) { Parent = box };
        box.Parts.Add(inner);
        var isLink = child.LocalName == "a";
        if (child.LocalName == "tr" && DataTable.IsRow(child))
        {
            _rowDepth++;
            _kind = LineKind.TableRow;
        }

        _linkDepth += isLink ? 1 : 0;
        Walk(child, inner, sight, depth + 1);
        Flush(inner);
        _linkDepth -= isLink ? 1 : 0;
        if (_kind == LineKind.TableRow)
            _rowDepth--;
        _kind = outerKind;
    }

    private void EnterInline(IElement child, Box box, Sight sight, int depth)
    {
        var isLink = child.LocalName == "a" && child.HasAttribute("href");
        if (isLink && CallsToClick.Is(child.TextContent))
            return;
        if (isLink)
        {
            _linkDepth++;
            _links++;
        }

        Walk(child, box, sight, depth + 1);
        _linkDepth -= isLink ? 1 : 0;
    }

    // Inside a row of data, cells are words on one line.
    private void EnterInRow(IElement child, Box box, Sight sight, int depth)
    {
        var apart = Blocks.Contains(child.LocalName);
        if (apart)
            Append(" ", sight);
        EnterInline(child, box, sight, depth);
        if (apart)
            Append(" ", sight);
    }

    private void Append(string data, Sight sight)
    {
        if (!sight.ShowsText)
            return;
        var added = TextMeasure.AppendCollapsed(_text, data);
        _linkedChars += _linkDepth > 0 ? added : 0;
    }

    // A line break inside a heading or after a comma wraps the line, it does not end it.
    private void EndLine(Box box)
    {
        var last = _text.Length switch { 0 => ' ', > 1 when _text[^1] == ' ' => _text[^2], _ => _text[^1] };
        if (_kind is LineKind.Heading or LineKind.TableRow || last is '，' or '、' or ',')
            TextMeasure.AppendCollapsed(_text, "\n");
        else
            Flush(box);
    }

    private void Flush(Box box)
    {
        var text = _text.ToString().Trim();
        _text.Clear();
        if (text.Length > 0)
        {
            var line = new Line(text, _kind, _linkedChars, _linkDepth > 0 ? Math.Max(1, _links) : _links, _linkDepth > 0) { Parent = box };

            // A card that is a link as a whole may hold real sentences; a headline in it stays a link.
            if (line.LinkShare > 0.9 && _linkDepth > 0 && line.Units >= 2 * TextMeasure.SentenceUnits && TextMeasure.HasPunctuation(text))
                line = new Line(text, _kind, 0, 0, isCard: true) { Parent = box };
            box.Parts.Add(line);
        }

        (_linkedChars, _links) = (0, 0);
    }

    private static LineKind KindOf(IElement element, LineKind outer) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => LineKind.Heading,
        "li" or "dt" or "dd" => LineKind.ListItem,
        "pre" => LineKind.Preformatted,
        _ => outer is LineKind.TableRow ? LineKind.Text : outer,
    };

    private static bool IsControl(IElement element)
        => element.LocalName is "button" && element.Closest("h1, h2, h3, h4, h5, h6, dt, summary") is null && !element.HasAttribute("aria-expanded");

    private static bool IsBlock(IElement element)
        => Blocks.Contains(element.LocalName)
            || ((element.LocalName is "a" or "span" or "font" or "label" or "button" || element.LocalName.Contains('-', StringComparison.Ordinal)) && element.Children.Any(c => Blocks.Contains(c.LocalName)));
}
