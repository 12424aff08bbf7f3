namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>Whose sentence it is, and what is only spoken of: one sentence for each cause that fresh passages brought to light.</summary>
public sealed class SpokenForRulesTests
{
    [Theory]
    [InlineData("星野纸业", "行业观察", "业内预计，豆包、通义千问等应用的普及将推动内容行业变革，星野纸业等上游企业面临新的需求。", "")]
    [InlineData("星野纸业", "澄清", "针对“星野纸业已全面使用文心一言”的传闻，星野纸业表示，公司目前没有接入文心一言。", "baidu ernie denied")]
    [InlineData("Larkfield", "Annual report", "Our payroll supplier, Numera, may use large language models from Anthropic in its service.", "")]
    [InlineData("Larkfield Ventures", "News", "Larkfield Ventures led a $30 million round in Numera, whose ledger engine is built on Claude.", "")]
    public void What_the_market_a_rumour_or_somebody_else_does_is_no_use(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("青屿茶业", "新闻", "青屿茶业在文心书院举办茶会，展出“混元一气”紫砂壶，并在通义街道开店，首批豆包子售罄。", "")]
    [InlineData("青屿航运", "季报", "公司混元号货轮完成年检，船舶系统运行在天翼云上。", "")]
    public void A_school_a_ship_and_a_street_are_no_models(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("远帆快送", "同城观察", "与远帆快送选择文心一言不同，近岸快送的调度助手采用了混元大模型。", "baidu ernie in_use")]
    [InlineData("远帆露营", "盘点", "三家各有打法：近岸露营把客服交给了百度智能云，远帆露营仍坚持人工，北岸露营则自建了基于Qwen的问答系统。", "")]
    [InlineData("Brookvale Lines", "Weekly", "While rival Overton Cargo has bet on Google's Gemini for route planning, Brookvale Lines plans to pilot Amazon Bedrock next year.", "overseas - planned")]
    [InlineData("Overton Cargo", "Weekly", "While rival Overton Cargo has bet on Google's Gemini for route planning, Brookvale Lines plans to pilot Amazon Bedrock next year.", "overseas gemini in_use")]
    [InlineData("远帆酒店", "问答", "公司房间的语音管家由科大讯飞提供语音识别，对话部分采用智谱GLM-4。", "other glm in_use; ?other - in_use; ?other spark in_use")]
    public void Each_company_has_its_own_half_of_the_sentence(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("晴川水司", "热线", "晴川水司的热线初代为ChatGLM，二代改为百川，如今运行的是DeepSeek-V3。", "unknown glm past; unknown baichuan past; unknown deepseek in_use")]
    [InlineData("晴川支付", "技术分享", "我们最早在Azure OpenAI上验证了GPT-3.5的效果，后来出于合规考虑，把全部流量切到了百炼上的Qwen-Max。", "overseas gpt past; aliyun qwen in_use")]
    [InlineData("晴川母婴", "公告", "晴川母婴基于智谱GLM的问答功能将于12月31日下线。", "other glm past")]
    [InlineData("晴川装备", "年报", "管理层将视技术成熟度择机引入大模型，优先考虑通义千问。", "aliyun qwen planned")]
    [InlineData("Fenwick Rail", "News", "Fenwick Rail trialled Microsoft Copilot with 90 staff; the trial was not extended.", "?overseas - denied; ?overseas gpt denied; ?overseas copilot denied")]
    [InlineData("Fenwick Health", "News", "Fenwick Health had ruled out Chinese models such as DeepSeek, a spokesperson said.", "unknown deepseek denied")]
    public void What_was_is_and_will_be_are_told_apart(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("泽木电气", "泽木电气招聘", "岗位：应用工程师\n职责：\n1. 负责基于百炼平台搭建售后助手；\n要求：\n1. 有Llama微调经验。", "aliyun - planned")]
    [InlineData("泽木化工", "采购公告", "泽木化工知识库项目中标公告\n中标人：博睿软件股份有限公司\n中标金额：86万元\n项目内容：基于DeepSeek大模型建设知识库，要求本地化部署。", "self_hosted deepseek planned")]
    public void Duties_and_what_a_tender_won_are_plans(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
