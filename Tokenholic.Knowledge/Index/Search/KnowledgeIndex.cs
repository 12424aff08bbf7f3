using System.Runtime.InteropServices;
using Tokenholic.Knowledge.Index.Lexical;
using Tokenholic.Knowledge.Index.Words;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>Every document of the knowledge base in memory, made once and then searched by many at a time.</summary>
public sealed class KnowledgeIndex
{
    // Lengths, in symbols, at which a passage and a document count as neither short nor long.
    private const float PassagePivot = 450;
    private const float DocumentPivot = 2_500;

    private readonly Dictionary<string, int> _numbers;
    private readonly int[] _firstPassage;
    private readonly RankingWeights _weights;
    private readonly QueryReader _reader;
    private readonly Lazy<HashSet<(string, ReplyLanguage)>> _editions;

    /// <summary>Makes the index: some seconds for twenty thousand passages.</summary>
    /// <exception cref="ArgumentException">Two documents have the same id.</exception>
    public KnowledgeIndex(IReadOnlyList<IndexedDocument> documents, Glossary? glossary = null, RankingWeights? weights = null)
    {
        ArgumentNullException.ThrowIfNull(documents);
        (Documents, Glossary, _weights) = (documents, glossary ?? Glossary.Default, weights ?? RankingWeights.Default);
        _numbers = documents.Select((document, number) => (document.Id, number)).ToDictionary(d => d.Id, d => d.number);
        _reader = new QueryReader(Glossary, _weights);
        _editions = new(() => [.. documents.Select(d => (Shared: Translations.Shared(d.Address), d.Text)).Where(d => d.Shared.Contains('*', StringComparison.Ordinal)).Select(d => (d.Shared, KnowledgeDocument.LanguageOf(d.Text)))]);
        _firstPassage = new int[documents.Count + 1];

        var passages = new LexicalIndexBuilder(PassagePivot, saturation: 1.2f, lengthWeight: 0.6f);
        var wholes = new LexicalIndexBuilder(DocumentPivot, saturation: 1.5f, lengthWeight: 0.5f);
        var terms = new UnitTerms(Glossary);
        for (var d = 0; d < documents.Count; d++)
        {
            Add(documents[d], terms, passages, wholes);
            _firstPassage[d + 1] = _firstPassage[d] + documents[d].Chunks.Count;
        }

        (Passages, Wholes) = (passages.Build(terms.Numbers), wholes.Build(terms.Numbers));
    }

    /// <summary>The documents, as they were given.</summary>
    public IReadOnlyList<IndexedDocument> Documents { get; }

    /// <summary>How many passages there are.</summary>
    public int PassageCount => Passages.UnitCount;

    internal Glossary Glossary { get; }

    internal LexicalIndex Passages { get; }

    internal LexicalIndex Wholes { get; }

    /// <summary>
    /// The passages that answer a question best. <paramref name="near"/>: passages near in meaning as an embedding model sees it, best
    /// first, to be fused with the words' own ranking. <paramref name="earlier"/>: questions that this one goes on from; they help to find and,
    /// being answered already, are no reason to refuse.
    /// </summary>
    public SearchResult Search(string question, int most, IReadOnlyList<NearPassage>? near = null, IReadOnlyList<string>? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        var said = _reader.Read(question);
        var (whole, terms) = earlier is { Count: > 0 } ? WithEarlier(question, said, earlier) : (question, said);
        var ranked = new PassageRanking(this, _weights).Rank(question, whole, QueryReader.Once(terms), most, near ?? []);
        if (earlier is { Count: > 0 })
        {
            // "And what does it cost?" wants a sum, whatever it costs.
            var money = AskedValue.IsMoney(question);
            ranked = [.. ranked.OrderByDescending(h => GoesOn(said, h) && (!money || AskedValue.StatesMoney(h.Quote)))];
        }

        var (refusal, missing) = Answerability.Of(this, question, said, ranked);
        // A few words of a question that goes on say little by themselves: it is answered where the passage has one of them, or where it has none of its own.
        if (refusal is Refusal.TooFarOff && earlier is { Count: > 0 } && GoesOn(said, ranked[0]))
            refusal = null;
        return new SearchResult(ranked, refusal, missing);
    }

