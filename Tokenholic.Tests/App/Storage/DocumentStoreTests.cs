using Npgsql;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage;

[Collection(PostgresCollection.Name)]
public sealed class DocumentStoreTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly Guid _id = Guid.NewGuid();
    private TestDatabase _database = null!;
    private DocumentStore _store = null!;
    private Guid _customer;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _store = new DocumentStore(_database.DataSource);
        _customer = (await new CustomerStore(_database.DataSource).GetOrCreateAsync(Names.Of("客户"), null, null, false, default)).Customer.Id;
    }

    public async Task DisposeAsync() => await _database.DisposeAsync();

    [Fact]
    public async Task Versions_count_up_and_each_can_be_read_again()
    {
        Assert.Equal(1, await AppendAsync(0, "一"));
        Assert.Equal(2, await AppendAsync(1, "二"));

        Assert.Equal("二", (await _store.LatestAsync<Note>(_customer, "note", default))!.Body.Text);
        Assert.Equal("一", (await _store.GetAsync<Note>(_id, 1, default))!.Body.Text);
        Assert.Equal([2, 1], (await _store.VersionsAsync(_id, default)).Select(v => v.Version));
        Assert.Null(await _store.GetAsync<Note>(_id, 3, default));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_writer_who_saw_another_version_is_told_which_one_is_the_latest(int expected)
    {
        await AppendAsync(0, "一");

        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => AppendAsync(expected, "迟到"));

        Assert.Equal((_id, expected, 1), (stale.DocumentId, stale.Expected, stale.Actual));
        Assert.Equal("一", (await _store.LatestAsync<Note>(_customer, "note", default))!.Body.Text);
    }

    [Fact]
    public async Task Of_many_writers_at_once_exactly_one_wins_and_nothing_is_overwritten()
    {
        await AppendAsync(0, "一");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            try
            {
                return await AppendAsync(1, $"第 {i} 个");
            }
            catch (StaleVersionException e)
            {
                return -e.Actual;
            }
        }));

        Assert.Single(outcomes, 2);
        Assert.Equal(9, outcomes.Count(o => o == -2));
        Assert.Equal(2L, await _database.ScalarAsync<long>("select count(*) from document_version"));
    }

    [Fact]
    public async Task To_go_back_is_to_add_a_copy_with_its_reason()
    {
        await AppendAsync(0, "一");
        await AppendAsync(1, "二");

        Assert.Equal(3, await _store.RestoreAsync(_id, 2, 1, "客户不同意", default));

        var latest = (await _store.LatestAsync<Note>(_customer, "note", default))!;
        Assert.Equal(("一", 1, "客户不同意", 2), (latest.Body.Text, latest.RestoredFrom, latest.Note, latest.ParentVersion));
        await Assert.ThrowsAsync<StaleVersionException>(() => _store.RestoreAsync(_id, 2, 1, null, default));
    }

    [Fact]
    public async Task Of_two_documents_of_a_customer_each_has_a_newest_version_of_its_own()
    {
        await AppendAsync(0, "一");
        await _store.AppendAsync(Guid.NewGuid(), 0, "note", _customer, null, new Note("支线"), null, default);

        Assert.Equal("支线", (await _store.LatestAsync<Note>(_customer, "note", default))!.Body.Text);
        Assert.Equal("一", (await _store.LatestAsync<Note>(_customer, "note", _id, default))!.Body.Text);
    }

    [Fact]
    public async Task No_statement_changes_or_removes_a_version()
    {
        await AppendAsync(0, "一");

        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync("update document_version set note = 'x'"));
        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync("delete from document_version"));
        await Assert.ThrowsAsync<PostgresException>(() => _database.ExecuteAsync("delete from customer"));
        Assert.Equal(1L, await _database.ScalarAsync<long>("select count(*) from document_version"));
    }

    [Theory]
    [InlineData("空\u0000字符", "空\uFFFD字符")]
    [InlineData("反斜杠\\u0000不是空字符", "反斜杠\\u0000不是空字符")]
    [InlineData("😀 “引号” <b>\n", "😀 “引号” <b>\n")]
    public async Task A_body_may_hold_any_text(string text, string kept)
    {
        await AppendAsync(0, text);
        Assert.Equal(kept, (await _store.GetAsync<Note>(_id, 1, default))!.Body.Text);
    }

    private Task<int> AppendAsync(int expected, string text) =>
        _store.AppendAsync(_id, expected, "note", _customer, null, new Note(text), null, default);

    private sealed record Note(string Text);
}
