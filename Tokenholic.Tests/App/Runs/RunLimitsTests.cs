using Tokenholic.App.Hosting;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Runs;

[Collection(PostgresCollection.Name)]
public sealed class RunLimitsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Runs_and_other_costly_work_count_together_for_each_visitor()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var (customer, _) = await new CustomerStore(database.DataSource).GetOrCreateAsync(Names.Of("星河短剧"), null, null, false, default);
        var store = new RunStore(database.DataSource);
        var limits = new RunLimits(new RunStarts(database.DataSource), new LimitOptions { RunsPerHour = 2 });
        var (one, another, practised) = (new Visitor { Name = "one" }, new Visitor { Name = "another" }, 0);
        Task<int> PractiseAsync() => Task.FromResult(++practised);

        await limits.StartAsync(one, async () => (await store.CreateAsync(customer.Id, RunHost.Request("星河短剧"), default)).Run, default);
        await limits.StartOtherAsync(one, PractiseAsync, default);

        Assert.Equal(RunLimit.PerVisitor, (await Assert.ThrowsAsync<TooManyRunsException>(() => limits.StartOtherAsync(one, PractiseAsync, default))).Problem);
        Assert.Equal(1, practised);
        Assert.Equal(2, await limits.StartOtherAsync(another, PractiseAsync, default));
    }

    [Fact]
    public async Task As_many_runs_wait_or_are_at_work_as_may_and_the_next_starts_when_one_has_ended()
    {
        await using var database = await postgres.CreateDatabaseAsync();
        var (customer, _) = await new CustomerStore(database.DataSource).GetOrCreateAsync(Names.Of("星河短剧"), null, null, false, default);
        var store = new RunStore(database.DataSource);
        var limits = new RunLimits(new RunStarts(database.DataSource), new LimitOptions { ActiveRuns = 1 });
        async Task<Run> MapAsync() => (await store.CreateAsync(customer.Id, RunHost.Request("星河短剧"), default)).Run;
        var (one, another) = (new Visitor { Name = "one" }, new Visitor { Name = "another" });

        var first = await limits.StartAsync(one, MapAsync, default);
        var refused = await Assert.ThrowsAsync<TooManyRunsException>(() => limits.StartAsync(another, MapAsync, default));
        Assert.Equal((RunLimit.InAll, 1), (refused.Problem, refused.Most));
        Assert.True(await limits.StartOtherAsync(another, () => Task.FromResult(true), default)); // nobody waits for a place to practise

        var (claim, _) = await RunClaim.TryTakeAsync(database.DataSource, first.Id, TimeSpan.FromMinutes(1), default);
        await claim!.FinishAsync(RunState.Cancelled, null, default);

        Assert.NotEqual(first.Id, (await limits.StartAsync(another, MapAsync, default)).Id);
    }
}
