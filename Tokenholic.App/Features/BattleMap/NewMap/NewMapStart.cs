using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Hosting;
using Tokenholic.App.Runs;
using Tokenholic.App.Sample;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.NewMap;

/// <summary>A map that the company already has.</summary>
public sealed record ExistingMap(Guid CustomerId, string Name, int Version, DateTimeOffset MadeAt);

/// <summary>Either the run that makes the map, or the map that is already there and nobody asked to make again.</summary>
internal sealed record StartedMap(Run? Run, ExistingMap? Existing);

/// <summary>Starts maps, and finds what an earlier one was made from.</summary>
internal sealed class NewMapStart(CustomerStore customers, CustomerImport known, RunHub runs, RunLimits limits, RunStore stored, MapReader maps)
{
    /// <summary>What the form starts with: the input of that run, or that customer's name and site, or nothing.</summary>
    internal async Task<(NewMapInput? Input, IReadOnlyList<ChosenFile>? Files)> FirstAsync(Guid? runId, Guid? customerId, string? accepted, CancellationToken cancellationToken)
    {
        if (runId is { } id && await runs.FindAsync(id, cancellationToken) is not null)
        {
            var request = await stored.RequestAsync(id, cancellationToken);
            var files = request.Given.Where(given => given.Kind is GivenKind.File).Select(given => new ChosenFile(given.Name, given.Content)).ToList();
            return (NewMapInput.From(accepted is null ? request : request with { Urls = [.. request.Urls.Append(accepted).Distinct(StringComparer.Ordinal)] }), files);
        }

        return customerId is { } customer && await customers.FindAsync(customer, cancellationToken) is { } found
            ? (new NewMapInput(found.Name, found.Website ?? "", Facts: string.Join('\n', await known.FactsAsync(customer, cancellationToken)), Industry: found.Industry ?? ""), null)
            : (null, null);
    }

    /// <summary>Starts the run, unless the company has a map and <paramref name="asNewVersion"/> is false.</summary>
    internal async Task<StartedMap> StartAsync(MapRequest request, bool asNewVersion, Visitor visitor, CancellationToken cancellationToken)
    {
        MapRequestRules.Demand(request);
        request = SampleCompany.Complete(request);
        var (customer, created) = await customers.GetOrCreateAsync(
            CompanyName.Parse(request.CompanyName).Value!, request.Sites is [var site, ..] ? site : null, request.Industry, request.Fictional, cancellationToken);
        if (!created && !asNewVersion && await maps.FindAsync(customer.Id, null, cancellationToken) is { Map: { } map })
        {
            return new(null, new(customer.Id, customer.Name, map.Version, map.CreatedAt));
        }

        return new(await limits.StartAsync(visitor, () => runs.StartMapAsync(customer.Id, request, cancellationToken), cancellationToken), null);
    }
}
