using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Knowledge.Index.Vectors;

/// <summary>Vectors in memory, all of them compared at each question.</summary>
public sealed class EmbeddedVectorIndex : IVectorIndex
{
    private readonly ConcurrentDictionary<(string Document, int Chunk), float[]> _vectors = new();

    /// <inheritdoc/>
    public Task AddAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        foreach (var vector in vectors)
            _vectors[(vector.Document, vector.Chunk)] = Normalized(vector.Vector.Span);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<NearPassage>> FindAsync(ReadOnlyMemory<float> query, int most, CancellationToken cancellationToken)
    {
        var asked = Normalized(query.Span);
        return Task.FromResult<IReadOnlyList<NearPassage>>([.. _vectors
            .Where(v => v.Value.Length == asked.Length)
            .Select(v => new NearPassage(v.Key.Document, v.Key.Chunk, Dot(asked, v.Value)))
            .OrderByDescending(n => n.Similarity).ThenBy(n => n.Document, StringComparer.Ordinal).ThenBy(n => n.Chunk)
            .Take(most)]);
    }

    private static float[] Normalized(ReadOnlySpan<float> vector)
    {
        var made = vector.ToArray();
        var length = MathF.Sqrt(Dot(made, made));
        for (var i = 0; length > 0 && i < made.Length; i++)
            made[i] /= length;
        return made;
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var left = MemoryMarshal.Cast<float, Vector<float>>(a);
        var right = MemoryMarshal.Cast<float, Vector<float>>(b);
        var sums = Vector<float>.Zero;
        for (var i = 0; i < left.Length; i++)
            sums += left[i] * right[i];
        var sum = Vector.Sum(sums);
        for (var i = left.Length * Vector<float>.Count; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }
}
