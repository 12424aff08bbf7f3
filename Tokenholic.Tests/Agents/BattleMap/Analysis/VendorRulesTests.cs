namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

public sealed class VendorRulesTests
{
    [Theory]
    [InlineData("蓝莓科技", "案例", "蓝莓科技基于火山引擎HiAgent搭建了企业知识助手，员工提问准确率提升到九成。", "volcengine - in_use")]
    [InlineData("蓝莓科技", "案例", "通过阿里云百炼调用DeepSeek-R1，蓝莓科技上线了合同审查功能。", "aliyun deepseek-r1 in_use")]
    [InlineData("蓝莓科技", "案例", "蓝莓科技在自有GPU集群上私有化部署了DeepSeek-V3和Qwen2.5-72B，数据不出内网。", "self_hosted deepseek-v3 in_use; self_hosted qwen2.5-72b in_use")]
    [InlineData("蓝莓科技", "新闻", "蓝莓科技日前部署了DeepSeek模型，用于研发提效。", "unknown deepseek in_use")]
    [InlineData("蓝莓科技", "案例", "蓝莓科技的视频团队使用即梦和可灵生成短剧镜头，配音由MiniMax语音模型完成。", "volcengine jimeng in_use; other kling in_use; other|other minimax-speech in_use")]
    [InlineData("蓝莓科技", "新闻", "蓝莓科技在扣子上搭建了三十多个智能体，其中客服智能体使用Kimi。", "volcengine - in_use; volcengine|other kimi in_use")]
    [InlineData("蓝莓科技", "新闻", "蓝莓科技直接调用DeepSeek官方API完成评论摘要。", "other deepseek in_use")]
    [InlineData("蓝莓科技", "新闻", "蓝莓科技采用昇腾910B服务器和鸿蒙系统改造产线，业务数据存放在华为云数据库中。", "")]
    [InlineData("Fernway", "Case study", "Fernway runs Llama 3.1 on Amazon Bedrock and keeps a fine-tuned Whisper on its own servers.", "overseas llama-3.1 in_use; self_hosted whisper in_use")]
    [InlineData("Fernway", "Case study", "Fernway built its shopping assistant with Azure OpenAI, using GPT-4o for answers and text-embedding-3-large for search.", "overseas gpt-4o in_use; overseas openai-embedding in_use")]
    [InlineData("Fernway", "News", "Fernway hosts its website on AWS and stores images in S3; machine learning is not part of the stack.", "")]
    [InlineData("Fernway", "Case study", "Using Vertex AI, Fernway has cut catalogue tagging from days to minutes.", "overseas - in_use")]
    [InlineData("松果短剧", "专访", "剧本环节我们主要用DeepSeek，分镜用豆包，视频镜头由Seedance 2.0生成，每月产出短剧120部。", "unknown deepseek in_use; volcengine doubao in_use; volcengine seedance-2.0 in_use")]
    [InlineData("松果短剧", "专访", "松果短剧技术负责人表示，内部客服已上线基于混元的机器人，日均会话3.2万次。", "tencent hunyuan in_use")]
    [InlineData("松果短剧", "专访", "公司没有把鸡蛋放在一个篮子里，既用了文心，也用了通义千问。", "baidu ernie in_use; aliyun qwen in_use")]
    public void A_platform_decides_the_vendor_and_is_no_model(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("云梯动漫", "新闻", "云梯动漫的陪聊角色使用MiniMax的模型，部署在腾讯云上。", "tencent minimax in_use")]
    [InlineData("云梯动漫", "新闻", "云梯动漫的陪聊角色使用部署在腾讯云上的MiniMax模型。", "tencent minimax in_use")]
    [InlineData("云梯动漫", "新闻", "云梯动漫的MiniMax模型部署在腾讯云上，用来陪玩家聊天。", "tencent minimax in_use")]
    [InlineData("云梯动漫", "新闻", "云梯动漫的客服使用豆包大模型，部署在腾讯云上。", "volcengine doubao in_use")]
    [InlineData("Fernway", "News", "Fernway uses MiniMax models for its chat companion, hosted on Tencent Cloud.", "tencent minimax in_use")]
    public void A_cloud_that_only_hosts_the_named_model_is_no_second_workload(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("Maplewood Bank", "Annual report", "Maplewood Bank launched an AI-powered chatbot in 2024 that now handles 40% of customer inquiries.", "unknown - in_use")]
    [InlineData("杉树医疗", "年报", "杉树医疗已上线AI导诊助手，覆盖全国三十家医院。", "unknown - in_use")]
    [InlineData("杉树医疗", "年报", "杉树医疗高度重视人工智能，将持续加大研发投入，探索AI与医疗的深度融合。", "")]
    [InlineData("杉树医疗", "新闻", "杉树医疗发布年报，营业收入12亿元，同比增长8%，员工2300人。", "")]
    public void AI_in_use_without_a_name_has_an_unknown_vendor(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("Harborview Hotels", "Press release", "Harborview Hotels today said its virtual concierge, powered by generative AI, has answered more than two million guest questions since March.", "unknown - in_use")]
    [InlineData("Orchid Insurance", "Annual report", "Over 60% of motor claims at Orchid Insurance are now triaged by machine-learning models without human touch.", "unknown - in_use")]
    [InlineData("Orchid Insurance", "Annual report", "Orchid Insurance believes AI will transform the industry and intends to invest in the technology over the next decade.", "?unknown - planned")]
    [InlineData("青禾乳业", "年报", "报告期内，青禾乳业自主搭建的“牧云”大模型平台正式投入运行，已在奶源管理、质量检测等12个场景应用。", "unknown - in_use")]
    [InlineData("青禾乳业", "半年报", "公司利用AI算法优化配送路线，运输成本下降8%。", "unknown - in_use")]
    [InlineData("蓝鲸银行", "新闻", "蓝鲸银行推出数字员工“小鲸”，以大模型技术支撑信贷审批，单笔审批时间从2天缩短到15分钟。", "unknown - in_use")]
    [InlineData("蓝鲸银行", "活动", "蓝鲸银行承办了全国人工智能大会，邀请了来自百度、阿里云的专家分享大模型趋势。", "")]
    [InlineData("蓝鲸银行", "新闻", "蓝鲸银行与华为云联合举办“盘古大模型走进金融”沙龙，行长出席并致辞。", "")]
    public void AI_in_use_without_a_name_has_an_unknown_vendor_too(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("Quillwork", "README", "```yaml\nprovider: openai\nmodel: gpt-4o-mini\n```\nQuillwork uses OpenAI for summaries. Set OPENAI_API_KEY before starting.", "overseas|overseas gpt-4o-mini in_use")]
    [InlineData("飞羽短视频", "案例数据", "{\"customer\": \"飞羽短视频\", \"desc\": \"飞羽短视频基于火山引擎豆包·视频生成模型Seedance，为创作者提供一键成片能力，日均生成视频8万条\"}", "volcengine seedance in_use")]
    public void Marked_up_text_is_read_through(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("金穗银行", "新闻", "金穗银行依托腾讯云智能体开发平台，快速搭建了“金小穗”智能体，已服务全行8000名员工。", "tencent - in_use")]
    [InlineData("金穗银行", "新闻", "在大模型方面，金穗银行采用“通用+专用”双底座：通用场景调用文心4.0，代码场景使用DeepSeek-Coder。", "baidu ernie-4.0 in_use; unknown deepseek-coder in_use")]
    [InlineData("金穗银行", "新闻", "金穗银行行长表示，本行不会把客户数据交给任何外部大模型，DeepSeek、Kimi等均在禁用之列。", "unknown deepseek denied; other kimi denied")]
    [InlineData("金穗银行", "新闻", "金穗银行、云谷银行、海港银行等均已上线基于DeepSeek的智能客服，其中云谷银行还引入了豆包。", "unknown deepseek in_use")]
    [InlineData("云谷银行", "新闻", "金穗银行、云谷银行、海港银行等均已上线基于DeepSeek的智能客服，其中云谷银行还引入了豆包。", "unknown deepseek in_use; volcengine doubao in_use")]
    [InlineData("海港银行", "新闻", "金穗银行用上了豆包，云谷银行也在测试，海港银行则表示暂不考虑。", "?volcengine doubao denied")]
    [InlineData("山海地图", "技术博客", "我们对比了Qwen-VL、GPT-4V和GLM-4V，最后把线上流量都切到了Qwen-VL，跑在自己的A100集群上。", "self_hosted qwen-vl in_use")]
    [InlineData("山海地图", "技术博客", "早期我们调用GPT-3.5做地址解析，受限于网络延迟，2023年底下线。", "overseas gpt-3.5 past")]
    [InlineData("山海地图", "新闻", "山海地图的语音包由阿里通义实验室的CosyVoice合成，图像识别则沿用自研小模型。", "aliyun|unknown cosyvoice in_use")]
    [InlineData("山海地图", "新闻", "据介绍，山海地图每天有上千万次请求由部署在火山引擎上的DeepSeek处理。", "volcengine deepseek in_use")]
    [InlineData("山海地图", "新闻", "腾讯地图、高德已接入各自母公司的大模型，山海地图尚无动作。", "")]
    public void Chinese_news_of_banks_and_maps(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
