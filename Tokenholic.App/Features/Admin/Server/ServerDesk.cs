using Tokenholic.App.Hosting;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Admin.Server;

/// <summary>The server at a glance.</summary>
public sealed record ServerState(
    IReadOnlyList<Dependency> Dependencies, IReadOnlyList<NodeRow> Nodes, IReadOnlyList<RunCount> Runs, CallSum? Today, IReadOnlyList<ApiKeyRow> Keys, int Customers)
{
    internal int Count(string state) => Runs.FirstOrDefault(run => run.State == state)?.Count ?? 0;
}

/// <summary>What the page about the server shows and does; every act asks again who is administrating.</summary>
internal sealed class ServerDesk(ServerReports reports, CallReports calls, ApiKeys keys, CustomerStore customers, DemoReset demo, Dependencies dependencies, AdminSession session)
{
    internal const int LongestName = 60;

    internal async Task<ServerState> LoadAsync(CancellationToken cancellationToken)
    {
        _ = Who();
        return new(
            await dependencies.CheckAsync(cancellationToken), await reports.NodesAsync(cancellationToken), await reports.RunsAsync(cancellationToken),
            (await calls.ByDayAsync(1, cancellationToken)).FirstOrDefault(), await keys.ListAsync(cancellationToken), await customers.CountAsync(null, cancellationToken));
    }

    /// <summary>The new key, to be shown once.</summary>
    internal Task<string> MakeKeyAsync(string name, CancellationToken cancellationToken) => keys.CreateAsync(name, Who(), cancellationToken);

    internal Task RevokeAsync(Guid id, CancellationToken cancellationToken) => keys.RevokeAsync(id, Who(), cancellationToken);

    internal Task<ResetDone> ResetAsync(CancellationToken cancellationToken) => demo.ResetAsync(Who(), cancellationToken);

    private string Who() => session.Who ?? throw new AdminExpiredException();
}
