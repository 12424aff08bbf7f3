using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;
using Quartz;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>Registers durable runs.</summary>
public static class RunServices
{
    /// <summary>
    /// Adds the hub and the scheduler that executes runs. Needs <c>AddStorage</c> before it (the database is up when the
    /// scheduler starts) and a registered <see cref="MapWork"/>.
    /// </summary>
    public static IServiceCollection AddRuns(this IServiceCollection services, RunOptions? options = null)
    {
        options ??= new RunOptions();
        services.AddSingleton(options);
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<RunContext>();
        services.AddSingleton<RunStore>();
        services.AddSingleton<RunStarts>();
        services.AddSingleton<RunLimits>();
        services.AddSingleton<MapResults>();
        services.AddScoped<IRunWork, MapRunWork>();
        services.AddSingleton<RunNotifications>();
        services.AddSingleton<RunSubscriptions>();
        services.AddSingleton<RunExecutor>();
        services.AddSingleton(provider => new RunHub(
            provider.GetRequiredService<RunStore>(),
            provider.GetRequiredService<RunSubscriptions>(),
            provider.GetRequiredService<ISchedulerFactory>(),
            provider.GetRequiredService<ILogger<RunHub>>()));
        services.AddHostedService<RunListener>();

        // Quartz tells its life story at every start, and pages of it while the database is away, which we say in a line.
        services.AddLogging(logging => logging.AddFilter("Quartz", LogLevel.Warning).AddFilter("Quartz.Impl.AdoJobStore", LogLevel.Critical));
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.IdleWaitTime = options.CheckIn; // to see what another node has no room for
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            });
            quartz.UseDefaultThreadPool(options.MaxParallel);
            quartz.UsePersistentStore(store =>
            {
                store.UsePostgres(source => source.DataSourceFactory = provider => provider.GetRequiredService<NpgsqlDataSource>());
                store.UseClustering(cluster =>
                {
                    cluster.CheckinInterval = options.CheckIn;
                    cluster.CheckinMisfireThreshold = options.CheckInLate;
                });
                store.ProvisionSchema();
                store.UseSystemTextJsonSerializer();
            });
        });
        services.AddQuartzHostedService(hosted => hosted.WaitForJobsToComplete = true);
        services.AddHostedService<RunSweep>();
        return services;
    }
}
