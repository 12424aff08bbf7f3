using Tokenholic.Knowledge.Documents;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Tests.Knowledge.Index;

public sealed class ReaderAnswerTests
{
    private static readonly Lazy<KnowledgeIndex> Starting = new(() =>
        new KnowledgeIndex([.. StartingKnowledge.Documents.Select(d => KnowledgeIndexTests.Document(d.Address, d.Title, d.Text))]));

    [Theory]
    [InlineData("How expensive is claude sonnet 5?", "claude-sonnet-5 · Input / output (USD per million tokens): 3 / 15")]
    [InlineData("Price of GPT-4o please", "gpt-4o · Input / output (USD per million tokens): 2.5 / 10")]
    [InlineData("kimi k2.6 报价", "Kimi K2.6 · 输入 / 输出（元/百万 token）: 6.5 / 27")]
    [InlineData("豆包 seed 2.0 lite 收费多少", "doubao-seed-2.0-lite · 输入 / 输出（元/百万 token）: 0.6 / 3.6")]
    [InlineData("qwen3.7-max 今天卖多少钱？", "qwen3.7-max · 输入 / 输出（元/百万 token）: 12 / 36")]
    [InlineData("gemini-2.5-pro 和 qwen3.7-max 哪个便宜", "gemini-2.5-pro · 输入 / 输出（美元/百万 token）: 1.25 / 10", "qwen3.7-max · 输入 / 输出（元/百万 token）: 12 / 36")]
    [InlineData("And GPT-5, how much is it?", "gpt-5.4 · Input / output (USD per million tokens): 2.5 / 15", "gpt-5.5 · ", "gpt-5.4-mini · ")]
    public void Who_asks_for_the_price_of_a_model_gets_its_row_with_the_unit_and_nobody_elses(string question, params string[] rows)
    {
        var first = Ask(question)[0];

        Assert.All(rows, row => Assert.Contains(first, s => s.StartsWith(row, StringComparison.Ordinal)));
        Assert.All(first.Where(s => s.Contains(" · ", StringComparison.Ordinal)), s => Assert.Contains(rows, row => s.StartsWith(row, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Do you train on our data?", "check the privacy notice and the contract before answering")]
    [InlineData("我们传上去的合同会被你们拿去训练吗", "必须核对官网隐私说明和合同")]
    [InlineData("What does qwen3.7-plus cost in Singapore?", "is not written down here")]
    [InlineData("qwen3-coder-plus 的限流是多少", "没有记录，以官网限流说明为准")]
    [InlineData("Frankfurt 有哪些模型可用", "没有记录，以官网的模型列表为准")]
    [InlineData("CosyVoice 一千字多少钱", "都没有找到可靠的公开刊例价")]
    [InlineData("能用我们自己的客服记录微调千问吗", "千问可以用客户自己的数据微调")]
    [InlineData("腾讯混元怎么换成千问", "按通用的迁移步骤走")]
    [InlineData("How big is the context of qwen3.7-plus?", "is one million tokens")]
    [InlineData("We run on OpenAI currently; is it hard to switch to Qwen?", "by changing the API key, the base URL and the model name")]
    [InlineData("Which speech recognition model do you have, and what does an hour cost?", "is not written down here; see the price page")]
    public void What_is_asked_or_that_nobody_wrote_it_down_stands_on_top(string question, string said) => Assert.Contains(said, string.Join('\n', Ask(question)[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("联网搜索多少钱", 1)]
    [InlineData("新客户能白用多少额度", 1)]
    [InlineData("What's the price of hunyuan-turbos?", 1)]
    public void What_is_only_near_is_not_shown_below_the_answer(string question, int most) => Assert.InRange(Ask(question).Count, 1, most);

    [Theory]
    [InlineData("Can my AirPods call function tools on Model Studio?", "AirPods")]
    [InlineData("Is the platform ISO 42001 audited, and ISO 9001?", "ISO 42001", "ISO 9001")]
    [InlineData("GPT-6 多少钱？", "GPT-6")]
    [InlineData("写一段关于秋天的散文", "散文")]
    [InlineData("阿里云的客户经理叫什么名字？")]
    public void A_refusal_says_whole_names_each_once(string question, params string[] names)
    {
        var found = Starting.Value.Search(question, 3);

        Assert.NotNull(found.Refusal);
        Assert.Equal(names, found.Missing);
    }

    [Fact]
    public void Where_the_edition_in_the_language_of_the_question_is_silent_the_other_does_not_answer()
    {
        var index = new KnowledgeIndex(
        [
            KnowledgeIndexTests.Document("kb-film-zh.md", "短剧制作", "成片率和服务可用率都要先用小样测一测，再向客户报工期，这样估出来的总量才可信。"),
            KnowledgeIndexTests.Document("kb-film-en.md", "Making short films", "Short films run on video models and are cut afterwards; a finished minute takes several clips."),
        ]);

        Assert.NotNull(index.Search("What is the SLA?", 3).Refusal);
        Assert.Contains("zh", index.Search("服务可用率怎么测", 3).Hits[0].Document.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_not_written_down_stays_among_ourselves_and_out_of_proposals()
        => Assert.All(StartingKnowledge.Documents.Where(d => d.Text.Contains("没有记录", StringComparison.Ordinal) || d.Text.Contains("not written down", StringComparison.Ordinal)), d => Assert.Equal(DocumentKind.Internal, d.Kind));

    private static List<List<string>> Ask(string question)
    {
        var found = Starting.Value.Search(question, 3);
        Assert.Null(found.Refusal);
        return [.. ReaderAnswer.Of(question, found, 3).Select(p => p.Said.Select(s => TableRows.Read(p.Hit.Document.Text, s)).ToList())];
    }
}
