using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Reads Word documents: paragraphs and table rows of the body; deleted and hidden text, headers and footers are left out.</summary>
internal static class DocxFile
{
    private const long MaxPart = 30_000_000;
    private const int MaxEntries = 5_000;
    private const int MaxDepth = 256;
    private const string Body = "word/document.xml";
    private const string Properties = "docProps/core.xml";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxPart, IgnoreComments = true, IgnoreProcessingInstructions = true,
    };

    /// <summary>The text of the document, one paragraph or table row a line.</summary>
    /// <exception cref="UnreadablePageException">Not a Word document, corrupt, or larger than any real one when unpacked.</exception>
    public static PageText Read(byte[] body, Uri url)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(body, writable: false), ZipArchiveMode.Read);
            if (zip.Entries.Count > MaxEntries)
                throw new UnreadablePageException(PageProblem.TooLarge, "too many parts");
            if (zip.GetEntry(Body) is not { } document)
                throw new UnreadablePageException(PageProblem.NotReadable, "a zip archive that is no Word document");
            var lines = Unpack(document, Paragraphs);
            var title = zip.GetEntry(Properties) is { } properties ? Unpack(properties, Title) : null;
            return FileText.Of(lines, title, url);
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException or ArgumentException)
        {
            throw new UnreadablePageException(PageProblem.Damaged, "corrupt Word document", e);
        }
    }

    // The size in the archive's directory is a claim; what comes out is counted.
    private static T Unpack<T>(ZipArchiveEntry entry, Func<XmlReader, T> read)
    {
        using var stream = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            if (unpacked.Length + count > MaxPart)
                throw new UnreadablePageException(PageProblem.TooLarge, "a part over 30 MB");
            unpacked.Write(buffer, 0, count);
        }

        unpacked.Position = 0;
        using var reader = XmlReader.Create(unpacked, Settings);
        return read(reader);
    }

    private static string? Title(XmlReader reader)
    {
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "title" })
                return reader.ReadElementContentAsString();
        }

        return null;
    }

    private static List<string> Paragraphs(XmlReader reader)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var rows = 0;
        var hidden = false;
        while (reader.Read())
        {
            if (reader.Depth > MaxDepth)
                throw new UnreadablePageException(PageProblem.NotReadable, "nested too deeply");
            if (reader.NodeType is XmlNodeType.EndElement)
            {
                rows -= reader.LocalName == "tr" ? 1 : 0;
                if (reader.LocalName is "r" or "pPr")
                    hidden = false;
                else if (reader.LocalName is "tr" || (reader.LocalName is "p" && rows == 0))
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }
                else if (reader.LocalName is "p" or "tc")
                    line.Append(' ');
            }
            else if (reader.NodeType is XmlNodeType.Element)
            {
                rows += reader is { LocalName: "tr", IsEmptyElement: false } ? 1 : 0;
                hidden |= reader.LocalName is "vanish" or "webHidden" && reader.GetAttribute("w:val") is not ("0" or "false");
                Append(reader, line, hidden);
            }
        }

        lines.Add(line.ToString());
        return lines;
    }

    private static void Append(XmlReader reader, StringBuilder line, bool hidden)
    {
        switch (reader.LocalName)
        {
            case "t" when !reader.IsEmptyElement:
                reader.Read();
                if (!hidden && reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                    line.Append(reader.Value);
                break;
            case "tab" or "br" or "cr":
                line.Append(' ');
                break;

            // The same text box again, for programs that cannot draw the first.
            case "Fallback":
                reader.Skip();
                break;
        }
    }
}
