namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>What a sentence alone does not say: the title, a later sentence, the form of the page or the way it was typed do.</summary>
public sealed class PageWideRulesTests
{
    [Theory]
    [InlineData("云栈茶饮", "云栈茶饮弃用文心一言始末", "云栈茶饮的点单助手接入了文心一言，日均应答两千次。", "baidu ernie past")]
    [InlineData("Alder Post", "Why we moved our sorting desk off Claude", "Our parcel desk was powered by Claude. In June we switched to Gemini.", "overseas claude past; overseas gemini in_use")]
    [InlineData("云栈票务", "票务改造", "云栈票务的退改助手最早跑在千帆上，用的是文心4.0。去年秋天，团队把它换成了Qwen-Max。", "baidu ernie past; aliyun qwen in_use")]
    public void What_the_page_elsewhere_says_is_over_is_past(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("云栈乳品", "云栈乳品新品会", "有读者问为何不用ChatGPT，云栈乳品表示数据不能出境。", "overseas gpt denied")]
    [InlineData("Alder Books", "News", "Alder Books said no manuscript has ever been put through ChatGPT.", "overseas gpt denied")]
    public void Whoever_is_asked_why_not_does_not(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("云栈零食", "零食观察", "一位分析师预测，云栈零食这样的品牌迟早会接入豆包。", "")]
    [InlineData("云栈智算", "云栈智算大模型一体机产品介绍", "云栈智算一体机预装DeepSeek-R1与Qwen3，面向政企客户按台销售。", "")]
    [InlineData("云栈软件", "云栈软件 - 产品经理", "你需要具备：\n- 深度使用过ChatGPT或豆包；\n- 有百炼项目经历的优先。\n我们提供：五险一金。", "")]
    [InlineData("Alder Freight", "Peers move", "Competitors of Alder Freight do not wait: Corbel uses Claude for quotes.", "")]
    public void Forecasts_goods_wishes_and_rivals_state_no_use(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("云栈集团", "行业", "今年,云栈集团在客服中接入了DeepSeek - R1,北峰重工集团则采用文心一言。", "unknown deepseek in_use")]
    [InlineData("Alder Air", "Carriers", "It was a busy\nyear for the sector, said one\nobserver of the trade. In May, Alder\nAir announced it would\ndeploy ChatGPT Enterprise across the group.", "overseas gpt planned")]
    public void Pages_are_read_as_they_are_typed(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Fact]
    public void The_size_of_an_open_model_is_part_of_its_name() =>
        Assert.Equal("llama-3.3-70b", Assert.Single(Expected.Read("Alder Port", "Notes", "Alder Port runs Llama 3.3 70B on its own GPUs.").Claims).Model);

    [Theory]
    [InlineData("云栈证券", "三家券商", "云栈证券、北峰证券和南渡证券的投顾助手分别接入了豆包、通义千问和混元大模型。", "volcengine doubao in_use")]
    [InlineData("云栈银行", "两条路线", "云栈银行与北峰银行均选择私有化部署，前者用的是GLM-4-9B，后者用的是Qwen2-72B。", "self_hosted glm-4-9b in_use")]
    public void In_a_list_everybody_has_a_share(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
