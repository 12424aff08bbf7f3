using System.Runtime.CompilerServices;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>How much of a document's text is inside each element, seen or not; scripts and the like do not count.</summary>
internal sealed class TextLengths
{
    private readonly Dictionary<IElement, int> _lengths = [];
    private readonly int _total;

    public TextLengths(IDocument document) => _total = document.Body is { } body ? Add(body) : 0;

    /// <summary>The share of the page's text that is inside an element, 0–1.</summary>
    public double Share(IElement element) => _total == 0 ? 0 : _lengths.GetValueOrDefault(element) / (double)_total;

    private int Add(IElement element)
    {
        if (element.LocalName is "script" or "style" or "noscript" or "template" or "textarea" or "svg" || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            return 0;
        var length = 0;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text)
                length += text.Data.AsSpan().Trim().Length;
            else if (node is IElement child)
                length += Add(child);
        }

        return _lengths[element] = length;
    }
}
