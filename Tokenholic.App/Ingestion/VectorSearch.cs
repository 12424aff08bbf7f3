using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Index.Vectors;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.App.Ingestion;

/// <summary>
/// Passages near a question in meaning, when an embedding model is assigned: in memory, or in the Qdrant of <c>Qdrant:Url</c>. Whatever fails here –
/// the model, Qdrant – is told and logged, and the search by words goes on without it.
/// </summary>
public sealed class VectorSearch(ModelEmbeddings embeddings, PassageVectors kept, QdrantConnection qdrant, ILogger<VectorSearch> logger)
{
    private const int Batch = 100;
    private const int AskedAtOnce = 10; // what a provider takes in one call: a failure loses no more than that
    private const int LongestText = 6_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<(string Document, int Chunk), string> _indexed = new();
    private volatile Space? _current;

    /// <summary>How far it is.</summary>
    public VectorState State { get; private set; } = VectorState.Unknown;

    /// <summary>The passages nearest to a question; none without a model, or when it or Qdrant fails or takes too long.</summary>
    public async Task<IReadOnlyList<NearPassage>> NearAsync(string question, int most, CancellationToken cancellationToken)
    {
        if (_current is not { } space || State.Done == 0)
        {
            return [];
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            if (await embeddings.SpaceAsync(limit.Token) != space.Name)
            {
                return []; // another model was assigned; its vectors are on their way
            }

            var vector = (await embeddings.GenerateAsync([question], cancellationToken: limit.Token))[0].Vector;
            return await space.Index.FindAsync(vector, most, limit.Token);
        }
        catch (Exception e) when (e is ModelException or QdrantException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            logger.LogWarning("Searched by words alone: {Message}", e.Message);
            return [];
        }
    }

    /// <summary>Makes the vectors that are missing, and adds to the index those that are new; what was made stays, also when it ends in the middle.</summary>
    public async Task RefreshAsync(IReadOnlyList<KnowledgeDocument> documents, CancellationToken cancellationToken)
    {
        if (await embeddings.SpaceAsync(cancellationToken) is not { } name)
        {
            (_current, State) = (null, VectorState.Unknown);
            return;
        }

        if (_current?.Name != name)
        {
            _indexed.Clear();
            _current = new Space(name, qdrant.Index(name) ?? new EmbeddedVectorIndex());
        }

        var passages = documents.SelectMany(d => d.Chunks.Select((chunk, number) => new Passage(d.Id.ToString(), number, TextOf(d, chunk)))).ToList();
        var waiting = passages.Where(p => _indexed.GetValueOrDefault((p.Document, p.Chunk)) != p.Hash).ToList();
        State = new VectorState(name, passages.Count - waiting.Count, passages.Count, null, qdrant.IsConfigured);
        try
        {
            foreach (var batch in waiting.Chunk(Batch))
            {
                await AddAsync(_current, batch, cancellationToken);
                State = State with { Done = State.Done + batch.Length };
            }
        }
        catch (Exception e) when (e is ModelException or QdrantException)
        {
            State = State with { Problem = e };
            logger.LogWarning("Vectors of passages wait: {Message}", e.Message);
        }
    }

    private async Task AddAsync(Space space, IReadOnlyList<Passage> batch, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, float[]>(await kept.FindAsync(space.Name, [.. batch.Select(p => p.Hash).Distinct()], cancellationToken));
        var missing = batch.Where(p => !known.ContainsKey(p.Hash)).DistinctBy(p => p.Hash).ToList();
        foreach (var some in missing.Chunk(AskedAtOnce))
        {
            var made = await embeddings.GenerateAsync(some.Select(p => p.Text), cancellationToken: cancellationToken);
            foreach (var (passage, vector) in some.Zip(made))
            {
                known[passage.Hash] = vector.Vector.ToArray();
                await kept.AddAsync(space.Name, passage.Hash, known[passage.Hash], cancellationToken);
            }
        }

        await space.Index.AddAsync([.. batch.Select(p => new PassageVector(p.Document, p.Chunk, known[p.Hash]))], cancellationToken);
        foreach (var passage in batch)
        {
            _indexed[(passage.Document, passage.Chunk)] = passage.Hash;
        }
    }

    // With the titles above it, a passage says what it is about.
    private static string TextOf(KnowledgeDocument document, Chunk chunk)
    {
        var text = $"{document.Title}\n{string.Join(" › ", chunk.Headings)}\n{chunk.In(document.Text)}";
        return text.Length > LongestText ? text[..LongestText] : text;
    }

    private sealed record Space(string Name, IVectorIndex Index);

    private sealed record Passage(string Document, int Chunk, string Text)
    {
        public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
    }
}
