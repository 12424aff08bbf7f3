using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Hosting;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Doubles;

/// <summary>A node without screens: storage and runs as the app registers them, with a scripted pipeline.</summary>
public sealed class RunHost : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private readonly IHost _host;

    private RunHost(IHost host) => _host = host;

    public RunHub Hub => Get<RunHub>();

    public CustomerStore Customers => Get<CustomerStore>();

    public DocumentStore Documents => Get<DocumentStore>();

    /// <summary>
    /// Starts a node on a database (or on an embedded server of its own, given <paramref name="folder"/>); without
    /// <paramref name="work"/> it runs the real pipeline, with the sample's site beside it.
    /// </summary>
    public static async Task<RunHost> StartAsync(string? connectionString, MapWork? work, int parallel = 2, string? folder = null, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["ConnectionStrings:Postgres"] = connectionString,
            ["Postgres:Folder"] = folder,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddRuns(new RunOptions
        {
            MaxParallel = parallel,
            KeepAlive = TimeSpan.FromSeconds(0.5),
            Silence = TimeSpan.FromSeconds(2),
            CheckIn = TimeSpan.FromSeconds(1),
            CheckInLate = TimeSpan.FromSeconds(1),
            Sweep = TimeSpan.FromSeconds(1),
        });
        if (work is null)
        {
            builder.Services.AddAgents(builder.Configuration);
        }
        else
        {
            builder.Services.AddSingleton(work);
        }

        more?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new RunHost(host);
    }

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>A customer of that name and a map run of it.</summary>
    public async Task<Run> StartMapAsync(string name)
    {
        var (customer, _) = await Customers.GetOrCreateAsync(Names.Of(name), null, null, false, default);
        return await Hub.StartMapAsync(customer.Id, Request(name), default);
    }

    public static MapRequest Request(string name) => new() { CompanyName = name, Language = ReplyLanguage.Zh };

    /// <summary>Waits, woken by the hub's own notifications, until the run is as asked.</summary>
    public async Task<Run> UntilAsync(Guid runId, Func<Run, bool> asked)
    {
        var reached = new TaskCompletionSource<Run>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var subscription = Hub.Subscribe(runId, async () =>
        {
            try
            {
                if (await Hub.FindAsync(runId, default) is { } run && asked(run))
                {
                    reached.TrySetResult(run);
                }
            }
            catch (NpgsqlException)
            {
                // the database is away; the hub calls again when it is back
            }
        });
        return await reached.Task.WaitAsync(Longest);
    }

    public Task<Run> UntilEndedAsync(Guid runId) => UntilAsync(runId, r => !r.Active);

    /// <summary>Stops the node in order, as Ctrl+C does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
    }
}
