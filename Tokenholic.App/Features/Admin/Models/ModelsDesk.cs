using Tokenholic.Agents.Models;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Models;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Admin.Models;

/// <summary>What the page shows: providers, the settings in force with their version (0 while the environment decides), earlier versions, the record of changes.</summary>
public sealed record ModelsState(
    IReadOnlyList<ProviderRow> Providers, ModelSettings Settings, int Version, IReadOnlyList<ModelSettingsVersion> History, IReadOnlyList<AuditRow> Audit);

/// <summary>What an administrator does to models, each under his name. Every action looks at the door again: a page may stay open for days.</summary>
public sealed class ModelsDesk
{
    private const int Shown = 20;
    private readonly ModelProviderStore _providers;
    private readonly ModelSettingsStore _settings;
    private readonly AppModelSettings _inForce;
    private readonly CallReports _reports;
    private readonly AdminSession _session;

    internal ModelsDesk(ModelProviderStore providers, ModelSettingsStore settings, AppModelSettings inForce, CallReports reports, AdminSession session) =>
        (_providers, _settings, _inForce, _reports, _session) = (providers, settings, inForce, reports, session);

    internal async Task<ModelsState> LoadAsync(CancellationToken cancellationToken)
    {
        var known = (await _providers.ListAsync(cancellationToken)).ToList();
        if (_inForce.EnvironmentProvider() is { } environment)
        {
            known.Add(new ProviderRow(environment.Id, environment.Name, environment.Preset, environment.BaseAddress.AbsoluteUri, environment.Key is not null, environment.Key?.LastFour ?? "", [], default, ""));
        }

        var latest = await _settings.LatestAsync(cancellationToken);
        return new(known, latest?.Body ?? _inForce.FromEnvironment(), latest?.Version ?? 0, await _settings.HistoryAsync(Shown, cancellationToken), await _reports.AuditAsync(Shown, cancellationToken));
    }

    /// <summary>Adds a provider, and where nothing is assigned yet, what it is known to be good for.</summary>
    internal async Task AddAsync(ProviderInput input, ModelsState state, CancellationToken cancellationToken)
    {
        var id = await _providers.AddAsync(input, Who(), cancellationToken);
        var models = ProviderPresets.Find(input.Preset).Models;
        if (state.Settings.Tasks.Count == 0 && models.Count > 0)
        {
            var first = new ModelSettings
            {
                Budget = state.Settings.Budget,
                Tasks = [.. models.Select(m => new TaskChoices(m.Key, [new ModelChoice(id, m.Value, EnvironmentModels.DefaultTuning(m.Key, m.Value))]))],
            };
            await _settings.SaveAsync(state.Version, first, null, null, Who(), cancellationToken);
        }
    }

    internal Task ChangeAsync(Guid id, ProviderInput input, CancellationToken cancellationToken) => _providers.ChangeAsync(id, input, Who(), cancellationToken);

    internal Task RemoveAsync(Guid id, CancellationToken cancellationToken) => _providers.RemoveAsync(id, Who(), cancellationToken);

    internal Task SaveAsync(ModelsState state, ModelSettings body, CancellationToken cancellationToken) => _settings.SaveAsync(state.Version, body, null, null, Who(), cancellationToken);

    internal Task RestoreAsync(ModelsState state, ModelSettingsVersion version, CancellationToken cancellationToken) =>
        _settings.SaveAsync(state.Version, version.Body, null, version.Version, Who(), cancellationToken);

    /// <summary>The model of a choice with its provider's key, for a trial; null when the provider is gone.</summary>
    internal async Task<AssignedModel?> ForTrialAsync(ModelChoice choice, CancellationToken cancellationToken)
    {
        Who();
        return (await _inForce.ProvidersAsync(cancellationToken)).TryGetValue(choice.ProviderId, out var provider) ? new AssignedModel(provider, choice.Model, choice.Tuning) : null;
    }

    private string Who() => _session.Who ?? throw new AdminExpiredException();
}
