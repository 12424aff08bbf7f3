using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.Knowledge.Index.Vectors;

/// <summary>Qdrant did not do what it was asked; the message has its status, never its body.</summary>
public sealed class QdrantException(string message, Exception? inner = null) : TokenholicException(message, inner);

/// <summary>
/// Vectors in a Qdrant collection (1.10 or later), over its REST API. <paramref name="http"/> has the base address and the api-key header;
/// the collection's name should hold the embedding model's, because vectors of different models cannot be mixed.
/// </summary>
public sealed class QdrantVectorIndex(HttpClient http, string collection) : IVectorIndex
{
    private const int Batch = 100;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private string Collection => $"collections/{Uri.EscapeDataString(collection)}";

    /// <inheritdoc/>
    /// <exception cref="QdrantException">Qdrant cannot be reached or refuses.</exception>
    public async Task AddAsync(IReadOnlyList<PassageVector> vectors, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        if (vectors.Count == 0)
            return;
        using (var exists = await SendAsync(HttpMethod.Get, $"{Collection}/exists", null, cancellationToken))
        {
            if (!exists.RootElement.GetProperty("result").GetProperty("exists").GetBoolean())
                (await SendAsync(HttpMethod.Put, Collection, new { Vectors = new { Size = vectors[0].Vector.Length, Distance = "Cosine" } }, cancellationToken)).Dispose();
        }

        foreach (var batch in vectors.Chunk(Batch))
        {
            var points = batch.Select(v => new { Id = IdOf(v), Vector = v.Vector, Payload = new { v.Document, v.Chunk } });
            (await SendAsync(HttpMethod.Put, $"{Collection}/points?wait=true", new { Points = points }, cancellationToken)).Dispose();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="QdrantException">Qdrant cannot be reached or refuses.</exception>
    public async Task<IReadOnlyList<NearPassage>> FindAsync(ReadOnlyMemory<float> query, int most, CancellationToken cancellationToken)
    {
        var body = new { Query = query, Limit = most, WithPayload = true, Params = new { Exact = true } };
        using var answer = await SendAsync(HttpMethod.Post, $"{Collection}/points/query", body, cancellationToken);
        return [.. answer.RootElement.GetProperty("result").GetProperty("points").EnumerateArray()
            .Select(p => new NearPassage(
                p.GetProperty("payload").GetProperty("document").GetString() ?? "", p.GetProperty("payload").GetProperty("chunk").GetInt32(), p.GetProperty("score").GetSingle()))
            .OrderByDescending(n => n.Similarity).ThenBy(n => n.Document, StringComparer.Ordinal).ThenBy(n => n.Chunk)];
    }

    // Ids are numbers or UUIDs: the same passage is always the same one.
    private static Guid IdOf(PassageVector vector) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{vector.Document}#{vector.Chunk}")).AsSpan(0, 16));

    private async Task<JsonDocument> SendAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, options: Json) };
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            if (response.StatusCode is not HttpStatusCode.OK)
                throw new QdrantException($"{method} {path}: {(int)response.StatusCode}");
            return await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new QdrantException($"{method} {path}: {e.Message}", e);
        }
    }
}
