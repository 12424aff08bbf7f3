namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>A piece of a page as a person sees it: a box, or a line of text inside one.</summary>
internal abstract class PagePart
{
    /// <summary>The box around it; null only for the page itself.</summary>
    public Box? Parent { get; init; }

    /// <summary>Judged not to be main text.</summary>
    public bool Dropped { get; set; }
}

/// <summary>What a line is in the page's own markup.</summary>
internal enum LineKind
{
    Text,
    Heading,
    ListItem,
    TableRow,
    Preformatted,
}

/// <summary>A run of text that no block element or line break interrupts; white space is already collapsed.</summary>
internal sealed class Line(string text, LineKind kind, int linkedChars, int links, bool isCard = false) : PagePart
{
    /// <summary>Part of a card: a link around blocks rather than around words.</summary>
    public bool IsCard { get; } = isCard;

    public string Text { get; } = text;

    public LineKind Kind { get; } = kind;

    public int Links { get; } = links;

    /// <summary>Length in units: an ideograph is one, a Latin word two.</summary>
    public int Units { get; } = TextMeasure.Units(text);

    /// <summary>The share of the text that is a link, 0–1.</summary>
    public double LinkShare { get; } = text.Length == 0 ? 0 : Math.Min(1.0, (double)linkedChars / text.Length);

    /// <summary>Reads like a sentence, not like a label or a link.</summary>
    public bool IsProse => Units >= TextMeasure.SentenceUnits && LinkShare < 0.5 && Kind is not LineKind.Heading && TextMeasure.HasPunctuation(Text);
}

/// <summary>A block element; sums over what is in it are made by <see cref="Measure"/>.</summary>
internal sealed class Box(string tag, AngleSharp.Dom.IElement element) : PagePart
{
    public string Tag { get; } = tag;

    public AngleSharp.Dom.IElement Element { get; } = element;

    public List<PagePart> Parts { get; } = [];

    /// <summary>Words of the element's class and id.</summary>
    public NameWords Names { get; } = NameWords.Of(element);

    /// <summary>Units of all lines that are kept.</summary>
    public int Units { get; private set; }

    /// <summary>Units of prose.</summary>
    public int Prose { get; private set; }

    public int ProseLines { get; private set; }

    public int Links { get; private set; }

    public double LinkedUnits { get; private set; }

    public int Lines { get; private set; }

    public double LinkShare => Units == 0 ? 0 : LinkedUnits / Units;

    /// <summary>The boxes directly inside that are kept.</summary>
    public IEnumerable<Box> Boxes => Parts.OfType<Box>().Where(b => !b.Dropped);

    /// <summary>Kept lines in reading order.</summary>
    public IEnumerable<Line> KeptLines()
    {
        foreach (var part in Parts)
        {
            if (part.Dropped)
                continue;
            if (part is Line line)
                yield return line;
            else
            {
                foreach (var inner in ((Box)part).KeptLines())
                    yield return inner;
            }
        }
    }

    /// <summary>Every line, kept or dropped, in reading order.</summary>
    public IEnumerable<Line> AllLines() => Parts.SelectMany(p => p is Box box ? box.AllLines() : [(Line)p]);

    /// <summary>Kept boxes below this one, outer before inner; a box dropped on the way is not entered.</summary>
    public IEnumerable<Box> Descendants()
    {
        foreach (var box in Parts.OfType<Box>())
        {
            if (box.Dropped)
                continue;
            yield return box;
            if (box.Dropped)
                continue;
            foreach (var inner in box.Descendants())
                yield return inner;
        }
    }

    /// <summary>Sums up again what is kept.</summary>
    public void Measure()
    {
        (Units, Prose, ProseLines, Links, LinkedUnits, Lines) = (0, 0, 0, 0, 0, 0);
        foreach (var part in Parts)
        {
            if (part.Dropped)
                continue;
            if (part is Line line)
            {
                Lines++;
                Units += line.Units;
                Links += line.Links;
                LinkedUnits += line.Units * line.LinkShare;
                Prose += line.IsProse ? line.Units : 0;
                ProseLines += line.IsProse ? 1 : 0;
                continue;
            }

            var box = (Box)part;
            box.Measure();
            Lines += box.Lines;
            Units += box.Units;
            Links += box.Links;
            LinkedUnits += box.LinkedUnits;
            Prose += box.Prose;
            ProseLines += box.ProseLines;
        }
    }
}
