using Tokenholic.Knowledge.Index.Lexical;

namespace Tokenholic.Knowledge.Index.Search;

/// <summary>How much of a question a passage speaks of: each place in the question weighs as much as the rarest thing said there.</summary>
internal sealed class Coverage
{
    private readonly IReadOnlyList<QueryTerm> _terms;
    private readonly LexicalIndex _passages;
    private readonly float[] _weights;
    private readonly float[] _found;
    private readonly float _all;

    public Coverage(string question, IReadOnlyList<QueryTerm> terms, LexicalIndex passages)
    {
        (_terms, _passages) = ([.. terms.Where(t => t.Kind is not TermKind.Character)], passages);
        (_weights, _found) = (new float[question.Length], new float[question.Length]);
        foreach (var term in _terms.Where(t => t.Kind is TermKind.Pair or TermKind.Word or TermKind.Concept))
        {
            // "Today", "hard", "switch" say how something is asked: that no passage has them makes none of them worse.
            var share = term.Kind is TermKind.Word && term.Weight == RankingWeights.Default.Everyday ? term.Weight : 1;
            var rarity = share * passages.Rarity(passages.Find(term.Key).Documents) / (term.End - term.Start);
            for (var i = term.Start; i < term.End; i++)
                _weights[i] = Math.Max(_weights[i], rarity);
        }

        _all = _weights.Sum();
    }

    /// <summary>0 (nothing) to 1 (everything); a hint counts half.</summary>
    public float Of(int passage) => Of(key => _passages.Has(key, passage));

    /// <summary>The same of a text that has these terms.</summary>
    public float Of(Func<ulong, bool> has)
    {
        if (_all == 0)
            return 0;
        Array.Clear(_found);
        foreach (var term in _terms)
        {
            if (!has(term.Key))
                continue;
            var share = term.Kind is TermKind.Hint ? 0.5f : 1;
            for (var i = term.Start; i < term.End; i++)
                _found[i] = Math.Max(_found[i], share);
        }

        var sum = 0f;
        for (var i = 0; i < _weights.Length; i++)
            sum += _weights[i] * _found[i];
        return sum / _all;
    }
}
