using Tokenholic.Knowledge.Index.Vectors;

namespace Tokenholic.Tests.Knowledge.Index.Vectors;

public sealed class VectorIndexTests : IAsyncLifetime
{
    private static readonly PassageVector[] Vectors = [.. Enumerable.Range(0, 250).Select(i => new PassageVector($"d{i / 5}", i % 5, Vector(i)))];

    private QdrantServer _server = null!;
    private HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        _server = await QdrantServer.StartAsync();
        _http = new HttpClient { BaseAddress = _server.Address };
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Both_indexes_find_the_same_passages_and_qdrant_is_asked_as_its_document_says()
    {
        var (embedded, qdrant) = (new EmbeddedVectorIndex(), new QdrantVectorIndex(_http, "passages text-embedding-v4"));
        await embedded.AddAsync(Vectors, default);
        await qdrant.AddAsync(Vectors, default);

        foreach (var asked in new[] { 3, 77, 240 })
        {
            var (here, there) = (await embedded.FindAsync(Vector(asked), 10, default), await qdrant.FindAsync(Vector(asked), 10, default));
            Assert.Equal(here.Select(n => (n.Document, n.Chunk)), there.Select(n => (n.Document, n.Chunk)));
            Assert.All(here.Zip(there), pair => Assert.Equal(pair.First.Similarity, pair.Second.Similarity, 3));
        }

        Assert.Empty(_server.Refused);
        Assert.Equal(Vectors.Length, _server.Points);
    }

    [Fact]
    public async Task A_passage_that_is_added_again_takes_its_own_place()
    {
        var qdrant = new QdrantVectorIndex(_http, "again");
        await qdrant.AddAsync(Vectors[..3], default);
        await qdrant.AddAsync(Vectors[..3], default);

        Assert.Equal(3, _server.Points);
    }

    [Fact]
    public async Task A_qdrant_that_is_away_is_a_failure_of_ours()
    {
        await _server.DisposeAsync();
        await Assert.ThrowsAsync<QdrantException>(() => new QdrantVectorIndex(_http, "gone").FindAsync(Vector(1), 3, default));
    }

    private static float[] Vector(int seed) => [.. Enumerable.Range(0, 37).Select(i => MathF.Sin((seed * 7) + (i * i * 0.37f)) + (i == seed % 37 ? 2 : 0))];
}
