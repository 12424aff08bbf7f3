using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.App.Storage;

namespace Tokenholic.Tests.Doubles;

/// <summary>
/// Tests that need Postgres say <c>[Collection(PostgresCollection.Name)]</c>, take a <see cref="PostgresFixture"/> in their
/// constructor and make a fresh database in their <c>InitializeAsync</c>.
/// </summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "Postgres";
}

/// <summary>One embedded Postgres for all of them. A server left over by a killed test run is adopted, and stopped at the end.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private bool _migrated;

    public EmbeddedPostgres Server { get; } = TestServer.At(Path.Combine(
        Path.GetTempPath(),
        "tokenholic-tests-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AppContext.BaseDirectory)))[..12]));

    public async Task InitializeAsync()
    {
        await Server.StartAsync(CancellationToken.None);
        foreach (var old in await QueryAsync(
            "select datname from pg_database d where datname like 'test\\_%' and not exists (select 1 from pg_stat_activity a where a.datname = d.datname)"))
        {
            await ExecuteAsync($"drop database if exists \"{old}\" with (force)");
        }
    }

    /// <summary>An empty database with the schema of today, dropped when it is disposed.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync(bool migrated = true)
    {
        if (migrated && !_migrated)
        {
            await ExecuteAsync("drop database if exists migrated with (force)", "create database migrated");
            await using var template = NpgsqlDataSource.Create(Server.ConnectionString("migrated") + ";Pooling=false");
            await Migrator.ApplyAsync(template, CancellationToken.None);
            _migrated = true;
        }

        var name = "test_" + Guid.NewGuid().ToString("N");
        await ExecuteAsync($"create database {name} template {(migrated ? "migrated" : "template1")}");
        return new TestDatabase(this, name);
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    internal async Task ExecuteAsync(params string[] statements)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<List<string>> QueryAsync(string query)
    {
        await using var connection = new NpgsqlConnection(Server.ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}

/// <summary>A database of one test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly PostgresFixture _fixture;

    internal TestDatabase(PostgresFixture fixture, string name)
    {
        _fixture = fixture;
        Name = name;
        ConnectionString = fixture.Server.ConnectionString(name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public NpgsqlDataSource DataSource { get; }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await _fixture.ExecuteAsync($"drop database if exists {Name} with (force)");
    }
}

/// <summary>Embedded servers for tests: they write faster than they survive a power cut.</summary>
public static class TestServer
{
    public static EmbeddedPostgres At(string folder, string? binaries = null, TimeSpan? patience = null) => new(
        new EmbeddedPostgresOptions
        {
            Folder = folder,
            Binaries = binaries,
            Durable = false,
            Patience = patience ?? TimeSpan.FromSeconds(90),
        },
        NullLogger<EmbeddedPostgres>.Instance);
}
