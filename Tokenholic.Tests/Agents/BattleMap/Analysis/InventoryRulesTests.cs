namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

public sealed class InventoryRulesTests
{
    [Theory]
    [InlineData("青梧陶瓷", "青梧陶瓷AI清单", "| 场景 | 模型 | 部署 |\n|---|---|---|\n| 客服问答 | 豆包 | 火山方舟 |\n| 海外文案 | GPT-4o | 已停用 |", "volcengine doubao in_use; overseas gpt-4o past")]
    [InlineData("青梧陶瓷", "青梧陶瓷AI清单", "场景：客服问答\n模型：豆包\n状态：试运行\n\n场景：合同审查\n模型：文心一言\n状态：规划中", "volcengine doubao in_use; baidu ernie planned")]
    public void What_stands_in_a_list_table_or_record_is_read_without_a_verb(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("Halden Freight", "News", "Halden Freight (LSE: HFT) today announced that it will roll out a dispatch assistant built on Google's Gemini models across its six depots by next March.", "overseas gemini planned")]
    [InlineData("Halden Freight", "News", "Halden Freight is working to develop a routing assistant using GPT-4o, its chief executive said on Tuesday.", "overseas gpt-4o planned")]
    [InlineData("青梧陶瓷", "访谈", "青梧陶瓷去年在质检上用文心一言做过一轮PoC，因识别率不够中止了。", "baidu ernie denied")]
    public void The_finite_verb_has_the_tense(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("青梧陶瓷", "卫浴行业AI", "青梧陶瓷仍在观望。佳瓷上月把豆包接进了导购小程序，每天回答四千次提问。", "")]
    [InlineData("青梧科技", "青梧科技业绩会", "公司长期为阿里云、腾讯等客户供应AI服务器，产品用于大模型训练。", "")]
    [InlineData("Halden Freight", "Halden Freight Q&A", "Halden Freight does not use generative AI in dispatching, its chief operating officer said.", "unknown - denied")]
    public void Whose_use_it_is_and_whether_it_is_one(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
