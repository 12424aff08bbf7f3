using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>
/// Of a document that is there in both languages, told by its address (<c>/zh/billing</c> and <c>/en/billing</c>), the one in the language of the question
/// takes the better place; where that one does not speak of the question at all, neither does the other, which merely shares a word with it. Documents without such a
/// twin keep their places: what is only there in the other language must not lose.
/// </summary>
internal static partial class Translations
{
    public static List<Ranked> AskedFirst(KnowledgeIndex index, List<Ranked> ranked, ReplyLanguage asked)
    {
        foreach (var twins in ranked.Index().GroupBy(r => Shared(index.Documents[r.Item.Document].Address)).Where(g => g.Key.Contains('*', StringComparison.Ordinal) && g.Count() > 1).ToList())
        {
            var places = twins.Select(t => (t.Index, t.Item.Score)).ToList();
            var ordered = twins.Select(t => t.Item).OrderByDescending(r => KnowledgeDocument.LanguageOf(index.Documents[r.Document].Text) == asked).ToList();
            foreach (var (place, hit) in places.Zip(ordered))
                ranked[place.Index] = hit with { Score = place.Score };
        }

        _ = ranked.RemoveAll(r => IsForeign(index, index.Documents[r.Document], asked) && !ranked.Exists(other => other.Document != r.Document
            && Shared(index.Documents[other.Document].Address) == Shared(index.Documents[r.Document].Address) && KnowledgeDocument.LanguageOf(index.Documents[other.Document].Text) == asked));
        return ranked;
    }

    private static bool IsForeign(KnowledgeIndex index, IndexedDocument document, ReplyLanguage asked)
        => Shared(document.Address) is var shared && shared.Contains('*', StringComparison.Ordinal) && KnowledgeDocument.LanguageOf(document.Text) != asked && index.HasEdition(shared, asked);

    /// <summary>What the addresses of both languages have in common: a star for the language; one without a language is its own.</summary>
    public static string Shared(string address) => Plain().Replace(address, "*");

    [GeneratedRegex("(?<=[-/_.])(zh(-cn|_cn|-hans)?|en(-us|_us)?|cn)(?=[-/_.]|$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Plain();
}
