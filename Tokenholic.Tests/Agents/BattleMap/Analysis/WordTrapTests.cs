namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

/// <summary>Words that stand inside other words, or mean something else there: 虚拟 is no 拟, 供应链 no 供应, a denied claim no denial.</summary>
public sealed class WordTrapTests
{
    [Theory]
    [InlineData("石涧信息", "石涧信息携手华为云，推出“小石”虚拟数字人，依托盘古大模型实现全天直播。", "huawei pangu in_use")]
    [InlineData("新希望石化", "新希望石化的巡检助手由混元大模型生成报告，一线员工每天提问两千次。", "tencent hunyuan in_use")]
    [InlineData("石涧信息", "石涧信息联合阿里云开发的“未来办案助手”基于通义千问，可自动生成阅卷笔录。", "aliyun qwen in_use")]
    [InlineData("石涧信息", "石涧信息在供应链场景接入豆包大模型，补货建议由模型给出。", "volcengine doubao in_use")]
    [InlineData("石涧律所", "石涧律所的检索助手接入了文心大模型，用来归纳判决要点、核对诉讼请求。", "baidu ernie in_use")]
    [InlineData("石涧信息", "石涧信息的风险评估系统已接入通义千问，能判断合同条款是否合规。", "aliyun qwen in_use")]
    [InlineData("石涧信息", "石涧信息的能源大模型以Qwen2.5-72B为基座精调而成，已服务二十家电厂。", "unknown qwen2.5-72b in_use")]
    [InlineData("石涧信息", "石涧信息去年十月用上混元，经实测，客服响应提速四成。", "tencent hunyuan in_use")]
    [InlineData("Fernway", "Fernway drafts appeals for denied claims with Anthropic's Claude, which helps nurses avoid hours of typing.", "overseas claude in_use")]
    public void A_word_inside_a_word_decides_nothing(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("石涧信息", "石涧信息业绩稳健，混元影业与盘古创富参与了旗下剧集的出品。")]
    [InlineData("石涧信息", "我们认为，DeepSeek开源将加速应用落地，建议关注石涧信息。")]
    [InlineData("石涧信息", "石涧信息表示，公司产品与DeepSeek属于不同产品。")]
    [InlineData("石涧局", "石涧局已致函DeepSeek，要求其说明如何处理用户数据。")]
    [InlineData("Fernway", "Shares of Fernway fell 4% as DeepSeek's low-cost model raised doubts about demand.")]
    [InlineData("Fernway", "Fernway announced an investigation into DeepSeek's privacy practices.")]
    [InlineData("Fernway", "Fernway has set up a task force to work out how DeepSeek managed to build its model so cheaply.")]
    public void A_remark_with_such_words_is_none_either(string company, string text) => Expected.Facts(company, "报道", text, "");

    [Theory]
    [InlineData("石涧信息", "石涧信息上线了审计助手，在此之前接入的是ChatGLM3。2月起，公司改用DeepSeek。", "unknown deepseek in_use; other|unknown glm past")]
    [InlineData("石涧信息", "石涧信息的搜索由豆包支撑。而在去年，底座还是文心。", "volcengine doubao in_use; baidu ernie past")]
    [InlineData("石涧信息", "石涧信息的新机将是首批接入DeepSeek-R1的折叠屏手机。", "unknown deepseek-r1 planned")]
    [InlineData("石涧信息", "石涧信息宣布投资一家创业公司，并将把后者的AI助手Claude整合进客服系统。", "overseas claude planned")]
    [InlineData("石涧信息", "石涧信息更新日志：旧版基于文心3.5的文案入口已关闭，现新增DeepSeek-R1作为可选引擎。", "baidu ernie past; unknown deepseek-r1 in_use")]
    [InlineData("石涧局", "石涧局表示，已在办公电脑上切断对DeepSeek的访问。", "unknown deepseek denied")]
    [InlineData("石涧信息", "石涧信息称，DeepSeek已完成技术验证，后续视效果决定是否采用。", "unknown deepseek planned")]
    [InlineData("石涧信息", "石涧信息的底座则是Qwen2.5，同时在试DeepSeek。", "unknown qwen2.5 in_use; unknown deepseek planned")]
    [InlineData("石涧信息", "石涧信息的大模型一期投产，采用开源Llama中文增强版本。", "unknown llama in_use")]
    [InlineData("石涧信息", "石涧信息表示，尚未与DeepSeek及阿里云通义开展相关适配工作。", "unknown deepseek denied; aliyun qwen denied")]
    [InlineData("石涧信息", "石涧信息智能客服采购项目（项目编号：X-118）成交公告。中标单位：某云计算公司。服务内容：提供混元大模型API调用服务。采购人：石涧信息。", "tencent hunyuan planned")]
    [InlineData("Fernway", "An earlier proof of concept with GPT-4 cost Fernway too much. Fernway now runs Llama 3.1 on its own GPUs.", "overseas gpt-4 past; self_hosted llama-3.1 in_use")]
    public void Time_is_read_where_it_stands(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);

    [Theory]
    [InlineData("石涧信息", "石涧信息的助手二月接入了DeepSeek-R1，由火山引擎提供推理服务。", "volcengine deepseek-r1 in_use")]
    [InlineData("石涧信息", "石涧信息基于火山方舟上的豆包与DeepSeek-R1，打造了批改功能。", "volcengine doubao in_use; volcengine deepseek-r1 in_use")]
    [InlineData("石涧证券", "华鼎证券完成DeepSeek的本地化部署，石涧证券则在交易软件中接入DeepSeek。", "unknown deepseek in_use")]
    [InlineData("Fernway", "Fernway fine-tuned Llama 3.1 to tag its catalogue. It runs on our own GPUs.", "self_hosted llama-3.1 in_use")]
    [InlineData("Fernway", "Fernway built FernwayGPT with Amazon Bedrock. The platform gives staff a choice of Claude 3.5 Sonnet and GPT-4o.", "overseas claude-3.5-sonnet in_use; overseas gpt-4o in_use; ?overseas - in_use")]
    public void A_host_is_whose_sentence_it_is(string company, string text, string facts) => Expected.Facts(company, "报道", text, facts);
}
