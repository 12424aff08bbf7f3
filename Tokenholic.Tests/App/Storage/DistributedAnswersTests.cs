using Npgsql;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Agents.Research.Search;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class DistributedAnswersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private TestDatabase _database = null!;
    private DistributedAnswers _answers = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _answers = new DistributedAnswers(new PostgresCache(_database.DataSource), TimeProvider.System);
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task An_answer_is_found_by_its_query_and_a_newer_one_replaces_it()
    {
        await _answers.SaveAsync("\"星河\" 官网", Answer("http://old.test/"), default);
        await _answers.SaveAsync("\"星河\" 官网", Answer("http://new.test/"), default);

        var found = await _answers.FindAsync("\"星河\" 官网", Hour, default);
        Assert.Equal([new PageLink(new Uri("http://new.test/"), "标题 \uFFFD 摘要")], found!.Hits);
        Assert.Null(await _answers.FindAsync("\"银河\" 官网", Hour, default));
    }

    [Fact]
    public async Task An_answer_that_is_too_old_is_not_found()
    {
        await _answers.SaveAsync("q", Answer("http://a.test/"), default);
        Assert.Null(await _answers.FindAsync("q", TimeSpan.Zero, default));
    }

    [Fact]
    public async Task A_models_answer_is_its_customers_alone_and_is_kept_a_day_where_a_search_is_kept_an_hour()
    {
        var (customer, key) = (Guid.NewGuid(), new byte[32]);
        await _answers.SaveAsync(key, customer, new KeptAnswer("答案", "", "qwen3-max"), default);
        await _answers.SaveAsync("q", Answer("http://a.test/"), default);

        Assert.Equal("答案", (await _answers.FindAsync(key, customer, CachedChatClient.MaxAge, default))!.Text);
        Assert.Null(await _answers.FindAsync(key, Guid.NewGuid(), CachedChatClient.MaxAge, default));
        Assert.Equal("1 24", await HoursAsync());
        await _database.ExecuteAsync("update cache_entry set expires_at = expires_at - interval '1 day'");
        Assert.Null(await _answers.FindAsync(key, customer, CachedChatClient.MaxAge, default));
        await _answers.SaveAsync("q", Answer("http://a.test/"), default);
        Assert.Equal("1", await HoursAsync()); // what has lapsed is gone

        Task<string> HoursAsync() => _database.ScalarAsync<string>("select string_agg(round(extract(epoch from expires_at - clock_timestamp()) / 3600)::text, ' ' order by expires_at) from cache_entry");
    }

    [Fact]
    public async Task A_cache_that_cannot_be_reached_is_an_empty_one()
    {
        await using var nowhere = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=x;Password=x;Timeout=2");
        var away = new DistributedAnswers(new PostgresCache(nowhere), TimeProvider.System);

        await away.SaveAsync("q", Answer("http://a.test/"), default);

        Assert.Null(await away.FindAsync("q", Hour, default));
    }

    private static SearchAnswer Answer(string url) => new([new PageLink(new Uri(url), "标题 \0 摘要")]);
}
