using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tokenholic.Agents.Models;
using Tokenholic.App.Hosting;
using Tokenholic.App.Models;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.Tests.App.Models;

/// <summary>A node as the app makes one, without screens: storage, shared keys, models.</summary>
internal sealed class ModelNode : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ModelNode(WebApplication app, Lines log) => (_app, Log) = (app, log);

    public ModelProviderStore Providers => Get<ModelProviderStore>();

    public ModelSettingsStore Settings => Get<ModelSettingsStore>();

    public ModelRouter Router => Get<ModelRouter>();

    /// <summary>Everything it logged.</summary>
    public Lines Log { get; }

    public static async Task<ModelNode> StartAsync(string connectionString, params (string Name, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration["ConnectionStrings:Postgres"] = connectionString;
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        foreach (var (name, value) in settings)
        {
            builder.Configuration[name] = value;
        }

        builder.AddKeys();
        builder.Services.AddSingleton(TimeProvider.System).AddStorage(builder.Configuration).AddFirstKey().AddModels();
        builder.Services.AddScoped<RunContext>();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace);
        var log = new Lines();
        builder.Logging.AddProvider(log);
        var app = builder.Build();
        await app.StartAsync();
        return new ModelNode(app, log);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>Assigns one model to planning.</summary>
    public async Task AssignAsync(Guid provider, string model, ModelTuning? tuning = null, ModelBudget? budget = null)
    {
        var version = (await Settings.LatestAsync(default))?.Version ?? 0;
        var body = new ModelSettings { Budget = budget ?? ModelBudget.Default }.With(TaskKind.Planning, [new ModelChoice(provider, model, tuning ?? new())]);
        await Settings.SaveAsync(version, body, null, null, "测试", default);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Keeps what is logged.</summary>
    internal sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly List<string> _lines = [];

        public string Text
        {
            get
            {
                lock (_lines)
                {
                    return string.Join('\n', _lines);
                }
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines)
            {
                _lines.Add($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
            // nothing is held
        }
    }
}
