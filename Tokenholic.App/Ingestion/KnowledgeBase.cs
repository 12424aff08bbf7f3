using System.Diagnostics;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.App.Ingestion;

/// <summary>The knowledge base as it is searched: the index of all documents, made anew when one of them changed.</summary>
public sealed class KnowledgeBase(KnowledgeStore store, VectorSearch? vectors = null) : IDisposable
{
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    private const int Near = 60;

    private readonly SemaphoreSlim _making = new(1);
    private volatile Made? _made;

    /// <summary>The passages that answer a question, best first, by words and – with an embedding model – by meaning; and the index they were found in.</summary>
    public async Task<(SearchResult Found, Made Made)> SearchAsync(string question, int most, CancellationToken cancellationToken, IReadOnlyList<string>? earlier = null)
    {
        var near = vectors is null ? [] : await vectors.NearAsync(string.Join('\n', [question, .. earlier ?? []]), Near, cancellationToken);
        var made = await CurrentAsync(cancellationToken);
        return (made.Index.Search(question, most, near, earlier), made);
    }

    /// <summary>The index and its documents by id. While documents arrive it may be some seconds behind them.</summary>
    public async Task<Made> CurrentAsync(CancellationToken cancellationToken)
    {
        var stamp = await store.StampAsync(cancellationToken);
        if (_made is { } made && (made.Stamp == stamp || Stopwatch.GetElapsedTime(made.At) < made.Rest))
        {
            return made;
        }

        await _making.WaitAsync(cancellationToken);
        try
        {
            if (_made is { } meanwhile && meanwhile.Stamp == stamp)
            {
                return meanwhile;
            }

            var begun = Stopwatch.GetTimestamp();
            var documents = await store.AllAsync(cancellationToken);
            var index = await Task.Run(() => new KnowledgeIndex([.. documents.Select(d => d.ToIndexed())]), cancellationToken);
            var rest = Stopwatch.GetElapsedTime(begun) * 3;
            return _made = new Made(index, documents.ToDictionary(d => d.Id.ToString()), stamp, Stopwatch.GetTimestamp(), rest > Least ? rest : Least);
        }
        finally
        {
            _making.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _making.Dispose();

    /// <summary>An index with the documents in it; it is used for at least <paramref name="Rest"/>, however fast documents change.</summary>
    public sealed record Made(KnowledgeIndex Index, IReadOnlyDictionary<string, KnowledgeDocument> Documents, string Stamp, long At, TimeSpan Rest);
}
