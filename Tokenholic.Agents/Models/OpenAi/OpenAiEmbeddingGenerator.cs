using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>
/// Speaks <c>embeddings</c>: batches of what the model takes, vectors in the order asked, each of length one. Fails with
/// <see cref="ModelException"/>.
/// </summary>
public sealed class OpenAiEmbeddingGenerator(HttpClient http, AssignedModel model, TimeProvider time) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var made = new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails { InputTokenCount = 0, TotalTokenCount = 0 } };
        foreach (var batch in values.Chunk(ModelAbilities.EmbeddingBatch(model.Model)))
        {
            made.AddRange(await BatchAsync(batch, options?.Dimensions ?? model.Tuning.Dimensions, made.Usage, cancellationToken));
        }

        return made;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // the HTTP client is shared
    }

    private async Task<Embedding<float>[]> BatchAsync(string[] texts, int? dimensions, UsageDetails usage, CancellationToken cancellationToken)
    {
        var body = new JsonObject
        {
            ["model"] = model.Model,
            ["input"] = new JsonArray([.. texts.Select(text => (JsonNode)text)]),
            ["encoding_format"] = "float",
        };
        if (dimensions is { } length)
        {
            body["dimensions"] = length;
        }

        using var response = await Transport.PostAsync(http, model, "embeddings", body, time, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = await BoundedLines.AllAsync(stream, cancellationToken);
        try
        {
            using var json = JsonDocument.Parse(answer);
            var vectors = Read(json.RootElement, texts.Length, dimensions, model.Model);
            if (json.RootElement.TryGetProperty("usage", out var said) && said.ValueKind is JsonValueKind.Object)
            {
                usage.Add(AnswerReader.Usage(said));
            }

            return vectors;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new ModelException(ModelProblem.Unreadable);
        }
    }

    private static Embedding<float>[] Read(JsonElement answer, int count, int? dimensions, string model)
    {
        var vectors = new Embedding<float>?[count];
        foreach (var (item, position) in answer.GetProperty("data").EnumerateArray().Select((item, position) => (item, position)))
        {
            var index = item.TryGetProperty("index", out var number) ? number.GetInt32() : position;
            var vector = item.GetProperty("embedding").EnumerateArray().Select(v => v.GetSingle()).ToArray();
            if (index < 0 || index >= count || vector.Length == 0 || (dimensions is { } length && vector.Length != length))
            {
                throw new ModelException(ModelProblem.Unreadable, "embedding");
            }

            vectors[index] = new Embedding<float>(Unit(vector)) { ModelId = model };
        }

        return vectors.OfType<Embedding<float>>().ToArray() is var all && all.Length == count ? all : throw new ModelException(ModelProblem.Unreadable, "embedding");
    }

    private static float[] Unit(float[] vector)
    {
        var length = Math.Sqrt(vector.Sum(v => (double)v * v));
        return length is 0 || !double.IsFinite(length) ? throw new ModelException(ModelProblem.Unreadable, "embedding") : Array.ConvertAll(vector, v => (float)(v / length));
    }
}
