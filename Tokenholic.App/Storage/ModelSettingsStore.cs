using Npgsql;
using Tokenholic.Agents.Models;

namespace Tokenholic.App.Storage;

/// <summary>A model chosen for a task.</summary>
public sealed record ModelChoice(Guid ProviderId, string Model, ModelTuning Tuning);

/// <summary>The choices of a task, the first one first.</summary>
public sealed record TaskChoices(TaskKind Task, IReadOnlyList<ModelChoice> Models);

/// <summary>What an administrator decides about models, as one document.</summary>
public sealed record ModelSettings
{
    /// <summary>Who does what.</summary>
    public IReadOnlyList<TaskChoices> Tasks { get; init; } = [];

    /// <summary>What calls may cost.</summary>
    public ModelBudget Budget { get; init; } = ModelBudget.Default;

    /// <summary>The choices of a task.</summary>
    public IReadOnlyList<ModelChoice> Of(TaskKind task) => Tasks.FirstOrDefault(t => t.Task == task)?.Models ?? [];

    /// <summary>The same with other choices for a task.</summary>
    public ModelSettings With(TaskKind task, IReadOnlyList<ModelChoice> models) =>
        this with { Tasks = [.. Tasks.Where(t => t.Task != task), .. models.Count == 0 ? Array.Empty<TaskChoices>() : [new(task, models)]] };
}

/// <summary>A version of the settings with who made it and when.</summary>
public sealed record ModelSettingsVersion(int Version, ModelSettings Body, string? Note, int? RestoredFrom, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>The settings in append-only versions.</summary>
public sealed class ModelSettingsStore(NpgsqlDataSource dataSource)
{
    private const string Columns = "version, body::text, note, restored_from, changed_at, changed_by";

    /// <summary>The version in force, or null when nobody has decided anything yet.</summary>
    public async Task<ModelSettingsVersion?> LatestAsync(CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync($"select {Columns} from model_settings order by version desc limit 1", Read, cancellationToken)).FirstOrDefault();

    /// <summary>The latest versions, the newest first.</summary>
    public async Task<IReadOnlyList<ModelSettingsVersion>> HistoryAsync(int count, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync($"select {Columns} from model_settings order by version desc limit $1", Read, cancellationToken, count);

    /// <summary>Adds version <paramref name="expected"/> + 1 (0 for the first).</summary>
    /// <exception cref="StaleVersionException">Somebody saved another version meanwhile; nothing was written.</exception>
    public async Task<int> SaveAsync(int expected, ModelSettings body, string? note, int? restoredFrom, string who, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var made = await connection.QueryAsync(
            """
            insert into model_settings (version, body, note, restored_from, changed_by)
            select $1 + 1, $2::jsonb, $3::text, $4::int, $5 where $1 = (select coalesce(max(version), 0) from model_settings)
            on conflict do nothing returning version
            """,
            r => r.GetInt32(0),
            cancellationToken,
            expected, JsonText.Write(body), note is null ? null : JsonText.Clean(note), restoredFrom, JsonText.Clean(who));
        if (made is [var version])
        {
            return version;
        }

        var actual = await connection.QueryAsync("select coalesce(max(version), 0) from model_settings", r => r.GetInt32(0), cancellationToken);
        throw new StaleVersionException(Guid.Empty, expected, actual[0]);
    }

    private static ModelSettingsVersion Read(NpgsqlDataReader r) => new(
        r.GetInt32(0), JsonText.Read<ModelSettings>(r.GetString(1)), r.NullableText(2), r.Nullable<int>(3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5));
}
