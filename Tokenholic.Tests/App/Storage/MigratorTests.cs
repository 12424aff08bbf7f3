using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class MigratorTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync(migrated: false);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Nodes_that_start_at_once_migrate_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Migrator.ApplyAsync(_database.DataSource, default)));
        await Migrator.ApplyAsync(_database.DataSource, default);

        Assert.Equal(1L, await _database.ScalarAsync<long>("select count(*) from schema_migration where name = '0001_base.sql'"));
    }

    [Theory]
    [InlineData("update schema_migration set checksum = 'other' where name = '0001_base.sql'", "0001_base.sql")]
    [InlineData("insert into schema_migration (name, checksum) values ('9999_future.sql', 'x')", "9999_future.sql")]
    public async Task A_database_of_another_version_is_left_alone_and_named(string change, string migration)
    {
        await Migrator.ApplyAsync(_database.DataSource, default);
        await _database.ExecuteAsync(change);

        var mismatch = await Assert.ThrowsAsync<SchemaMismatchException>(() => Migrator.ApplyAsync(_database.DataSource, default));

        Assert.Equal(migration, mismatch.Migration);
    }
}
