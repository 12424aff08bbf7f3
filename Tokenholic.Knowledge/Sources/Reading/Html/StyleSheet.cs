using AngleSharp.Css;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;
using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>
/// The rules of a page's own style elements, as far as they can hide text. External sheets are not fetched; that they exist
/// is known, because then a colour or size that is not declared here may be declared there.
/// </summary>
internal sealed class StyleSheet
{
    private const int MaxRules = 20_000;
    private const int MaxNesting = 8;
    private const int MaxSelector = 300;
    private const int MaxText = 3_000_000;

    // A hostile page can pair thousands of rules with thousands of elements; past this many comparisons only style attributes count.
    private int _comparisonsLeft = 2_000_000;

    private readonly Dictionary<string, List<Rule>> _rules = new(StringComparer.Ordinal);
    private readonly CssSelectorParser _selectors = new();
    private int _count;

    private sealed record Rule(ISelector Selector, Priority Specificity, int Order, IReadOnlyList<Declaration> Declarations);

    /// <summary>True when the page also links style sheets that were not read.</summary>
    public bool HasUnreadSheets { get; private init; }

    /// <summary>Collects the style elements of a document.</summary>
    public static StyleSheet Of(IDocument document)
    {
        var sheet = new StyleSheet { HasUnreadSheets = document.QuerySelector("link[rel~=stylesheet i], link[as=style i]") is not null };
        foreach (var style in document.QuerySelectorAll("style"))
        {
            if (style.Closest("noscript, template, svg") is null && MediaQuery.Applies(style.GetAttribute("media")))
                sheet.Add(CssText.WithoutComments(style.TextContent is { Length: > MaxText } text ? text[..MaxText] : style.TextContent), 0);
        }

        return sheet;
    }

    /// <summary>What the page declares for an element, strongest declaration per property; null when nothing is.</summary>
    public Style? For(IElement element)
    {
        var inline = element.GetAttribute("style");
        var matches = Candidates(element).Where(r => r.Selector.Match(element, null)).ToList();
        if (matches.Count == 0 && string.IsNullOrEmpty(inline))
            return null;

        var style = new Style();
        matches.Sort((a, b) => a.Specificity.CompareTo(b.Specificity) is not 0 and var order ? order : a.Order - b.Order);
        var own = string.IsNullOrEmpty(inline) ? [] : CssText.Declarations(inline).ToList();
        foreach (var declaration in matches.SelectMany(m => m.Declarations).Concat(own).OrderBy(d => d.Important))
            style.Set(declaration);
        return style;
    }

    private IEnumerable<Rule> Candidates(IElement element)
    {
        if (_count == 0)
            yield break;
        foreach (var key in element.ClassList.Select(c => "." + c).Append("#" + element.Id).Append(element.LocalName).Append("*").Distinct())
        {
            foreach (var rule in _rules.GetValueOrDefault(key) ?? [])
            {
                if (_comparisonsLeft-- <= 0)
                    yield break;
                yield return rule;
            }
        }
    }

    private void Add(string css, int depth)
    {
        foreach (var (prelude, block) in CssText.Blocks(css))
        {
            if (_count >= MaxRules || depth > MaxNesting)
                return;
            if (!prelude.StartsWith('@'))
                AddRule(prelude, block);
            else if (prelude.StartsWith("@media", StringComparison.OrdinalIgnoreCase) && MediaQuery.Applies(prelude[6..]))
                Add(block, depth + 1);
            else if (prelude.StartsWith("@supports", StringComparison.OrdinalIgnoreCase) || prelude.StartsWith("@layer", StringComparison.OrdinalIgnoreCase))
                Add(block, depth + 1);
        }
    }

    private void AddRule(string prelude, string block)
    {
        var declarations = CssText.Declarations(block).Where(d => Style.Knows(d.Property)).ToList();
        if (declarations.Count == 0)
            return;
        foreach (var text in CssText.Selectors(prelude))
        {
            if (text.Length > MaxSelector || IsBeyondUs(text) || _selectors.ParseSelector(text) is not { } selector)
                continue;
            var key = CssText.Key(text);
            if (!_rules.TryGetValue(key, out var list))
                _rules[key] = list = [];
            list.Add(new Rule(selector, selector.Specificity, _count++, declarations));
        }
    }

    // A pseudo-element is not the element; :has and long chains of descendants cost too much to compare.
    private static bool IsBeyondUs(string selector)
        => selector.Contains("::", StringComparison.Ordinal) || selector.Contains(":before", StringComparison.Ordinal) || selector.Contains(":after", StringComparison.Ordinal)
            || selector.Contains(":has", StringComparison.Ordinal) || selector.Count(char.IsWhiteSpace) > 10;
}
