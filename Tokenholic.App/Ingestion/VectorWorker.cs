using Tokenholic.App.Storage;

namespace Tokenholic.App.Ingestion;

/// <summary>Keeps the vectors of the passages in step with the documents and with the model assigned; asks nothing while neither changes.</summary>
internal sealed class VectorWorker(VectorSearch vectors, KnowledgeStore documents, Agents.Models.ModelEmbeddings embeddings, ILogger<VectorWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan PauseAfterProblem = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        (string? Space, string Stamp)? seen = null;
        while (true)
        {
            try
            {
                var now = (await embeddings.SpaceAsync(stoppingToken), await documents.StampAsync(stoppingToken));
                if (now != seen)
                {
                    await vectors.RefreshAsync(now.Item1 is null ? [] : await documents.AllAsync(stoppingToken), stoppingToken);
                    seen = vectors.State.Problem is null ? now : null;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogWarning("The vectors of the passages could not be brought up to date: {Message}", e.Message);
            }

            await Task.Delay(vectors.State.Problem is null ? Pause : PauseAfterProblem, stoppingToken);
        }
    }
}
