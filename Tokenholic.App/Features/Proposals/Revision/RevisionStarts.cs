using Tokenholic.App.Hosting;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Proposals.Revision;

/// <summary>Starts revisions.</summary>
internal sealed class RevisionStarts(RunHub runs, RunLimits limits, RunStore store)
{
    /// <summary>The run of this very request; null when another one is at work for the customer, and this one has to wait for it.</summary>
    internal async Task<Run?> StartAsync(Guid customerId, RevisionRequest request, Visitor visitor, CancellationToken cancellationToken)
    {
        var run = await limits.StartAsync(visitor, () => runs.StartAsync(customerId, RunKinds.Revision, request, cancellationToken), cancellationToken);
        var asked = await store.RequestAsync<RevisionRequest>(run.Id, cancellationToken);
        return asked.DocumentId == request.DocumentId && asked.Only == request.Only && asked.Text == request.Text ? run : null;
    }
}
