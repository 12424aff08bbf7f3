namespace Tokenholic.App.Hosting;

/// <summary>Registers services whose start is waited for by screens and not by the process.</summary>
internal static class BackgroundStartServices
{
    /// <summary>Adds services as usual, but lets <see cref="BackgroundStart"/> start the hosted ones among them.</summary>
    internal static IServiceCollection AddInBackground(this IServiceCollection services, Action<IServiceCollection> add)
    {
        var before = services.Count;
        add(services);
        for (var i = before; i < services.Count; i++)
        {
            if (services[i].ServiceType == typeof(IHostedService))
            {
                services[i] = Keyed(services[i]);
            }
        }

        return services.AddHostedService<BackgroundStart>();
    }

    private static ServiceDescriptor Keyed(ServiceDescriptor hosted) => hosted switch
    {
        { ImplementationFactory: { } factory } => ServiceDescriptor.KeyedSingleton(typeof(IHostedService), BackgroundStart.Key, (provider, _) => factory(provider)),
        { ImplementationType: { } type } => ServiceDescriptor.KeyedSingleton(typeof(IHostedService), BackgroundStart.Key, type),
        _ => ServiceDescriptor.KeyedSingleton(typeof(IHostedService), BackgroundStart.Key, hosted.ImplementationInstance!),
    };
}
