namespace Tokenholic.App.Runs;

/// <summary>Registers durable runs; needs <c>AddStorage</c> and a <see cref="MapWork"/>.</summary>
public static class RunServices
{
    /// <summary>Adds the hub and the scheduler that executes runs.</summary>
    public static IServiceCollection AddRuns(this IServiceCollection services)
    {
        services.AddSingleton<RunHub>();
        return services;
    }
}
