namespace Tokenholic.App.Shared;

/// <summary>Registers what shared parts need.</summary>
internal static class SharedServices
{
    internal static IServiceCollection AddShared(this IServiceCollection services)
    {
        services.AddSingleton<ErrorText>();
        services.AddScoped<RememberedName>();
        return services;
    }
}
