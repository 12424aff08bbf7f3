using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Tests.Knowledge.Index;

public sealed class KnowledgeIndexTests
{
    private static readonly KnowledgeIndex Index = new(
    [
        Document("batch", "批量推理", "离线任务提交到批量接口，费用为实时调用的一半，24 小时内返回结果。"),
        Document("cache", "上下文缓存", "重复的前缀命中缓存后，输入单价降为两成。"),
        Document("models", "模型列表", "旗舰模型 qwen3-max 的上下文窗口为 262,144 token；qwen-plus 更便宜。"),
        Document("refund", "退订规则", "资源包购买五天内未使用可以退订，退款原路返回。"),
        Document("sandbox", "Sandbox", "Run untrusted code in an isolated cloud sandbox; Python, R and Java are supported."),
        Document("regions", "地域", "新加坡与德国（法兰克福）地域的接入点不同，API Key 不能混用。"),
        Document("voice", "语音合成", "把文字读成语音，支持声音复刻。"),
        Document("driver", "显卡驱动", "安装英伟达特斯拉显卡的驱动程序。"),
    ]);

    private static readonly Lazy<KnowledgeIndex> Starting = new(() =>
        new KnowledgeIndex([.. StartingKnowledge.Documents.Select(d => Document(d.Address, d.Title, d.Text))]));

