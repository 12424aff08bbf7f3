using Tokenholic.App.Shared;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Hosting;

/// <summary>How something stands that the app uses.</summary>
public enum DependencyState
{
    /// <summary>It answers.</summary>
    Up,

    /// <summary>It does not.</summary>
    Away,

    /// <summary>None is configured; the app works without.</summary>
    NotUsed,
}

/// <summary>Something the app uses; <paramref name="Code"/> says why it is away. The app cannot work without what is <paramref name="Needed"/>.</summary>
public sealed record Dependency(string Name, bool Needed, DependencyState State, string? Code = null);

/// <summary>Asks everything the app uses whether it is there, never more often than every few seconds.</summary>
internal sealed class Dependencies(IConfiguration configuration, DatabasePulse database, TimeProvider time) : IDisposable
{
    internal const string Database = "database";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient _http = new() { Timeout = Patience }; // addresses are the administrator's, so they do not go through the guard
    private readonly SemaphoreSlim _asking = new(1);
    private Dependency[] _known = [];
    private DateTimeOffset _at;

    internal async Task<IReadOnlyList<Dependency>> CheckAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_known.Length == 0 || time.GetUtcNow() - _at >= Fresh)
            {
                _known = await Task.WhenAll(
                    DatabaseAsync(cancellationToken),
                    HttpAsync("search", "Search:SearxngUrl", "healthz", cancellationToken),
                    HttpAsync("vectors", "Qdrant:Url", "readyz", cancellationToken),
                    HttpAsync("telemetry", "OTEL_EXPORTER_OTLP_ENDPOINT", "", cancellationToken));
                _at = time.GetUtcNow();
            }

            return _known;
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<Dependency> DatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.BeatAsync(cancellationToken).WaitAsync(Patience, cancellationToken);
            return new(Database, true, DependencyState.Up);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            return new(Database, true, DependencyState.Away, ErrorText.CodeOf(e)); // whatever it is, it is away
        }
    }

    // Any answer will do: some of them want a key, or know no such path.
    private async Task<Dependency> HttpAsync(string name, string setting, string path, CancellationToken cancellationToken)
    {
        // "/" alone would be a file on Linux
        if (!Uri.TryCreate(configuration[setting]?.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return new(name, false, DependencyState.NotUsed);
        }

        try
        {
            using var answer = await _http.GetAsync(new Uri(address, path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return new(name, false, DependencyState.Up);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return new(name, false, DependencyState.Away, e is HttpRequestException { HttpRequestError: var error } ? error.ToString() : "Timeout");
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _asking.Dispose();
    }
}
