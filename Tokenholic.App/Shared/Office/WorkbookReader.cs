using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using static Tokenholic.App.Shared.Office.Ooxml;

namespace Tokenholic.App.Shared.Office;

/// <summary>Reads the first sheet of an .xlsx as text. What is unpacked is counted over all parts, because a zip's directory only claims sizes.</summary>
internal sealed class WorkbookReader(ZipArchive zip)
{
    private const int MaxUnpacked = 40 * 1024 * 1024;
    private const int MaxEntries = 500;
    private const int MaxColumns = 50;

    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxUnpacked };

    private long _unpacked;

    internal IReadOnlyList<TableFileRow> FirstSheet(int most)
    {
        if (zip.Entries.Count > MaxEntries)
        {
            throw new TableFileException(TableFileProblem.TooLarge);
        }

        var book = Part("xl/workbook.xml");
        var id = book.Descendants(S + "sheet").FirstOrDefault()?.Attribute(R + "id")?.Value;
        var target = Part("xl/_rels/workbook.xml.rels").Elements().FirstOrDefault(link => link.Attribute("Id")?.Value == id)?.Attribute("Target")?.Value
            ?? throw new TableFileException(TableFileProblem.NotATable);
        var shared = zip.GetEntry("xl/sharedStrings.xml") is null ? [] : Part("xl/sharedStrings.xml").Elements(S + "si").Select(Plain).ToList();
        return [.. Part(target.StartsWith('/') ? target[1..] : "xl/" + target).Descendants(S + "row").Take(most).Select((row, at) => Row(row, at, shared))];
    }

    private static TableFileRow Row(XElement row, int at, List<string> shared)
    {
        var cells = new List<TableFileCell>();
        foreach (var cell in row.Elements(S + "c").Take(MaxColumns))
        {
            var column = cell.Attribute("r")?.Value is { } name ? Column(name) : cells.Count;
            while (cells.Count < Math.Min(column, MaxColumns))
            {
                cells.Add(new(""));
            }

            cells.Add(new(Text(cell, shared), cell.Element(S + "f") is not null));
        }

        return new((int?)row.Attribute("r") ?? at + 1, cells);
    }

    private static string Text(XElement cell, List<string> shared) => (string?)cell.Attribute("t") switch
    {
        "s" => shared.ElementAtOrDefault(int.Parse(cell.Element(S + "v")?.Value ?? "-1", CultureInfo.InvariantCulture)) ?? "",
        "inlineStr" => cell.Element(S + "is") is { } inline ? Plain(inline) : "",
        _ => cell.Element(S + "v")?.Value ?? "",
    };

    // Phonetic guides (rPh) are no part of the words.
    private static string Plain(XElement item) => string.Concat(item.Descendants(S + "t").Where(text => text.Parent?.Name != S + "rPh").Select(text => text.Value));

    private static int Column(string name) => name.TakeWhile(char.IsAsciiLetter).Aggregate(0, (sum, letter) => Math.Min(10_000, (sum * 26) + (char.ToUpperInvariant(letter) - 'A' + 1))) - 1;

    private XElement Part(string name)
    {
        var entry = zip.GetEntry(name) ?? throw new TableFileException(TableFileProblem.NotATable);
        using var packed = entry.Open();
        using var unpacked = new MemoryStream();
        var buffer = new byte[81_920];
        for (int count; (count = packed.Read(buffer)) > 0;)
        {
            if ((_unpacked += count) > MaxUnpacked)
            {
                throw new TableFileException(TableFileProblem.TooLarge);
            }

            unpacked.Write(buffer, 0, count);
        }

        unpacked.Position = 0;
        using var reader = XmlReader.Create(unpacked, Settings);
        return XElement.Load(reader);
    }
}
