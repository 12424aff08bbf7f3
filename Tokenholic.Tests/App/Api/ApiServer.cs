using System.Net.Http.Headers;
using Npgsql;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Tests.App.Hosting;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;

namespace Tokenholic.Tests.App.Api;

/// <summary>The app as a process with the API on, a database of its own, and a receiver for its telemetry.</summary>
public sealed class ApiServer : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly AppProcess _app;
    private readonly OtlpReceiver _telemetry;
    private bool _stopped;

    private ApiServer(TestDatabase database, AppProcess app, OtlpReceiver telemetry, string key) => (_database, _app, _telemetry, Key) = (database, app, telemetry, key);

    public Uri Address => _app.Address;

    /// <summary>A key that is good.</summary>
    public string Key { get; }

    internal OtlpReceiver Telemetry => _telemetry;

    internal ApiKeys Keys => new(_database.DataSource);

    internal NpgsqlDataSource Database => _database.DataSource;

    public static async Task<ApiServer> StartAsync(PostgresFixture postgres, params (string Name, string Value)[] settings)
    {
        var database = await postgres.CreateDatabaseAsync();
        var telemetry = await OtlpReceiver.StartAsync();
        var key = await new ApiKeys(database.DataSource).CreateAsync("测试", "测试", default);
        var app = await AppProcess.StartAsync(
            ["--urls", "http://127.0.0.1:0"],
            [
                ("ConnectionStrings__Postgres", database.ConnectionString), ("Api__Enabled", "true"), ("OTEL_EXPORTER_OTLP_ENDPOINT", telemetry.Address),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), .. settings,
            ]);
        await app.UntilReadyAsync();
        return new ApiServer(database, app, telemetry, key);
    }

    public HttpClient Client(string? key = null, string language = "zh-CN")
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key ?? Key);
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>Waits, woken by the database, until the run has ended.</summary>
    public Task<Run> UntilEndedAsync(Guid runId) => RunEnds.WaitAsync(_database.DataSource, runId);

    /// <summary>Stops the app in order, so that all its telemetry has been sent.</summary>
    public async Task StopAsync()
    {
        if (!_stopped)
        {
            _stopped = true;
            await _app.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _telemetry.DisposeAsync();
        await _database.DisposeAsync();
    }
}
