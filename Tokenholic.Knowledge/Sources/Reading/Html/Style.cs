using System.Collections.Frozen;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>The declared properties of one element that decide whether its text can be seen.</summary>
internal sealed class Style
{
    // Pictures are centred with half their width as a margin, and sliders moved by whole screens; text is hidden by moving it farther.
    private const double FarAway = -2_000;
    private const double HangingIndent = -400;
    private const double Track = 2_000;
    private const double Unreadable = 2.5;

    private static readonly FrozenSet<string> Properties = new[]
    {
        "display", "visibility", "opacity", "font-size", "color", "background", "background-color", "background-image",
        "position", "left", "top", "right", "text-indent", "margin-left", "clip", "clip-path", "width", "height", "max-height", "max-width", "overflow",
        "transform", "transition", "animation", "will-change", "filter", "content-visibility",
    }.ToFrozenSet();

    private readonly Dictionary<string, string> _values = [];

    /// <summary>True for the properties that matter here.</summary>
    public static bool Knows(string property) => Properties.Contains(property);

    /// <summary>Overrides what was set before.</summary>
    public void Set(Declaration declaration)
    {
        if (Knows(declaration.Property))
            _values[declaration.Property] = declaration.Value;
    }

    /// <summary>display: none.</summary>
    public bool NotDisplayed => this["display"] == "none";

    /// <summary>visibility: true hidden, false visible, null not declared.</summary>
    public bool? Invisible => this["visibility"] switch { "hidden" or "collapse" => true, "visible" => false, _ => null };

    /// <summary>Fully transparent and not about to be faded in.</summary>
    public bool Transparent => this["filter"] is "opacity(0)" or "opacity(0%)" || Css.Number(this["opacity"]) <= 0.05
        && this["transform"] is null && this["transition"] is null && this["animation"] is null && this["will-change"] is null && this["filter"] is null;

    /// <summary>Moved out of the window, or cut to nothing.</summary>
    public bool OutOfSight
        => (this["position"] is "absolute" or "fixed" or "relative" && !(Css.Pixels(this["width"]) >= Track) && (IsFar("left") || IsFar("top") || IsFar("right")))
            || Css.Pixels(this["text-indent"]) is <= HangingIndent || (this["left"] is null && IsFar("margin-left"))
            || (this["clip"] is { } clip && clip.StartsWith("rect(", StringComparison.Ordinal) && clip.All(c => !char.IsAsciiDigit(c) || c is '0' or '1'))
            || this["clip-path"] is "inset(50%)" or "inset(100%)" or "circle(0)" or "circle(0px)"
            || (this["overflow"] is "hidden" or "clip" && (IsNothing("height") || IsNothing("width") || IsNothing("max-height") || IsNothing("max-width")))
            || this["transform"] is "scale(0)" or "scale(0,0)" or "scale(0, 0)";

    /// <summary>Font size: true unreadably small, false readable, null not declared.</summary>
    public bool? Tiny => this["font-size"] is not { } size ? null : Css.Pixels(size) is { } pixels ? pixels < Unreadable : size is "0%" or "0em" or "0rem";

    /// <summary>Text colour, when it is declared and known.</summary>
    public Colour? Text => Css.Colour(this["color"]);

    /// <summary>Background colour, when it is declared and known.</summary>
    public Colour? Background => Css.Colour(this["background-color"]) ?? Css.Colour(this["background"]);

    /// <summary>Some background is declared, be it a picture.</summary>
    public bool HasBackground => (this["background"] ?? this["background-color"] ?? this["background-image"]) is { } value && value is not ("none" or "transparent" or "inherit" or "0 0");

    private string? this[string property] => _values.GetValueOrDefault(property);

    private bool IsFar(string property) => Css.Pixels(this[property]) is <= FarAway || (this[property] is { } v && v.StartsWith('-') && (v.EndsWith("00%", StringComparison.Ordinal) || v.EndsWith("00vw", StringComparison.Ordinal) || v.EndsWith("00em", StringComparison.Ordinal)));

    private bool IsNothing(string property) => Css.Pixels(this[property]) is <= 1;
}
