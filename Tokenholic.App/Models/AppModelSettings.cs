using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.App.Models;

/// <summary>
/// The assignments in force: what an administrator decided, else what the environment's key allows. Read from the database at
/// every call – a millisecond before seconds – so that a change acts on the next call of every node.
/// </summary>
internal sealed class AppModelSettings(ModelSettingsStore settings, ModelProviderStore providers, CustomerPrivacy privacy, EstimationStore estimation, IConfiguration configuration) : IModelSettings
{
    public async Task<IReadOnlyList<AssignedModel>> AssignedAsync(TaskKind task, CancellationToken cancellationToken)
    {
        var environment = EnvironmentProvider();
        if (await DatabaseRetry.PatientlyAsync(() => settings.LatestAsync(cancellationToken), cancellationToken) is not { } decided)
        {
            return environment is null ? [] : EnvironmentModels.Assigned(environment, Read).GetValueOrDefault(task) ?? [];
        }

        var known = await ProvidersAsync(cancellationToken);
        return [.. decided.Body.Of(task).Where(c => known.ContainsKey(c.ProviderId)).Select(c => new AssignedModel(known[c.ProviderId], c.Model, c.Tuning))];
    }

    public async Task<ModelBudget> BudgetAsync(CancellationToken cancellationToken) =>
        (await DatabaseRetry.PatientlyAsync(() => settings.LatestAsync(cancellationToken), cancellationToken))?.Body.Budget ?? ModelBudget.Default;

    public async Task<PriceBook> PricesAsync(CancellationToken cancellationToken) =>
        (await DatabaseRetry.PatientlyAsync(() => estimation.BasisAsync(cancellationToken), cancellationToken)).Prices;

    public Task<bool> MayLeaveAsync(Guid customerId, CancellationToken cancellationToken) =>
        DatabaseRetry.PatientlyAsync(() => privacy.MayLeaveAsync(customerId, cancellationToken), cancellationToken);

    /// <summary>The provider that the environment describes, or null.</summary>
    internal ModelProvider? EnvironmentProvider() => EnvironmentModels.Provider(Read);

    /// <summary>What is in force where nobody has decided anything: the environment's models.</summary>
    internal ModelSettings FromEnvironment() => EnvironmentProvider() is { } provider
        ? new ModelSettings
        {
            Tasks = [.. EnvironmentModels.Assigned(provider, Read).Select(a => new TaskChoices(a.Key, [.. a.Value.Select(m => new ModelChoice(provider.Id, m.Model, m.Tuning))]))],
        }
        : new ModelSettings();

    /// <summary>Every provider with its key, by id.</summary>
    internal async Task<IReadOnlyDictionary<Guid, ModelProvider>> ProvidersAsync(CancellationToken cancellationToken)
    {
        var stored = await DatabaseRetry.PatientlyAsync(() => providers.ForCallsAsync(cancellationToken), cancellationToken);
        return (EnvironmentProvider() is { } environment ? stored.Append(environment) : stored).ToDictionary(p => p.Id);
    }

    private string? Read(string name) => configuration[name];
}
