namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>Several companies side by side: what is said of one is not said of the other.</summary>
public sealed class HeldAgainstTests
{
    [Theory]
    [InlineData("溪谷银行", "与岭上银行选择自研“松涛”大模型不同，溪谷银行此次在手机银行中预置通义千问。", "aliyun qwen in_use")]
    [InlineData("岭上银行", "与岭上银行选择自研“松涛”大模型不同，溪谷银行此次在手机银行中预置通义千问。", "unknown 松涛 in_use")]
    [InlineData("青原物业", "青原物业去年就把Kimi塞进了巡检手册，泊然直到四月才跟进，用的是通义千问。", "other kimi in_use")]
    [InlineData("泊然", "青原物业去年就把Kimi塞进了巡检手册，泊然直到四月才跟进，用的是通义千问。", "aliyun qwen in_use")]
    [InlineData("海桐乳业", "投资者：听说同行都上了DeepSeek，公司落后了吗？董事长：不落后。我们去年就接入了Kimi。", "other kimi in_use")]
    [InlineData("南屿航空", "竞争对手南屿航空则将客服跑在自建的Qwen2.5-14B上。", "self_hosted qwen2.5 in_use")]
    [InlineData("Trellow", "Unlike Zendrik, which built its agents on OpenAI's models, Trellow hosts Qwen2.5-72B in its own data centre.", "self_hosted qwen2.5-72b in_use")]
    [InlineData("Quillon", "Anthropic-backed startup Quillon competes with Jaspery, which is built on OpenAI models.", "")]
    [InlineData("Jaspery", "Anthropic-backed startup Quillon competes with Jaspery, which is built on OpenAI models.", "overseas gpt in_use")]
    public void A_comparison_leaves_each_company_its_own(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("浙岚大学", "浙大以外，浙岚大学“小岚”智能体基于DeepSeek-V3构建。", "unknown deepseek-v3 in_use")]
    [InlineData("南屿航空", "南航“南屿航空大模型”基于文心大模型精调。", "baidu ernie in_use")]
    [InlineData("Ministry of Rivers, Lakes and Harbours", "The Ministry of Rivers, Lakes, and Harbours has banned DeepSeek.", "unknown deepseek denied")]
    public void A_company_is_known_by_its_short_forms(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("白杨机械", "| 企业 | 应用 | 底座 |\n| 白杨机械 | 程序生成 | DeepSeek-R1 |\n| 红柳机械 | 售后问答 | 文心一言 |", "unknown deepseek-r1 in_use")]
    [InlineData("白杨机械", "机构调研纪要\n**红柳证券**：公司已申请采购服务器，待设备到货后开展DeepSeek本地部署。**白杨机械**：暂未开展相关工作。", "")]
    [InlineData("白杨机械", "**白杨机械** 采用通义千问构建客服。\n**红柳** 采用豆包生成文案。", "aliyun qwen in_use")]
    public void Rows_and_labelled_lines_speak_of_whom_they_name(string company, string text, string facts) => Expected.Facts(company, "一览", text, facts);
}
