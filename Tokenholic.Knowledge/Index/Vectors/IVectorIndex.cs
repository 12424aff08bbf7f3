using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Knowledge.Index.Vectors;

/// <summary>A passage as an embedding model sees it.</summary>
public sealed record PassageVector(string Document, int Chunk, ReadOnlyMemory<float> Vector);

/// <summary>
/// The vectors of passages, searched exactly: two implementations, one in memory and one in Qdrant, give the same passages up to ties.
/// </summary>
public interface IVectorIndex
{
    /// <summary>Adds vectors; one of a passage that is there already takes its place. All have the same length.</summary>
    Task AddAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken);

    /// <summary>The nearest passages by cosine, best first; passages as near as each other in the order of document and number.</summary>
    Task<IReadOnlyList<NearPassage>> FindAsync(ReadOnlyMemory<float> query, int most, CancellationToken cancellationToken);
}
