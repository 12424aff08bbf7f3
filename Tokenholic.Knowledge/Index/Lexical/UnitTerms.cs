using System.Runtime.InteropServices;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Index.Lexical;

/// <summary>Numbers the terms of texts: characters and pairs, words, names written together, and concepts.</summary>
internal sealed class UnitTerms(Glossary glossary, int expected = 1 << 18)
{
    private readonly List<Symbol> _symbols = [];
    private readonly List<int> _concepts = [];

    /// <summary>The number of each term met so far.</summary>
    public Dictionary<ulong, int> Numbers { get; } = new(expected);

    /// <summary>The terms of a text, one entry an occurrence, and its length in symbols.</summary>
    public int Read(ReadOnlySpan<char> text, List<int> into)
    {
        into.Clear();
        SymbolReader.Read(text, markdown: true, _symbols);
        for (var i = 0; i < _symbols.Count; i++)
            Read(text, i, into);
        _concepts.Clear();
        glossary.Find(_symbols, _concepts);
        foreach (var concept in _concepts)
            into.Add(Number(TermKeys.OfConcept(concept)));
        return _symbols.Count;
    }

    /// <summary>How many letters stand before the first digit of a name such as qwen3; 0 where there is no digit.</summary>
    public static int Letters(ReadOnlySpan<char> word)
    {
        var digit = word.IndexOfAnyInRange('0', '9');
        return digit > 0 ? digit : 0;
    }

    private void Read(ReadOnlySpan<char> text, int i, List<int> into)
    {
        var symbol = _symbols[i];
        into.Add(Number(symbol.Key));
        if (symbol.IsHan)
        {
            if (symbol.Joined)
                into.Add(Number(TermKeys.OfPair((char)_symbols[i - 1].Key, (char)symbol.Key)));
            return;
        }

        if (Letters(text[symbol.Start..symbol.End]) is > 1 and var letters)
            into.Add(Number(TermKeys.OfJoined(text.Slice(symbol.Start, letters))));
        if (!symbol.Joined)
            return;
        into.Add(Number(TermKeys.OfJoined(text[_symbols[i - 1].Start..symbol.End])));
        if (_symbols[i - 1].Joined)
            into.Add(Number(TermKeys.OfJoined(text[_symbols[i - 2].Start..symbol.End])));
    }

    private int Number(ulong key)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(Numbers, key, out var known);
        if (!known)
            number = Numbers.Count - 1;
        return number;
    }
}
