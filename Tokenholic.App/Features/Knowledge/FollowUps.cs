using Tokenholic.App.Ingestion;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.App.Features.Knowledge;

/// <summary>What one may ask next: the neighbouring sections of the documents that answered, in the language asked; each has an answer here.</summary>
internal static class FollowUps
{
    private const int Most = 4;
    private const int LongestHeading = 40;

    internal static IReadOnlyList<string> Of(string question, SearchResult found, KnowledgeBase.Made made)
    {
        var language = QuestionLanguage.Of(question);
        var asked = found.Hits.Where(h => made.Documents[h.Document.Id].Language == language).Take(3)
            .SelectMany(hit => Neighbours(hit).Select(heading => language is ReplyLanguage.Zh ? $"《{hit.Document.Title}》里，“{heading}”怎么说？" : $"What does “{hit.Document.Title}” say about “{heading}”?"));
        return [.. asked.Distinct(StringComparer.OrdinalIgnoreCase).Where(next => next != question && made.Index.Search(next, 1).Refusal is null).Take(Most)];
    }

    // The sections after the one that answered come first: whoever reads on would meet them.
    private static IEnumerable<string> Neighbours(Hit hit)
    {
        var chunks = hit.Document.Chunks;
        var here = Section(chunks[hit.Chunk]);
        return chunks.Skip(hit.Chunk + 1).Concat(chunks.Take(hit.Chunk)).Select(Section).OfType<string>()
            .Where(h => h != here && h != hit.Document.Title && h.Length is > 1 and <= LongestHeading).Distinct(StringComparer.Ordinal).Take(2);
    }

    private static string? Section(Chunk chunk) => chunk.Headings is [.., var last] ? last : null;
}
