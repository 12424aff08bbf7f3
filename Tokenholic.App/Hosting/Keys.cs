using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Hosting;

/// <summary>
/// The keys that sign antiforgery cookies and circuit markers and encrypt providers' keys. They live in the database, so that
/// a restart turns no open page away and every node reads what another wrote.
/// </summary>
internal static class Keys
{
    internal static void AddKeys(this WebApplicationBuilder builder)
    {
        builder.Services.AddDataProtection().SetApplicationName("Tokenholic");
        builder.Services.AddSingleton<PostgresKeys>();
        builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider =>
            new ConfigureOptions<KeyManagementOptions>(options => options.XmlRepository = provider.GetRequiredService<PostgresKeys>()));
    }

    /// <summary>Makes the first key once the database is up; needs <c>AddStorage</c> before it.</summary>
    internal static IServiceCollection AddFirstKey(this IServiceCollection services) => services.AddHostedService<FirstKey>();

    /// <summary>
    /// The framework reads the keys while the host starts, and complains: the database is not up yet. Razor components add that reading again, so this comes after them.
    /// </summary>
    internal static void WithoutKeyWarmUp(this IServiceCollection services) =>
        services.Remove(services.Single(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Name == "DataProtectionHostedService"));

    private sealed class FirstKey(PostgresKeys keys, IKeyManager manager, TimeProvider time) : IHostedService
    {
        private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

        public Task StartAsync(CancellationToken cancellationToken) =>
            keys.MakeFirstAsync(() => manager.CreateNewKey(time.GetUtcNow(), time.GetUtcNow() + Lifetime), cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
