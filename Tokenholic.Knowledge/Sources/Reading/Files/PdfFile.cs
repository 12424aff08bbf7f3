using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Tokenholic.Knowledge.Sources.Reading.Files;

/// <summary>Reads PDF documents: blocks of the pages in reading order, their lines joined, so that sentences are whole.</summary>
internal static class PdfFile
{
    private const int MaxPages = 300;
    private const int MaxLetters = 2_000_000;
    private const int MaxLettersOfPage = 20_000;
    private const double SmallestLetter = 2;

    /// <summary>The text of the document's first pages, at most 300.</summary>
    /// <exception cref="UnreadablePageException">Corrupt, encrypted, or without text, as scans are.</exception>
    public static PageText Read(byte[] body, Uri url)
    {
        try
        {
            using var document = PdfDocument.Open(body, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var lines = new List<string>();
            var letters = 0;
            for (var number = 1; number <= Math.Min(document.NumberOfPages, MaxPages) && letters < MaxLetters; number++)
            {
                var visible = document.GetPage(number).Letters.Where(l => l.PointSize >= SmallestLetter).ToList();
                letters += visible.Count;
                lines.AddRange(visible.Count > MaxLettersOfPage ? [] : Blocks(visible));
            }

            return FileText.Of(lines, document.Information.Title, url);
        }
        catch (UglyToad.PdfPig.Exceptions.PdfDocumentEncryptedException e)
        {
            throw new UnreadablePageException(PageProblem.Protected, "a password is asked for", e);
        }
        catch (Exception e) when (e is not (TokenholicException or OutOfMemoryException or StackOverflowException))
        {
            // The library throws many kinds for the many ways in which a file can be broken.
            throw new UnreadablePageException(PageProblem.Damaged, "corrupt PDF", e);
        }
    }

    private static IEnumerable<string> Blocks(List<Letter> letters)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(letters).ToList();
        if (words.Count == 0)
            return [];
        var blocks = DocstrumBoundingBoxes.Instance.GetBlocks(words);
        return UnsupervisedReadingOrderDetector.Instance.Get(blocks).Select(Join);
    }

    // Between ideographs a line break is no blank.
    private static string Join(TextBlock block)
    {
        var text = new StringBuilder();
        foreach (var line in block.TextLines.Select(l => l.Text.Trim()).Where(t => t.Length > 0))
        {
            if (text.Length > 0 && !(IsWide(text[^1]) && IsWide(line[0])))
                text.Append(' ');
            text.Append(line);
        }

        return text.ToString();
    }

    private static bool IsWide(char c) => ChineseText.IsIdeograph(c) || c is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFFEF') or '“' or '”';
}
