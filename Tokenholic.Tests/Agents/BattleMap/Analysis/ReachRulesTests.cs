namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

public sealed class ReachRulesTests
{
    [Theory]
    [InlineData("澜川药业", "选型", "澜川药业为大模型选型时也测过Claude，回答不错，但病例数据不能出境，所以没有用。", "overseas claude denied")]
    [InlineData("澜川药业", "选型", "澜川药业的备用通道理论上填gpt-4o都能跑通，但线上从没开过。", "overseas gpt denied")]
    [InlineData("澜川药业", "采访", "澜川药业说，这是采购的事，公司也没有用过文心大模型。", "baidu ernie denied")]
    [InlineData("澜川药业", "采访", "澜川药业研发部门此前短暂试用过文心一言，后因数据安全要求停止了试用。", "baidu ernie denied|past")]
    [InlineData("Kestrel Freight", "Blog", "Kestrel Freight evaluated GPT-4 and Claude for its dispatch desk. In the end only Claude made it to production.", "overseas gpt denied; ?overseas claude in_use")]
    [InlineData("Kestrel Freight", "News", "Kestrel Freight has taken steps to restrict the use of DeepSeek.", "unknown deepseek denied")]
    public void A_denial_without_its_object_reaches_back_to_the_model(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("澜川药业", "账本", "2024年初做第一版的时候，澜川药业的字段抽取走的是Kimi的接口。随着单量上涨，账单成了问题，去年9月这条链路已经整体下线。", "other kimi past")]
    [InlineData("澜川药业", "账本", "澜川药业的客服换了大模型，ChatGLM的旧服务随之下线。", "other|unknown glm past")]
    [InlineData("Kestrel Freight", "News", "Kestrel Freight quietly pulled its ChatGPT plug-in in June after complaints.", "overseas gpt past")]
    public void An_end_may_be_told_after_the_use(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("澜川药业", "预算", "澜川药业明年预算里已经给Kimi留了一笔，准备拿它读说明书。", "other kimi planned")]
    [InlineData("澜川药业", "项目", "澜川药业介绍，双方选定的底座是华为盘古，预计下半年正式投产。", "huawei pangu planned")]
    [InlineData("澜川药业", "采访", "澜川药业信息中心主任说，等新机房建好，就把客服上的GPT-4o换成私有化的DeepSeek。", "overseas gpt in_use; self_hosted deepseek planned")]
    public void What_waits_is_a_plan(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("澜川药业", "大会", "作为华为云多年的总经销商之一，澜川药业目前主要承担区域内盘古产品的销售与售前支持。", "")]
    [InlineData("澜川药业", "教程", "本文将基于华为云与DeepSeek-R1，从零构建一个法律助手。进入控制台，选择「在线推理」，找到DeepSeek-R1模型并开通服务。", "")]
    [InlineData("澜川药业", "产品介绍", "澜川药业的平台支持按需接入豆包、通义千问、文心一言等主流模型，亦可对接客户已采购的火山方舟账号。", "")]
    [InlineData("澜川药业", "行业", "近日，多家教育领域公司宣布接入DeepSeek大模型。", "")]
    [InlineData("北洛生物", "药企试水", "恒岳制药率先把DeepSeek接进临床试验平台，而北洛生物仍在观望。", "")]
    public void Sales_instructions_choices_and_others_are_no_use(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("澜川药业", "年报", "报告期内，澜川药业建成“澜医”大模型，已在六个场景投入使用。", "unknown 澜医 in_use")]
    [InlineData("澜川药业", "热潮", "恒岳制药接入DeepSeek后，澜川药业等品牌也跟进。", "unknown deepseek in_use")]
    [InlineData("澜川药业", "采访", "除了DeepSeek，澜川药业还接入了豆包和Kimi。", "unknown deepseek in_use; volcengine doubao in_use; other kimi in_use")]
    [InlineData("澜川药业", "lanchuan/assistant README", "澜川药业小程序的后端服务。\n\n| 场景 | 环境变量 | 线上取值 |\n| --- | --- | --- |\n| 问答 | `CHAT_MODEL` | `qwen-plus`（百炼） |", "aliyun qwen-plus in_use")]
    [InlineData("Kestrel Freight", "News", "Kestrel Freight was one of the first carriers to roll out Harbinger — a GPT-4-based dispatch platform — to its staff.", "overseas gpt-4 in_use")]
    [InlineData("Kestrel Freight", "News", "Claude for Freight, an AI assistant, shipped in May. Kestrel Freight and Osterly Lines were named as live users.", "overseas claude in_use")]
    public void Uses_told_by_form_are_found(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