    /// <summary>What a passage got its place for, the weightiest first.</summary>
    public IReadOnlyList<Reason> Explain(string question, Hit hit)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(hit);
        var passage = PassageOf(NumberOf(hit.Document.Id), hit.Chunk);
        return [.. QueryReader.Once(_reader.Read(question))
            .Select(t => new Reason(question[t.Start..t.End], t.Kind, t.Concept is { } c ? Glossary.Name(c) : null, t.Weight * Passages.Score(t.Key, passage)))
            .Where(r => r.Score > 0)
            .OrderByDescending(r => r.Score)];
    }

    private bool GoesOn(IReadOnlyList<QueryTerm> said, Hit hit)
    {
        var (own, passage) = (said.Where(t => t.Kind is not TermKind.Character).ToList(), PassageOf(NumberOf(hit.Document.Id), hit.Chunk));
        return own.Count == 0 || own.Exists(t => Passages.Has(t.Key, passage));
    }

    private (string Whole, IReadOnlyList<QueryTerm> Terms) WithEarlier(string question, IReadOnlyList<QueryTerm> said, IReadOnlyList<string> earlier)
    {
        var (whole, terms) = (question, new List<QueryTerm>(said));
        // The last one is what "it" is; those before it only colour it. A question with a subject of its own needs less of them.
        var weight = EarlierQuestions.HasOwnWords(question) ? _weights.Earlier / 2 : _weights.Earlier;
        for (var i = earlier.Count - 1; i >= 0; i--, weight /= 2)
        {
            var from = whole.Length + 1;
            terms.AddRange(_reader.Read(earlier[i]).Select(t => t with { Start = t.Start + from, End = t.End + from, Weight = t.Weight * weight, Thing = false }));
            whole = $"{whole}\n{earlier[i]}";
        }

        return (whole, terms);
    }

    /// <summary>Whether a document that is told by its address to be there in several languages is there in this one.</summary>
    internal bool HasEdition(string shared, ReplyLanguage language) => _editions.Value.Contains((shared, language));

    internal int NumberOf(string document) => _numbers.GetValueOrDefault(document, -1);

    internal int PassageOf(int document, int chunk) => _firstPassage[document] + chunk;

    internal Range PassagesOf(int document) => _firstPassage[document].._firstPassage[document + 1];

    private void Add(IndexedDocument document, UnitTerms terms, LexicalIndexBuilder passages, LexicalIndexBuilder wholes)
    {
        passages.BeginDocument();
        wholes.BeginDocument();
        List<int> title = [], address = [], words = [];
        terms.Read(document.Title, title);
        terms.Read(document.Address, address);
        wholes.Add(CollectionsMarshal.AsSpan(title), _weights.Title * 2, 0);
        wholes.Add(CollectionsMarshal.AsSpan(address), _weights.Address * 2, 0);
        foreach (var chunk in document.Chunks)
        {
            var length = terms.Read(document.Text.AsSpan(chunk.Start, chunk.Length), words);
            passages.Add(CollectionsMarshal.AsSpan(words), 1, length);
            wholes.Add(CollectionsMarshal.AsSpan(words), 1, length);
            passages.Add(CollectionsMarshal.AsSpan(title), _weights.Title, 0);
            passages.Add(CollectionsMarshal.AsSpan(address), _weights.Address, 0);
            foreach (var heading in chunk.Headings)
            {
                terms.Read(heading, words);
                passages.Add(CollectionsMarshal.AsSpan(words), _weights.Heading, 0);
            }

            passages.EndUnit();
        }

        wholes.EndUnit();
    }
}
