namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

public sealed class StatusRulesTests
{
    [Theory]
    [InlineData("木棉食品", "互动平台", "有投资者问：贵公司是否接入了DeepSeek？木棉食品回复：您好，公司目前未使用DeepSeek等大模型产品，感谢关注。", "unknown deepseek denied")]
    [InlineData("澄海重工", "互动平台", "澄海重工在互动平台表示，公司暂时没有接入豆包大模型的计划。", "volcengine doubao denied")]
    [InlineData("澄海重工", "公告", "公司郑重声明，公司与火山引擎不存在任何业务往来，亦未使用其大模型服务。", "volcengine - denied")]
    [InlineData("白鹭通信", "异动公告", "截至本公告披露日，公司不涉及DeepSeek相关业务，未与深度求索开展合作，敬请投资者注意风险。", "unknown deepseek denied")]
    [InlineData("Harlow Bank", "Banks and chatbots", "Harlow Bank has restricted employee use of ChatGPT since February, a spokesperson confirmed. Two rivals still allow it.", "overseas gpt denied")]
    [InlineData("Marlow Bank", "Chatbots at work", "Harlow Bank limits the tool. Marlow Bank has blocked ChatGPT on office computers until its review is finished, the bank said.", "overseas gpt denied")]
    [InlineData("Linden Devices", "Chatbots at work", "Harlow Bank warned its staff not to paste code into ChatGPT. Linden Devices has banned ChatGPT for work and is also prohibiting GitHub Copilot in its code base.", "overseas gpt denied; overseas - denied")]
    [InlineData("Verity Health", "AI policy", "We do not use OpenAI or any other external model provider. Patient data never leaves our data centers.", "overseas gpt denied")]
    [InlineData("Italy", "DeepSeek blocked", "The Italian data protection authority ordered a block on DeepSeek. Italy banned the app from all government devices on Monday. Australia followed a week later.", "unknown deepseek denied")]
    [InlineData("Taiwan", "Global reactions", "Taiwan has prohibited government departments from using DeepSeek’s AI, citing security risks. Texas governor also issued a ban.", "unknown deepseek denied")]
    [InlineData("北川市政府", "AI 禁令", "北川市政府明令禁止公务人员在办公设备上安装和使用豆包、Kimi等境内外生成式AI应用。", "volcengine doubao denied; other kimi denied")]
    [InlineData("明湖保险", "大模型选型", "明湖保险曾在2024年测试过GPT-4，但因数据出境问题最终放弃，转而在自建机房部署了Qwen2.5-72B。", "overseas gpt-4 denied; self_hosted qwen2.5-72b in_use")]
    public void A_denial_is_a_denial_and_silence_is_not(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("青松出行", "技术博客", "我们此前一直使用百度文心一言做客服问答，今年三月起全面切换到通义千问，由阿里云百炼提供推理服务。", "baidu ernie past; aliyun qwen in_use")]
    [InlineData("青松出行", "技术博客", "上个月，我们把客服机器人从 GPT-3.5 迁移到了 DeepSeek-V3，通过火山方舟调用，成本下降了七成。", "overseas gpt-3.5 past; volcengine deepseek-v3 in_use")]
    [InlineData("Northwind Travel", "Engineering blog", "We migrated our support bot from GPT-4 on Azure OpenAI to Claude 3.5 Sonnet on Amazon Bedrock last quarter.", "overseas gpt-4 past; overseas claude-3.5-sonnet in_use")]
    [InlineData("星海手机", "新机发布", "不同于上一代机型采用的文心大模型，星海手机X20全系改用豆包大模型，语音助手响应更快。", "baidu ernie past; volcengine doubao in_use")]
    [InlineData("星海手机", "系统更新", "继接入DeepSeek之后，星海手机又宣布引入Kimi大模型，用户可以在助手中自由切换。", "unknown deepseek in_use; other kimi in_use")]
    [InlineData("蓝莓科技", "版本更新", "蓝莓科技的写作助手已从豆包大模型1.5升级为豆包大模型1.6。", "volcengine doubao-1.5-pro past; volcengine doubao-seed-1.6 in_use")]
    [InlineData("Orbit Legal", "Press", "Orbit Legal previously relied on Cohere; the firm now uses Mistral Large for all drafting.", "overseas cohere past; unknown|overseas mistral in_use")]
    [InlineData("Orbit Legal", "Blog", "We replaced OpenAI embeddings with Cohere Embed in our retrieval stack.", "overseas openai-embedding past; overseas cohere in_use")]
    [InlineData("海棠证券", "公告", "公司原计划采用盘古大模型，后因成本原因未予采用，目前智能投顾由自研模型支撑。", "huawei pangu denied")]
    [InlineData("Kestrel Media", "News", "Kestrel Media stopped using Midjourney in March and moved its image work to Stable Diffusion running on its own GPUs.", "overseas midjourney past; self_hosted stable-diffusion in_use")]
    public void What_was_replaced_is_past_and_what_replaced_it_is_in_use(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("远山能源", "新闻", "远山能源与华为云签署战略合作协议，双方将基于盘古大模型共同打造电力巡检大模型。", "huawei pangu planned")]
    [InlineData("远山能源", "互动平台", "公司正积极研究DeepSeek等大模型在电网调度中的应用，后续将视情况推进。", "unknown deepseek planned")]
    [InlineData("远山能源", "招标", "远山能源计划于2026年上线基于通义千问的知识库问答系统，目前处于方案论证阶段。", "aliyun qwen planned")]
    [InlineData("Alder Insurance", "Press release", "Alder Insurance plans to roll out Microsoft 365 Copilot to 4,000 employees next year.", "overseas - planned")]
    [InlineData("Alder Insurance", "Press release", "Alder Insurance and Anthropic signed a memorandum of understanding to explore Claude for claims handling.", "overseas claude planned")]
    [InlineData("Alder Insurance", "News", "The insurer is evaluating Gemini 2.5 Pro for document review, Alder Insurance said on Tuesday.", "overseas gemini-2.5-pro planned")]
    [InlineData("竹溪教育", "招聘 大模型工程师", "岗位职责：1、负责基于豆包大模型的作文批改应用开发；2、负责在阿里云百炼平台上的智能体搭建。任职要求：1、熟悉DeepSeek、Llama等开源模型；2、有文心一言使用经验者优先。", "volcengine doubao planned; aliyun - planned")]
    [InlineData("竹溪教育", "算法工程师招聘", "任职要求：精通LangChain，熟悉GPT-4、Claude等大模型API的调用，有RAG经验优先。", "")]
    public void Plans_agreements_and_duties_of_job_ads_are_planned(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("海棠证券", "新闻", "海棠证券已在昇腾服务器上完成DeepSeek-R1满血版的本地化部署，并将投研助手的底座由Qwen2.5-72B升级为DeepSeek-R1。", "self_hosted deepseek-r1 in_use; unknown|self_hosted qwen2.5-72b past")]
    [InlineData("海棠证券", "新闻", "海棠证券采购了200台搭载英伟达H20的服务器，用于建设智算中心。", "")]
    [InlineData("长河水利", "新闻", "长河水利的防汛助手最早用的是ChatGLM-6B，2024年换成了Qwen1.5，如今底座为DeepSeek-V3。", "unknown|other chatglm-6b past; unknown qwen1.5 past; unknown deepseek-v3 in_use")]
    [InlineData("Larkspur", "Changelog", "v4.2: default model upgraded from gpt-4o to gpt-4.1; gpt-3.5-turbo support removed.", "overseas gpt-4o past; overseas gpt-4.1 in_use; ?overseas gpt-3.5 past")]
    public void Versions_follow_each_other_and_hardware_is_no_cloud(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("Bluefin Airlines", "Press", "Bluefin Airlines has selected Google Cloud to modernise its contact centre with Gemini models; the rollout begins in May.", "overseas gemini planned|in_use")]
    [InlineData("Bluefin Airlines", "Case study", "Bluefin Airlines moved 40 applications to AWS and uses Amazon Bedrock with Claude to rewrite delay notices.", "overseas claude in_use")]
    [InlineData("Bluefin Airlines", "Case study", "\"With Claude in Amazon Bedrock, we cut drafting time in half,\" said Ana Ruiz, VP of Digital at Bluefin Airlines.", "overseas claude in_use")]
    [InlineData("Bluefin Airlines", "Roundup", "Here is how airlines use AI. Harlow Air deployed Gemini for crew scheduling. Bluefin Airlines chose an in-house model instead of GPT-4. Marlow Air is piloting Copilot.", "?unknown - in_use")]
    [InlineData("Bluefin Airlines", "News", "Unlike rivals that depend on OpenAI, Bluefin Airlines trains its own models on its own GPUs.", "?self_hosted - in_use")]
    [InlineData("Bluefin Airlines", "News", "Bluefin Airlines does not plan to use ChatGPT in customer service, its CEO told reporters.", "overseas gpt denied")]
    [InlineData("Saffron Bank", "News", "Saffron Bank is rolling out Claude Code to 3,000 engineers and has already replaced its GPT-4 help desk bot with Claude Opus 4.", "overseas - planned|in_use; overseas gpt-4 past; overseas claude-opus-4 in_use")]
    [InlineData("Saffron Bank", "Interview", "Q: Do you use DeepSeek? A: No. Our compliance team blocked it in January. We run Llama 3.3 on premises instead.", "unknown deepseek denied; self_hosted llama-3.3 in_use")]
    [InlineData("Saffron Bank", "News", "Saffron Bank’s app now offers an assistant based on Gemini 2.0 Flash, while its fraud team continues to use an older model hosted on Azure.", "overseas gemini-2.0-flash in_use; ?overseas - in_use")]
    [InlineData("Saffron Bank", "Vendor blog", "Customers including Saffron Bank, Orion Health and Vela Motors use Cohere Command R+ to search internal documents.", "overseas cohere in_use")]
    [InlineData("Orion Health", "Vendor blog", "Saffron Bank and Orion Health use Cohere and Mistral, respectively, for document search.", "unknown|overseas mistral in_use")]
    [InlineData("Orion Health", "Vendor blog", "Saffron Bank uses Cohere for search. Orion Health, by contrast, has not adopted any large language model.", "?unknown - denied")]
    [InlineData("Vela Motors", "News", "Vela Motors said it had previously used Amazon Lex for its voice assistant but now relies on ChatGPT through Azure OpenAI Service.", "overseas gpt in_use")]
    public void English_press_and_cases(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
