using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Documents;

namespace Tokenholic.App.Ingestion;

/// <summary>Keeps the documents that come with the product, and reads what people ask to be read, also what an earlier process left.</summary>
internal sealed class IngestionWorker(IngestionRunner runner, KnowledgeStore documents, ILogger<IngestionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var document in StartingKnowledge.Documents)
        {
            await documents.SaveAsync(document, stoppingToken);
        }

        while (true)
        {
            try
            {
                while (await runner.NextAsync(null, stoppingToken) is not null)
                {
                    // the next one
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // the item is taken again in two minutes
                logger.LogWarning("A document could not be taken in: {Message}", e.Message);
            }

            await Task.Delay(Idle, stoppingToken);
        }
    }
}
