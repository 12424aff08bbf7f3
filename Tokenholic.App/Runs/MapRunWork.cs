using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>Makes a battle map.</summary>
internal sealed class MapRunWork(MapWork work, RunStore runs, PageSnapshots pages, MapResults results) : IRunWork
{
    public string Kind => RunKinds.BattleMap;

    public async Task DoAsync(Run run, RunClaim claim, CancellationToken cancellationToken)
    {
        var request = await DatabaseRetry.PatientlyAsync(() => runs.RequestAsync(run.Id, cancellationToken), cancellationToken);
        await foreach (var happened in work(request, pages.Of(run.Id), cancellationToken).WithCancellation(cancellationToken))
        {
            if (happened is MapCompleted { NothingRead: true })
            {
                throw new NothingReadException(); // the former map stays the newest one
            }

            if (happened is MapCompleted result)
            {
                await results.SaveAsync(run, claim, result, cancellationToken);
                return;
            }

            await claim.AddAsync(happened, cancellationToken);
        }

        throw new InvalidOperationException("The pipeline ended without a map.");
    }
}
