using Tokenholic.Agents.Research.Search;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class SearchAnswersTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private TestDatabase _database = null!;
    private SearchAnswers _answers = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _answers = new SearchAnswers(_database.DataSource);
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

    private static SearchAnswer Answer(string url) => new([new PageLink(new Uri(url), "标题 \0 摘要")]);
}
