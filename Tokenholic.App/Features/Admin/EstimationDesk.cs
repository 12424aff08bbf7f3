using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.App.Features.Admin;

/// <summary>What an administrator adds to prices and defaults, under his name. Every action looks at the door again: a page may stay open for days.</summary>
public sealed class EstimationDesk
{
    private readonly EstimationStore _store;
    private readonly AdminSession _session;

    internal EstimationDesk(EstimationStore store, AdminSession session) => (_store, _session) = (store, session);

    internal Task AddAsync(IReadOnlyList<PriceRow> prices, CancellationToken cancellationToken) => _store.AddAsync(prices, Who(), cancellationToken);

    internal Task AddAsync(ExchangeRate rate, CancellationToken cancellationToken) => _store.AddAsync(rate, Who(), cancellationToken);

    internal Task AddAsync(AcceptedDefault learned, CancellationToken cancellationToken) => _store.AddAsync(learned, Who(), cancellationToken);

    private string Who() => _session.Who ?? throw new AdminExpiredException();
}
