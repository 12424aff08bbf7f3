using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Tokenholic.App.Hosting;

namespace Tokenholic.Tests.App.Hosting;

public sealed class BackgroundStartTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Services_start_in_order_after_the_first_one_works_and_stop_in_the_opposite_order()
    {
        var log = new List<string>();
        using var host = Build(services => services
            .AddSingleton<IHostedService>(_ => new Service("database", log, failures: 1))
            .AddSingleton<IHostedService>(new Service("runs", log, failures: 0)));

        await host.StartAsync(); // returns although the database does not work yet
        var state = host.Services.GetRequiredService<StartupState>();
        await state.WhenReady.WaitAsync(Longest);
        await host.StopAsync();

        Assert.Equal(["database fails", "database starts", "runs starts", "runs stops", "database stops"], log);
        Assert.Null(state.Problem);
    }

    [Fact]
    public async Task What_keeps_it_from_starting_can_be_read_meanwhile()
    {
        var triedAgain = new TaskCompletionSource();
        using var host = Build(services => services.AddSingleton<IHostedService>(new Service("database", [], failures: int.MaxValue, triedAgain.SetResult)));

        await host.StartAsync();
        await triedAgain.Task.WaitAsync(Longest);
        await host.StopAsync();
        var state = host.Services.GetRequiredService<StartupState>();

        Assert.Equal("database is away", state.Problem!.Message);
        Assert.False(state.Ready);
    }

    [Fact]
    public async Task Asked_twice_at_once_services_stop_once()
    {
        var log = new List<string>();
        using var host = Build(services => services.AddSingleton<IHostedService>(new Service("database", log, failures: 0)));
        await host.StartAsync();
        await host.Services.GetRequiredService<StartupState>().WhenReady.WaitAsync(Longest);
        var start = host.Services.GetServices<IHostedService>().Single();

        await Task.WhenAll(start.StopAsync(default), start.StopAsync(default));

        Assert.Equal(["database starts", "database stops"], log);
    }

    [Fact]
    public async Task Work_that_fails_for_good_ends_the_process()
    {
        using var host = Build(services => services.AddSingleton<IHostedService>(new Broken()));
        var stopping = new TaskCompletionSource();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(stopping.SetResult);

        await host.StartAsync();

        await stopping.Task.WaitAsync(Longest);
    }

    private static IHost Build(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<StartupState>().AddInBackground(add);
        return builder.Build();
    }

    private sealed class Service(string name, List<string> log, int failures, Action? triedAgain = null) : IHostedService
    {
        private int _failures = failures;

        public Task StartAsync(CancellationToken cancellationToken)
        {
            var fails = _failures-- > 0;
            if (log.Count == 1)
            {
                triedAgain?.Invoke();
            }

            log.Add(fails ? $"{name} fails" : $"{name} starts");
            return fails ? throw new InvalidOperationException($"{name} is away") : Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            log.Add($"{name} stops");
            return Task.CompletedTask;
        }
    }

    private sealed class Broken : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            await Task.Yield();
            throw new InvalidOperationException("broken");
        }
    }
}
