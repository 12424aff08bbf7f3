using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class DemoResetTests(PostgresFixture postgres)
{
    [Fact]
    public async Task All_customers_and_all_practice_go_but_for_those_at_work_and_settings_stay()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var customers = new CustomerStore(database.DataSource);
        await customers.GetOrCreateAsync(Names.Of("先走的公司"), null, null, false, default);
        var (busy, _) = await customers.GetOrCreateAsync(Names.Of("忙碌公司"), null, null, false, default);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("insert into run (id, customer_id, kind, request, state) values ($1, $2, 'battle_map', '{}', 'running')", default, Guid.CreateVersion7(), busy.Id);
        await connection.ExecuteAsync("insert into role_play_session (id, rep, setup, scenario, difficulty) values ($1, '小林', '{}', 'discovery', 'easy')", default, Guid.CreateVersion7());
        await new ApiKeys(database.DataSource).CreateAsync("钉钉", "测试", default);
        var reset = new DemoReset(database.DataSource, new CustomerPrivacy(database.DataSource));

        Assert.Equal(new ResetDone(1, 1, 1), await reset.ResetAsync("测试", default));

        Assert.Equal("忙碌公司", Assert.Single(await customers.ListAsync(null, 0, 10, default)).Customer.Name);
        Assert.Empty(await App.Models.Everywhere.FindAsync(database.DataSource, "先走的公司"));
        Assert.Single(await new ApiKeys(database.DataSource).ListAsync(default));
        Assert.Contains(await new CallReports(database.DataSource).AuditAsync(5, default), line => line.Action == "demo_reset" && line.Who == "测试");
    }
}
