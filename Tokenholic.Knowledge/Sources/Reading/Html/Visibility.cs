using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>What the elements above a text say about whether it can be seen; passed down the tree.</summary>
internal readonly record struct Sight(bool Invisible, bool Tiny, Colour? Text, Colour? Background)
{
    /// <summary>False for text that is there for machines only.</summary>
    public bool ShowsText => !Invisible && !Tiny && !(Text is { } text && Background is { } background && text.VanishesOn(background));
}

/// <summary>
/// Decides what a person looking at the page can see. Hidden text is where instructions to AI readers, spam and stale drafts live,
/// and no quote may come from it.
/// </summary>
internal sealed class Visibility
{
    // Pages that fade in as a whole are hidden until a script has run; these shares tell them from hidden passages.
    private const double WholePage = 0.9;
    private const double MainPart = 0.5;

    private readonly StyleSheet _styles;
    private readonly Dictionary<IElement, bool> _visible = [];
    private readonly Lazy<TextLengths> _lengths;

    public Visibility(IDocument document)
    {
        _styles = StyleSheet.Of(document);
        _lengths = new Lazy<TextLengths>(() => new TextLengths(document));
    }

    /// <summary>What holds at the top of the page: black on white, unless a sheet that was not read may say otherwise.</summary>
    public Sight Start => new(false, false, new Colour(0, 0, 0), _styles.HasUnreadSheets ? null : Colour.White);

    /// <summary>What holds inside an element, or null when nothing in it can be seen.</summary>
    public Sight? Enter(IElement element, Sight outside)
    {
        var style = _styles.For(element);
        if (IsHidden(element, style))
            return null;

        // With unread sheets, whatever carries a name may have been given a readable size and another colour there.
        var named = _styles.HasUnreadSheets && (element.ClassName?.Length > 0 || element.Id?.Length > 0);
        if (style is null)
            return named ? outside with { Tiny = false, Text = null, Background = null } : outside;

        var invisible = style.Invisible ?? outside.Invisible;
        if (invisible && !outside.Invisible && IsMainPart(element))
            invisible = false;
        var background = style.HasBackground ? style.Background : named ? null : outside.Background;
        var text = style.Text ?? (named ? null : outside.Text);

        // Transparent letters on a gradient are a fashion for headlines.
        if (style.HasBackground && style.Text?.Alpha < 0.05)
            text = null;
        return new Sight(invisible, style.Tiny ?? (!named && outside.Tiny), text, background);
    }

    /// <summary>False when the element, or one around it, is hidden.</summary>
    public bool IsVisible(IElement element)
    {
        for (IElement? e = element; e is not null; e = e.ParentElement)
        {
            if (!_visible.TryGetValue(e, out var visible))
                _visible[e] = visible = !IsHidden(e, _styles.For(e));
            if (!visible)
                return false;
        }

        return true;
    }

    private bool IsHidden(IElement element, Style? style)
    {
        if (element.HasAttribute("hidden") && element.GetAttribute("hidden") != "until-found" && !IsWholePage(element))
            return true;
        if (element.GetAttribute("aria-hidden") == "true" && !IsPanel(element) && !IsMainPart(element))
            return true;
        if (element.LocalName == "dialog" && !element.HasAttribute("open"))
            return true;
        if (style is null)
            return false;
        if ((style.NotDisplayed || style.OutOfSight) && !IsWholePage(element))
            return true;
        return style.Transparent && !IsMainPart(element);
    }

    // Slides and panels that are not the current one are marked so, yet a person turns them up with a click.
    private static bool IsPanel(IElement element)
        => element.GetAttribute("role") is "tabpanel" or "region"
            || (element.ClassName is { } names && PanelNames.Any(n => names.Contains(n, StringComparison.OrdinalIgnoreCase)) && !names.Contains("clone", StringComparison.OrdinalIgnoreCase));

    private static readonly string[] PanelNames = ["slide", "carousel", "tab-", "accordion", "collapse", "faq", "panel"];

    private bool IsWholePage(IElement element) => element.LocalName is "html" or "body" || _lengths.Value.Share(element) >= WholePage;

    // One hidden passage is never the main part of a page that also has a body of its own: it needs blocks inside.
    private bool IsMainPart(IElement element)
        => element.LocalName is "html" or "body" || (_lengths.Value.Share(element) >= MainPart && element.QuerySelectorAll("p, section, div").Length >= 3);
}
