using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;
using Tokenholic.Agents.Models;
using Secret = Tokenholic.Agents.Models.Secret;

namespace Tokenholic.App.Storage;

/// <summary>A provider as screens see it: its key only as the last four characters.</summary>
public sealed record ProviderRow(Guid Id, string Name, string Preset, string BaseAddress, bool HasKey, string LastFour, IReadOnlyList<string> HeaderNames, DateTimeOffset ChangedAt, string ChangedBy);

/// <summary>What is entered for a provider; a null key or null headers keep what is stored.</summary>
public sealed record ProviderInput(string Name, string Preset, string BaseAddress, string? Key, IReadOnlyDictionary<string, string>? Headers);

/// <summary>Providers, their keys encrypted: what is written cannot be read back but by a call.</summary>
public sealed class ModelProviderStore(NpgsqlDataSource dataSource, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Tokenholic.ModelProvider.v1");

    /// <summary>The providers in use, by name.</summary>
    public async Task<IReadOnlyList<ProviderRow>> ListAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select id, name, preset, base_address, key_protected is not null, last_four, headers_protected, changed_at, changed_by from model_provider where not removed order by name, id",
        r => new ProviderRow(r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetBoolean(4), r.GetString(5), [.. Headers(r.NullableText(6)).Keys], r.GetFieldValue<DateTimeOffset>(7), r.GetString(8)),
        cancellationToken);

    /// <summary>The providers with their keys, for calls. One whose key cannot be decrypted has none.</summary>
    public async Task<IReadOnlyList<ModelProvider>> ForCallsAsync(CancellationToken cancellationToken) => await dataSource.QueryAsync(
        "select id, name, preset, base_address, key_protected, headers_protected, revision from model_provider where not removed",
        r => new ModelProvider
        {
            Id = r.GetGuid(0), Name = r.GetString(1), Preset = r.GetString(2), BaseAddress = new Uri(r.GetString(3)),
            Key = Unprotect(r.NullableText(4)) is { } key ? new Secret(key) : null, Headers = Headers(r.NullableText(5)), Revision = r.GetInt32(6),
        },
        cancellationToken);

    /// <summary>Adds a provider and returns its id.</summary>
    public async Task<Guid> AddAsync(ProviderInput input, string who, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await WriteAsync(
            """
            with added as (
              insert into model_provider (id, name, preset, base_address, key_protected, last_four, headers_protected, changed_by)
              values ($1, $2, $3, $4, $5::text, coalesce($6::text, ''), $7::text, $8) returning name)
            insert into admin_audit (who, action, subject) select $8, 'provider_added', name from added
            """,
            id, input, who, cancellationToken);
        return id;
    }

    /// <summary>Changes a provider; what was not entered anew stays.</summary>
    public Task ChangeAsync(Guid id, ProviderInput input, string who, CancellationToken cancellationToken) => WriteAsync(
        """
        with changed as (
          update model_provider set name = $2, preset = $3, base_address = $4, key_protected = coalesce($5::text, key_protected),
            last_four = coalesce($6::text, last_four), headers_protected = coalesce($7::text, headers_protected),
            revision = revision + 1, changed_at = clock_timestamp(), changed_by = $8
          where id = $1 and not removed returning name)
        insert into admin_audit (who, action, subject) select $8, case when $5::text is null then 'provider_changed' else 'provider_key_changed' end, name from changed
        """,
        id, input, who, cancellationToken);

    /// <summary>Removes a provider and forgets its key.</summary>
    public async Task RemoveAsync(Guid id, string who, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            with removed as (
              update model_provider set removed = true, key_protected = null, last_four = '', headers_protected = null, revision = revision + 1, changed_at = clock_timestamp(), changed_by = $2
              where id = $1 and not removed returning name)
            insert into admin_audit (who, action, subject) select $2, 'provider_removed', name from removed
            """,
            cancellationToken,
            id, JsonText.Clean(who));
    }

    private async Task WriteAsync(string sql, Guid id, ProviderInput input, string who, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            sql,
            cancellationToken,
            id, JsonText.Clean(input.Name), input.Preset, input.BaseAddress,
            input.Key is null ? null : _protector.Protect(input.Key),
            input.Key is null ? null : new Secret(input.Key).LastFour,
            input.Headers is null ? null : _protector.Protect(JsonText.Write(input.Headers.Select(h => new Header(h.Key, h.Value)).ToList())),
            JsonText.Clean(who));
    }

    private Dictionary<string, string> Headers(string? written) => Unprotect(written) is { } json
        ? JsonText.Read<List<Header>>(json).ToDictionary(h => h.Name, h => h.Value, StringComparer.OrdinalIgnoreCase)
        : [];

    private string? Unprotect(string? written)
    {
        try
        {
            return written is null ? null : _protector.Unprotect(written);
        }
        catch (CryptographicException)
        {
            return null; // another database's key: it has to be entered again
        }
    }

    private sealed record Header(string Name, string Value);
}
