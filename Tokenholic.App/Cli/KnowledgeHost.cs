using Tokenholic.App.Hosting;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Documents;

namespace Tokenholic.App.Cli;

/// <summary>The knowledge base for a verb: the database comes up, the documents that come with the product are in it, and it goes down again.</summary>
internal sealed class KnowledgeHost : IAsyncDisposable
{
    private readonly IHost _host;

    private KnowledgeHost(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public static async Task<KnowledgeHost> StartAsync(CancellationToken cancellationToken)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        builder.Configuration.AddSecretFiles();
        builder.Services.AddAgents(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration).AddKnowledgeBase(worker: false);
        var host = builder.Build();
        try
        {
            await host.StartAsync(cancellationToken);
            foreach (var document in StartingKnowledge.Documents)
            {
                await host.Services.GetRequiredService<KnowledgeStore>().SaveAsync(document, cancellationToken);
            }
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return new KnowledgeHost(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
    }
}