    [Theory]
    [InlineData("How is Qwen-MT billed?", "Input / output (CNY per million tokens): 1.8 / 5.4")]
    [InlineData("Qwen-MT 翻译怎么收费", "输入 / 输出（元/百万 token）: 1.8 / 5.4")]
    public void A_reader_gets_a_document_once_in_his_language_and_a_price_with_what_it_is_of(string question, string said)
    {
        var hits = Starting.Value.Search(question, 8).InOneLanguage;

        Assert.Equal(hits.Count, hits.Select(h => h.Document.Address.Replace("-zh.", "-en.", StringComparison.Ordinal)).Distinct().Count());
        Assert.Contains(PassageSentences.Best(question, hits[0], 3), s => TableRows.Read(hits[0].Document.Text, s).Contains(said, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("批量接口的费用", "batch")]
    [InlineData("How much cheaper is batch inference?", "batch")]
    [InlineData("What is the context window of Qwen3 Max?", "models")]
    [InlineData("ＱＷＥＮ３－ＭＡＸ 的上下文", "models")]
    [InlineData("qwen3max 上下文窗口", "models")]
    [InlineData("在隔离环境里跑不信任的代码，支持哪些语言", "sandbox")]
    [InlineData("资源包买了没用，能退钱吗", "refund")]
    [InlineData("Can it read text aloud?", "voice")]
    [InlineData("批量推理打几折", "batch")]
    [InlineData("上下文缓存多少钱", "cache")]
    public void A_question_finds_its_document_across_spellings_words_and_languages(string question, string document)
    {
        var found = Index.Search(question, 3);

        Assert.Equal(document, found.Hits[0].Document.Id);
        Assert.Null(found.Refusal);
    }

    [Theory]
    [InlineData("火星上有可用区吗", Refusal.NameMissing)]
    [InlineData("Is there a Fortran client for batch inference?", Refusal.NameMissing)]
    [InlineData("批量推理的负责人是谁", Refusal.NameMissing)]
    [InlineData("语音合成的热线电话是多少", Refusal.NameMissing)]
    [InlineData("语音合成一个月多少钱", Refusal.NameMissing)]
    [InlineData("语音合成的首席财务官是谁", Refusal.NameMissing)]
    [InlineData("特斯拉车机里的语音合成是谁家的模型", Refusal.NameMissing)]
    [InlineData("灵犀引擎的上下文缓存怎么计费？", Refusal.NameMissing)]
    [InlineData("2031 年批量推理的费用打几折", Refusal.NameMissing)]
    [InlineData("How many engineers work on the sandbox?", Refusal.NameMissing)]
    [InlineData("蜥蜴蜕皮", Refusal.NothingFound)]
    public void What_is_not_there_is_not_answered(string question, Refusal refusal) => Assert.Equal(refusal, Index.Search(question, 3).Refusal);

    [Theory]
    [InlineData("qwen3-max 多少钱", "kb-prices")]
    [InlineData("What does qwen3-max cost?", "kb-prices")]
    [InlineData("What does batch inference cost?", "kb-cost")]
    [InlineData("批量推理打几折？", "kb-cost")]
    [InlineData("qwen3-max qwen3.7-plus 价格", "kb-prices-zh")]
    [InlineData("qwen-plus 多少钱一百万 token？", "kb-prices-zh")]
    [InlineData("百炼的上下文缓存怎么计费？", "kb-prices-zh")]
    [InlineData("How much does GPT-5.4 cost compared with Qwen?", "kb-prices-en")]
    [InlineData("阿里云的市场份额是多少？", "kb-market-zh")]
    [InlineData("We run Claude on AWS Bedrock, how do we move to Alibaba Cloud?", "kb-leaving-bedrock-en")]
    [InlineData("客户嫌贵，怎么把账单降下来？", "kb-objections-zh")]
    [InlineData("客服场景一次对话大概要多少 token？", "kb-volumes-zh")]
    [InlineData("Qwen-MT 翻译怎么收费", "kb-prices-zh")]
    [InlineData("Which automotive customers use Qwen?", "kb-cases-en")]
    [InlineData("Who leads AI cloud revenue according to Omdia?", "kb-market-en")]
    [InlineData("Are DeepSeek and Kimi available on Model Studio?", "kb-models-en")]
    [InlineData("What do you recommend for coding assistants?", "kb-use-cases-en")]
    [InlineData("客户担心被一家厂商绑死怎么回答？", "kb-objections-zh")]
    [InlineData("推荐一部电影", null)]
    [InlineData("How do I fix a leaking tap?", null)]
    [InlineData("Recommend a movie for tonight", null)]
    [InlineData("How much does a haircut cost?", null)]
    [InlineData("最近有什么好看的书推荐吗", null)]
    [InlineData("When will Qwen 6 be released?", null)]
    [InlineData("云雀大模型的价格是多少？", null)]
    [InlineData("红烧肉怎么做", null)]
    [InlineData("红烧肉多少钱", null)]
    public void What_presales_engineers_ask_is_answered_in_their_language_by_what_comes_with_the_product(string question, string? document)
    {
        var found = Starting.Value.Search(question, 3);

        Assert.Equal(document is null, found.Refusal is not null);
        Assert.Contains(document ?? "", document is null ? "" : found.Hits[0].Document.Id, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("那私有化呢？", "kb-security-zh", "百炼的上下文缓存怎么计费？", "那批量推理呢？")]
    [InlineData("那火山方舟呢？", "kb-leaving-ark-zh", "客户用 AWS Bedrock，怎么迁到百炼？")]
    [InlineData("有哪些风险？", "kb-migration-zh", "客户用 AWS Bedrock，怎么迁到百炼？", "那火山方舟呢？")]
    [InlineData("and the context cache?", "kb-prices-en", "What does batch inference cost?")]
    [InlineData("How about coding?", "kb-use-cases-en", "Which model fits customer service?", "and what does it cost?")]
    [InlineData("推荐一部电影", null, "客服用哪个模型？")]
    [InlineData("What about the weather?", null, "How many tokens does a coding session take?")]
    public void A_question_that_goes_on_from_others_is_answered_as_they_make_it(string question, string? document, params string[] earlier)
    {
        var found = Starting.Value.Search(question, 3, earlier: EarlierQuestions.Behind(question, earlier));

        Assert.Equal(document is null, found.Refusal is not null);
        Assert.Contains(document ?? "", document is null ? "" : found.Hits[0].Document.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_that_stands_alone_leaves_the_earlier_ones_behind()
    {
        Assert.Empty(EarlierQuestions.Behind("AWS Bedrock 上的应用怎么迁到百炼？", ["批量推理打几折？"]));
        Assert.Equal(["百炼的批量推理怎么计费？", "那缓存呢？"], EarlierQuestions.Behind("多少钱？", ["短剧配音用什么产品？", "百炼的批量推理怎么计费？", "那缓存呢？"]));
    }

    [Fact]
    public void A_passage_is_quoted_from_its_exact_place_and_explained()
    {
        var hit = Index.Search("缓存命中后输入多少钱", 1).Hits[0];

        Assert.Contains(hit.Quote, hit.Document.Text, StringComparison.Ordinal);
        Assert.Contains(Index.Explain("缓存命中后输入多少钱", hit), reason => reason is { Kind: TermKind.Concept, Score: > 0 });
    }

    [Fact]
    public void Copies_give_way_to_other_documents()
    {
        const string Text = "知识库每个业务空间最多上传一万个文件，单个文件不超过一百兆，超出时请提交工单申请提升配额，审批通常需要一个工作日。";
        var index = new KnowledgeIndex(
            [Document("original", "配额", Text), Document("copy", "配额", Text), Document("other", "文件", "上传文件的格式说明，配额另见配额页面。")]);

        var hits = index.Search("知识库上传文件的配额", 3).Hits;

        Assert.Equal("other", hits[1].Document.Id);
        Assert.NotNull(hits[2].SameAs);
    }

    [Fact]
    public void Meaning_brings_what_words_cannot_and_does_not_displace_an_exact_hit()
    {
        NearPassage[] near = [new("refund", 0, 0.9f), new("voice", 0, 0.5f)];

        Assert.Equal("refund", Index.Search("反悔了怎么办", 3, near).Hits[0].Document.Id);
        Assert.Equal("models", Index.Search("qwen3-max 上下文窗口", 3, near).Hits[0].Document.Id);
    }

    [Fact]
    public void A_glossary_is_data()
    {
        var glossary = Glossary.Parse(["# remark", "工单 | ticket | 找人", "! 火星 | mars", "+ 工单 | 求助"]);

        Assert.Equal(2, glossary.Count);
        Assert.True(glossary.IsThing(1));
        Assert.Contains(glossary.Meanings(SymbolReader.Read("怎么求助")), m => m is { Concept: 0, Exact: false });
        Assert.Contains(glossary.Meanings(SymbolReader.Read("Tickets")), m => m is { Concept: 0, Exact: true });
    }

    [Fact]
    public void Nothing_to_search_and_nothing_asked_are_no_errors()
    {
        Assert.Equal(Refusal.NothingFound, new KnowledgeIndex([]).Search("百炼", 5).Refusal);
        Assert.Empty(Index.Search("", 5).Hits);
        Assert.NotNull(Index.Search(new string('价', 100_000), 5));
    }

    internal static IndexedDocument Document(string id, string title, string text) => new(id, title, id, text, Chunker.Cut(text, title).Chunks);
}
