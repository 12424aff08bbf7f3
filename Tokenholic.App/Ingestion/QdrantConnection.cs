using Tokenholic.Knowledge.Index.Vectors;

namespace Tokenholic.App.Ingestion;

/// <summary>The Qdrant of <c>Qdrant:Url</c> (with <c>Qdrant:ApiKey</c> where it asks for one).</summary>
public sealed class QdrantConnection : IDisposable
{
    private readonly HttpClient? _http;

    /// <summary>Reads the settings; nothing is asked until vectors are.</summary>
    /// <exception cref="InvalidOperationException">The address is none.</exception>
    public QdrantConnection(IConfiguration configuration)
    {
        if (configuration["Qdrant:Url"] is not { Length: > 0 } url)
        {
            return;
        }

        if (!Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new InvalidOperationException($"Qdrant__Url is no http or https address: {url}");
        }

        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        if (configuration["Qdrant:ApiKey"] is { Length: > 0 } key)
        {
            _http.DefaultRequestHeaders.Add("api-key", key);
        }
    }

    /// <summary>Whether vectors are kept in Qdrant.</summary>
    public bool IsConfigured => _http is not null;

    /// <summary>The index of a space of vectors, or null without a Qdrant.</summary>
    public IVectorIndex? Index(string space) => _http is null ? null : new QdrantVectorIndex(_http, $"tokenholic-{space}");

    /// <inheritdoc/>
    public void Dispose() => _http?.Dispose();
}
