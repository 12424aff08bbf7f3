using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>
/// A PowerPoint file of 16:9 slides with shapes, tables and charts that can be edited:
/// <c>var file = new SlideFile("Title"); var slide = file.Add("Heading"); slide.Shape(…); slide.Table(…); slide.Chart(…); file.ToBytes()</c>.
/// </summary>
internal sealed class SlideFile(string title)
{
    /// <summary>A slide's width in centimetres.</summary>
    internal const double Width = 33.867;

    /// <summary>A slide's height in centimetres.</summary>
    internal const double Height = 19.05;

    private readonly List<Slide> _slides = [];

    /// <summary>A slide with that heading; a cover has it elsewhere and larger.</summary>
    internal Slide Add(string heading, Box? at = null, double? size = null)
    {
        var slide = new Slide(heading, at, size);
        _slides.Add(slide);
        return slide;
    }

    internal byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var file = PresentationDocument.Create(stream, PresentationDocumentType.Presentation))
        {
            file.PackageProperties.Title = Clean(title);
            var show = file.AddPresentationPart();
            var master = show.AddNewPart<SlideMasterPart>("master");
            master.AddNewPart<ThemePart>("theme").Write(SlideTheme.Theme());
            var layout = master.AddNewPart<SlideLayoutPart>("layout");
            layout.AddPart(master, "master");
            layout.Write(SlideTheme.Layout());
            master.Write(SlideTheme.Master("layout"));
            var list = new XElement(P + "sldIdLst");
            foreach (var (index, slide) in _slides.Index())
            {
                var part = show.AddNewPart<SlidePart>($"slide{index + 1}");
                part.AddPart(layout, "layout");
                slide.WriteTo(part);
                list.Add(new XElement(P + "sldId", new XAttribute("id", 256 + index), new XAttribute(R + "id", $"slide{index + 1}")));
            }

            show.Write(new XElement(
                P + "presentation",
                new XElement(P + "sldMasterIdLst", new XElement(P + "sldMasterId", new XAttribute("id", 2147483648), new XAttribute(R + "id", "master"))),
                list,
                new XElement(P + "sldSz", new XAttribute("cx", Emu(Width)), new XAttribute("cy", Emu(Height))),
                new XElement(P + "notesSz", new XAttribute("cx", Emu(Height)), new XAttribute("cy", Emu(25.4)))).WithPrefixes(("a", A), ("r", R), ("p", P)));
        }

        return stream.ToArray();
    }
}
