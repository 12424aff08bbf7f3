using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Tokenholic.Knowledge.Index.Lexical;

/// <summary>The eight smallest hashes of a unit's terms: units that share most of them say nearly the same (Broder, 1997).</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Sketch
{
    private const int Size = 8;
    private const int Alike = 6;

    private Hashes _hashes;
    private int _count;

    public void Add(uint term)
    {
        var hash = term * 2654435761u;
        hash ^= hash >> 15;
        if (_count == Size && hash >= _hashes[Size - 1])
            return;
        var at = _count == Size ? Size - 1 : _count++;
        for (; at > 0 && _hashes[at - 1] > hash; at--)
            _hashes[at] = _hashes[at - 1];
        _hashes[at] = hash;
    }

    public readonly bool IsLike(in Sketch other)
    {
        var shared = 0;
        for (var (i, j) = (0, 0); i < _count && j < other._count;)
        {
            if (_hashes[i] == other._hashes[j])
                (shared, i, j) = (shared + 1, i + 1, j + 1);
            else if (_hashes[i] < other._hashes[j])
                i++;
            else
                j++;
        }

        return shared >= Alike;
    }

    [InlineArray(Size)]
    private struct Hashes
    {
        private uint _first;
    }
}
