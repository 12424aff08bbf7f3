using System.Xml;
using System.Xml.Linq;
using Tokenholic.Knowledge.Sources.Reading.Html;

namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Reads RSS and Atom feeds item by item, site maps as links, and any other XML as its texts.</summary>
internal static class XmlFile
{
    private const int MaxCharacters = 20_000_000;
    private const int MaxDepth = 200;
    private const int MaxLinks = 500;

    /// <summary>The texts and links of the file; document type definitions are not read, entities not expanded.</summary>
    /// <exception cref="UnreadablePageException">Not well-formed.</exception>
    public static PageText Read(string text, Uri url)
    {
        var root = Parse(text);
        if (root.Name.LocalName == "html")
            return HtmlPage.Read(text, url);

        var items = root.Descendants().Where(e => e.Name.LocalName is "item" or "entry").ToList();
        var lines = items.Count > 0 ? items.SelectMany(Item) : root.DescendantsAndSelf().Where(e => !e.HasElements && e.Name.LocalName is not "loc").SelectMany(e => Markup.Lines(e.Value));
        var links = Links(root, url);
        var title = Child(root, "title") ?? (root.Elements().FirstOrDefault(e => e.Name.LocalName == "channel") is { } channel ? Child(channel, "title") : null);
        var kept = lines.Where(l => !string.IsNullOrWhiteSpace(l)).ToList();

        // A site map has addresses and nothing to quote.
        return kept.Count == 0 && links.Count > 0 ? new PageText(title ?? "", "", null, links, NeedsBrowser: false) : FileText.Of(kept, title, url, null, links);
    }

    private static XElement Parse(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, MaxCharactersInDocument = MaxCharacters, IgnoreComments = true, IgnoreProcessingInstructions = true, CheckCharacters = false,
        };
        try
        {
            CheckDepth(text, settings);
            using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new UnreadablePageException(PageProblem.NotReadable, "broken XML", e);
        }
    }

    private static void CheckDepth(string text, XmlReaderSettings settings)
    {
        using var reader = XmlReader.Create(new StringReader(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n')), settings);
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new UnreadablePageException(PageProblem.NotReadable, "XML nested too deeply");
        }
    }

    private static IEnumerable<string> Item(XElement item)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in (string[])["title", "pubDate", "published", "updated", "description", "summary", "encoded", "content"])
        {
            foreach (var line in Child(item, name) is { } value ? Markup.Lines(value) : [])
            {
                if (seen.Add(line))
                    yield return line;
            }
        }
    }

    private static string? Child(XElement parent, string name)
        => parent.Elements().FirstOrDefault(e => e.Name.LocalName == name)?.Value is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

    private static List<PageLink> Links(XElement root, Uri url)
        => [.. root.Descendants()
            .Where(e => e.Name.LocalName is "link" or "loc")
            .Select(e => (Address: e.Attribute("href")?.Value ?? e.Value, Text: e.Parent is { } p ? Child(p, "title") ?? "" : ""))
            .Select(l => url.IsAbsoluteUri && Uri.TryCreate(url, l.Address.Trim(), out var target) && target.Scheme is "http" or "https" ? new PageLink(target, TextMeasure.Collapse(l.Text)) : null)
            .OfType<PageLink>()
            .DistinctBy(l => l.Url)
            .Take(MaxLinks)];
}
