namespace Tokenholic.Knowledge.Index.Words;

/// <summary>
/// The concepts of the domain with their words in both languages (Data/glossary.txt): a question in one language finds a text in the
/// other, and one in everyday words a text in the terms of the trade. Immutable.
/// </summary>
public sealed class Glossary
{
    private static readonly Lazy<Glossary> Shipped = new(() => Parse(ReadShipped()));

    private readonly List<string> _names = [];
    private readonly List<bool> _things = [];
    private readonly Node _written = new();
    private readonly Node _asked = new();

    /// <summary>The glossary that comes with the product.</summary>
    public static Glossary Default => Shipped.Value;

    /// <summary>How many concepts there are.</summary>
    public int Count => _names.Count;

    /// <summary>The name of a concept for explanations: its first word.</summary>
    public string Name(int concept) => _names[concept];

    /// <summary>Whether the concept is a named thing (a place, a company, a product), for which nothing else will do.</summary>
    public bool IsThing(int concept) => _things[concept];

    /// <summary>A glossary from lines of "Chinese | English | only asked", words separated by commas, or of "+ words of known concepts | only asked"; a line that begins
    /// with ! is a named thing, # begins a remark.</summary>
    public static Glossary Parse(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var glossary = new Glossary();
        foreach (var line in lines)
        {
            if (line.StartsWith('+') && line[1..].Split('|') is [var known, var more])
                glossary.Extend(Words(known), [.. Words(more)]);
            else if (!line.StartsWith('#') && line.TrimStart('!').Split('|') is [var zh, var en, .. var asked])
                glossary.Add([.. Words(zh), .. Words(en)], [.. asked.SelectMany(Words)], thing: line.StartsWith('!'));
        }

        return glossary;
    }

    /// <summary>The glossary with one more concept for each group of words that mean the same, such as a product's names.</summary>
    public Glossary With(IEnumerable<IReadOnlyList<string>> synonyms)
    {
        ArgumentNullException.ThrowIfNull(synonyms);
        foreach (var words in synonyms)
            Add(words, [], thing: false);
        return this;
    }

    /// <summary>The concepts a text speaks of: at each symbol the longest word that begins there.</summary>
    public void Find(List<Symbol> symbols, List<int> found)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentNullException.ThrowIfNull(found);
        for (var i = 0; i < symbols.Count; i++)
            found.AddRange(_written.Longest(symbols, i).Concepts);
    }

    /// <summary>The concepts a question may mean, with the symbols that say so; <c>Exact</c> is false for words that are only asked with, <c>Rivals</c> how many concepts the words may mean.</summary>
    public IEnumerable<(int Concept, int First, int Count, bool Exact, int Rivals)> Meanings(List<Symbol> symbols)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        for (var i = 0; i < symbols.Count; i++)
        {
            var (exact, asked) = (_written.Longest(symbols, i), _asked.Longest(symbols, i));
            foreach (var concept in exact.Concepts)
                yield return (concept, i, exact.Length, true, exact.Concepts.Count);
            foreach (var concept in asked.Concepts)
                yield return (concept, i, asked.Length, false, asked.Concepts.Count);
        }
    }

    private static IEnumerable<string> Words(string column) => column.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> ReadShipped()
    {
        using var stream = typeof(Glossary).Assembly.GetManifestResourceStream("Data/glossary.txt")
            ?? throw new InvalidOperationException("The resource Data/glossary.txt is missing from the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private void Add(IReadOnlyList<string> written, IReadOnlyList<string> asked, bool thing)
    {
        var concept = _names.Count;
        _names.Add(written[0]);
        _things.Add(thing);
        foreach (var word in written)
            _written.Add(SymbolReader.Read(word), concept);
        foreach (var word in asked)
            _asked.Add(SymbolReader.Read(word), concept);
    }

    private void Extend(IEnumerable<string> known, IReadOnlyList<string> asked)
    {
        foreach (var concept in known.Select(word => _written.Longest(SymbolReader.Read(word), 0).Concepts.FirstOrDefault(-1)).Where(c => c >= 0).Distinct())
        {
            foreach (var word in asked)
                _asked.Add(SymbolReader.Read(word), concept);
        }
    }

    private sealed class Node
    {
        private readonly Dictionary<ulong, Node> _next = [];
        private static readonly List<int> None = [];
        private readonly List<int> _concepts = [];

        public void Add(List<Symbol> word, int concept)
        {
            var node = this;
            foreach (var symbol in word)
            {
                if (!node._next.TryGetValue(symbol.Key, out var next))
                    node._next[symbol.Key] = next = new Node();
                node = next;
            }

            if (node != this && !node._concepts.Contains(concept))
                node._concepts.Add(concept);
        }

        public (List<int> Concepts, int Length) Longest(List<Symbol> symbols, int start)
        {
            var best = None;
            var (node, length) = (this, 0);
            for (var i = start; i < symbols.Count && node._next.TryGetValue(symbols[i].Key, out node!); i++)
            {
                if (node._concepts.Count > 0)
                    (best, length) = (node._concepts, i - start + 1);
            }

            return (best, length);
        }
    }
}
