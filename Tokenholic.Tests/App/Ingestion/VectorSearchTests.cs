using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Ingestion;
using Tokenholic.Knowledge.Prices;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.Knowledge.Index.Vectors;

namespace Tokenholic.Tests.App.Ingestion;

[Collection(PostgresCollection.Name)]
public sealed class VectorSearchTests(PostgresFixture postgres) : IAsyncLifetime
{
    // The question shares no word with the document that answers it.
    private const string Question = "怎样让支出低一些";
    private static readonly string[] Topics = ["缓存命中只收两成", "图像按张出账", "语音按字符出账", "节点扩容步骤", "操作审计留痕", "域名解析设置"];

    private TestDatabase _database = null!;
    private ScriptedProvider _provider = null!;
    private ModelRouter _router = null!;
    private KnowledgeStore _documents = null!;

    public async Task InitializeAsync()
    {
        _database = await postgres.CreateDatabaseAsync();
        _provider = await ScriptedProvider.StartAsync();
        _provider.Vector = (text, _) => text.Contains(Question, StringComparison.Ordinal) ? [1, 0.1, 0.05, 0.01, 0, 0] : Topics.Select(t => text.Contains(t, StringComparison.Ordinal) ? 1.0 : 0.001);
        _router = Router();
        _documents = new KnowledgeStore(_database.DataSource);
        foreach (var topic in Topics)
            await _documents.SaveAsync(KnowledgeDocument.From(DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes($"# {topic}\n\n{topic}，详见控制台。"), "text/markdown", new Uri(topic + ".md", UriKind.Relative)), topic, DateTimeOffset.UnixEpoch), default);
    }

    public async Task DisposeAsync()
    {
        _router.Dispose();
        await _provider.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_shares_no_word_is_found_by_its_meaning_and_vectors_are_made_once()
    {
        var vectors = await RefreshedAsync(Embedded());
        Assert.Equal((Topics.Length, Topics.Length), (vectors.State.Done, vectors.State.Total));
        using var knowledge = new KnowledgeBase(_documents, vectors);
        Assert.Equal(Topics[0], (await knowledge.SearchAsync(Question, 3, default)).Found.Hits[0].Document.Title);
        var asked = _provider.Requests.Count;

        await RefreshedAsync(Embedded()); // as after a restart

        Assert.Equal(asked, _provider.Requests.Count);
    }

    [Fact]
    public async Task Qdrant_gives_the_same_passages_and_when_it_is_away_words_still_find()
    {
        await using var qdrant = await QdrantServer.StartAsync();
        using var connection = new QdrantConnection(new ConfigurationBuilder().AddInMemoryCollection([new("Qdrant:Url", qdrant.Address.AbsoluteUri)]).Build());
        var (here, there) = (await RefreshedAsync(Embedded()), await RefreshedAsync(connection));

        var near = await there.NearAsync(Question, 4, default);
        Assert.Equal((await here.NearAsync(Question, 4, default)).Select(n => n.Document), near.Select(n => n.Document));
        Assert.Equal((Topics.Length, 4), (qdrant.Points, near.Count));
        Assert.Empty(qdrant.Refused);

        await qdrant.DisposeAsync();
        using var knowledge = new KnowledgeBase(_documents, there);
        Assert.Empty(await there.NearAsync(Question, 4, default));
        Assert.Equal("操作审计留痕", (await knowledge.SearchAsync("操作审计", 1, default)).Found.Hits[0].Document.Title);
    }

    [Fact]
    public async Task A_model_that_fails_is_told_and_what_was_made_stays()
    {
        _provider.Then(Fault.None, Fault.BadKey);
        await _documents.SaveAsync(KnowledgeDocument.From(DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(string.Join("\n\n", Enumerable.Range(1, 12).Select(i => $"## 第{i}节\n\n{new string((char)('一' + i), 300)}"))), "text/markdown", new Uri("long.md", UriKind.Relative)), "long", DateTimeOffset.UnixEpoch), default);
        var failed = await RefreshedAsync(Embedded());
        Assert.IsType<ModelException>(failed.State.Problem);

        var asked = _provider.Requests.Count;
        using var rested = Router(); // the old one rests for a while after a refused key
        var whole = await RefreshedAsync(Embedded(), rested);
        Assert.Null(whole.State.Problem);
        Assert.Equal(asked + 1, _provider.Requests.Count); // ten of the eighteen were kept
        Assert.Equal(whole.State.Total, whole.State.Done);
    }

    private static QdrantConnection Embedded() => new(new ConfigurationBuilder().Build());

    private async Task<VectorSearch> RefreshedAsync(QdrantConnection qdrant, ModelRouter? router = null)
    {
        var search = new VectorSearch((router ?? _router).Embeddings(new CallContext { Agent = "knowledge.embedding", Task = TaskKind.Embedding }), new PassageVectors(_database.DataSource), qdrant, NullLogger<VectorSearch>.Instance);
        await search.RefreshAsync(await _documents.AllAsync(default), default);
        return search;
    }

    private ModelRouter Router()
    {
        var model = _provider.Model("text-embedding-v4", tuning: new ModelTuning { Dimensions = 6 });
        return new ModelRouter(new FixedModelSettings(new Dictionary<TaskKind, IReadOnlyList<AssignedModel>> { [TaskKind.Embedding] = [model] }), new MemoryAnswerCache(TimeProvider.System), new MemoryCallLedger(), TimeProvider.System);
    }
}
