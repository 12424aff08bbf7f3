namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>Models named in passing, in views, in examples and in offers to others: no use of the company's own.</summary>
public sealed class RemarkRulesTests
{
    [Theory]
    [InlineData("石涧信息", "我们认为，随着DeepSeek等开源模型推理成本快速下降，行业应用有望加速落地。建议关注石涧信息。", "")]
    [InlineData("石涧信息", "业内人士分析，零售企业接入DeepSeek的门槛并不高，关键在于数据治理。", "")]
    [InlineData("石涧信息", "石涧信息是微软金牌合作伙伴，可为客户提供Azure OpenAI开通、部署及运维服务。", "")]
    [InlineData("石涧信息", "公司向字节跳动供应AI服务器电源板，产品可用于豆包大模型训练集群。", "")]
    [InlineData("石涧信息", "石涧信息某部门组织学习《混元易学》，赵老师应邀授课。", "")]
    [InlineData("石涧日报", "《石涧日报》起诉OpenAI，称其未经许可使用数百万篇文章训练ChatGPT。", "")]
    [InlineData("石涧信息", "石涧信息曾发生源代码被上传至ChatGPT的事件。", "")]
    [InlineData("石涧信息", "有媒体报道称石涧信息的机器人搭载了文心大模型。经核实，该报道不实。", "")]
    [InlineData("石涧信息", "会上，石涧信息展示了为某省级医院实施的通义千问私有化项目。", "")]
    [InlineData("石涧信息", "石涧信息介绍，DeepSeek是一款开源的大语言模型。", "")]
    [InlineData("Bluepeak", "Bluepeak is an AWS partner. Our consultants help enterprises adopt Amazon Bedrock and Vertex AI.", "")]
    [InlineData("Fjordline", "With Mistral Large on our platform, a hypothetical insurer could triage 10,000 claims per day.", "")]
    public void A_remark_is_no_use(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("石涧信息", "随着DeepSeek-R1的发布，石涧信息完成内部部署。", "self_hosted|unknown deepseek-r1 in_use")]
    [InlineData("石涧信息", "石涧信息目前未与DeepSeek签订合同，公司部分产品调用了其开源模型。", "unknown deepseek in_use")]
    [InlineData("石涧信息", "石涧信息稿件先过一遍GPT-4.1，再由编辑审校。", "overseas gpt-4.1 in_use")]
    [InlineData("石涧信息", "石涧信息客服机器人“小涧”累计服务客户3,860万人次，问题解决率达92%。", "unknown - in_use")]
    [InlineData("石涧信息", "石涧信息自研的“听泉”大模型已在客服、质检等场景上线。", "unknown|self_hosted 听泉 in_use")]
    public void What_is_put_to_use_is_one_whatever_the_verb(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("石涧信息", "公司将客服底座由GPT-4o替换为阿里云百炼上的通义千问Max。", "aliyun qwen-max in_use; overseas gpt-4o past")]
    [InlineData("石涧信息", "石涧信息的法律助手换过三次底座：最初是GPT-3.5，随后换成文心4.0，2025年起稳定在DeepSeek上。", "overseas gpt-3.5 past; baidu ernie-4.0 past; unknown deepseek in_use")]
    [InlineData("石涧信息", "石涧信息已要求员工停止在内部使用ChatGPT等工具。", "overseas gpt denied")]
    [InlineData("石涧信息", "石涧信息去年试过用讯飞星火做运单识别，达不到要求，三个月后就停掉了。", "other spark denied|past")]
    [InlineData("石涧信息", "石涧信息的管家去年由科大讯飞星火驱动，今年三月起整体切换为豆包。", "other spark past; volcengine doubao in_use")]
    [InlineData("石涧信息", "石涧信息试用过文心一言撰写综述，因准确性问题未推广。", "baidu ernie denied")]
    [InlineData("石涧信息", "石涧信息此前合作的文心一言主要用于海报文案，目前仍在使用。", "baidu ernie in_use")]
    [InlineData("Harborline", "Harborline built its copilot on GPT-4 but has since replaced it with an open-source Mixtral model that it hosts itself.", "overseas gpt-4 past; self_hosted mistral in_use")]
    [InlineData("Wexler", "Wexler has been testing a shopping assistant with Google's Gemini.", "overseas gemini planned")]
    public void What_was_replaced_dropped_or_is_only_tested_is_not_in_use(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("石涧信息", "石涧信息自2023年起先后私有化部署了盘古、GLM、Qwen等模型。", "self_hosted pangu in_use; self_hosted glm in_use; self_hosted qwen in_use")]
    [InlineData("石涧信息", "石涧信息发布“食神”助手，该助手以DeepSeek为底座，部署在阿里云上。", "aliyun deepseek in_use")]
    [InlineData("石涧信息", "石涧信息平台纳管DeepSeek、Qwen两类开源模型，全部运行于公司数据中心。", "self_hosted deepseek in_use; self_hosted qwen in_use")]
    public void Where_a_list_of_models_runs_is_said_once(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);
}
