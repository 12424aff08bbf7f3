using System.Runtime.InteropServices;

namespace Tokenholic.Knowledge.Index.Lexical;

/// <summary>
/// Collects the terms of units and makes the index: BM25F, that is term frequencies of fields weighted and summed before they
/// saturate (Robertson, Zaragoza and Taylor, 2004), with lengths measured against a fixed pivot.
/// </summary>
internal sealed class LexicalIndexBuilder(float pivot, float saturation, float lengthWeight)
{
    private readonly List<int> _ids = [];
    private readonly List<byte> _impacts = [];
    private readonly List<int> _ends = [];
    private readonly List<int> _touched = [];
    private readonly List<Sketch> _sketches = [];
    private int[] _documents = new int[1 << 16];
    private int[] _lastDocument = new int[1 << 16];
    private float[] _frequencies = new float[1 << 16];
    private int _document;
    private float _length;

    /// <summary>Begins a document; units added from now on are its parts.</summary>
    public void BeginDocument() => _document++;

    /// <summary>Occurrences of terms in the unit at hand; <paramref name="length"/> is what they add to the unit's length.</summary>
    public void Add(ReadOnlySpan<int> ids, float weight, int length)
    {
        _length += length;
        foreach (var id in ids)
        {
            if (id >= _frequencies.Length)
                Grow(id);
            ref var frequency = ref _frequencies[id];
            if (frequency == 0)
                _touched.Add(id);
            frequency += weight;
        }
    }

    /// <summary>Ends the unit.</summary>
    public void EndUnit()
    {
        var scale = 1 / (1 - lengthWeight + (lengthWeight * _length / pivot));
        var sketch = new Sketch();
        foreach (var id in _touched)
        {
            sketch.Add((uint)id);
            var frequency = _frequencies[id] * scale;
            _ids.Add(id);
            _impacts.Add((byte)Math.Clamp(255 * frequency / (frequency + saturation), 1, 255));
            _frequencies[id] = 0;
            if (_lastDocument[id] == _document)
                continue;
            _lastDocument[id] = _document;
            _documents[id]++;
        }

        _sketches.Add(sketch);
        _ends.Add(_ids.Count);
        _touched.Clear();
        _length = 0;
    }

    /// <summary>The index of everything added.</summary>
    public LexicalIndex Build(Dictionary<ulong, int> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var starts = new int[terms.Count + 1];
        foreach (var id in _ids)
            starts[id + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];

        var next = starts.AsSpan(0, terms.Count).ToArray();
        var (units, impacts) = (new int[_ids.Count], new byte[_ids.Count]);
        var ids = CollectionsMarshal.AsSpan(_ids);
        var values = CollectionsMarshal.AsSpan(_impacts);
        for (var (unit, i) = (0, 0); unit < _ends.Count; unit++)
        {
            for (; i < _ends[unit]; i++)
            {
                var at = next[ids[i]]++;
                (units[at], impacts[at]) = (unit, values[i]);
            }
        }

        Array.Resize(ref _documents, terms.Count);
        return new LexicalIndex(terms, starts, units, impacts, _documents, [.. _sketches], _document);
    }

    private void Grow(int id)
    {
        var length = Math.Max(id + 1, _frequencies.Length * 2);
        Array.Resize(ref _frequencies, length);
        Array.Resize(ref _documents, length);
        Array.Resize(ref _lastDocument, length);
    }
}
