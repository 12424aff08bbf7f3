namespace Tokenholic.Tests.Agents.BattleMap.Analysis;

public sealed class SubjectRulesTests
{
    [Theory]
    [InlineData("远星汽车", "车机助手盘点", "三月以来，枫叶汽车把DeepSeek-R1融进了自研的语音助手。榆林客车旗下几个牌子的车机也已经用上DeepSeek-V3。远星汽车则引入豆包大模型，用来做座舱助手。", "volcengine doubao in_use")]
    [InlineData("榆林客车", "车机助手盘点", "三月以来，枫叶汽车把DeepSeek-R1融进了自研的语音助手。榆林客车旗下几个牌子的车机也已经用上DeepSeek-V3。远星汽车则引入豆包大模型，用来做座舱助手。", "unknown deepseek-v3 in_use")]
    [InlineData("榆林客车", "车企大模型", "榆林客车宣布，新座舱在引入DeepSeek的同时，还接入了豆包、通义等大模型，由车主自己挑选。", "unknown deepseek in_use; volcengine doubao in_use; aliyun qwen in_use")]
    [InlineData("枫叶汽车", "大模型上车", "枫叶汽车总裁说：“只调一个接口，对驾驶没有意义。”到目前为止，枫叶汽车还没有公布是否接入DeepSeek，榆林客车等十几家已经接入。", "")]
    [InlineData("远星汽车", "AI上车", "上周，枫叶汽车表示将接入DeepSeek；远星汽车则已把GPT-4o集成进车载语音助手。", "overseas gpt-4o in_use")]
    [InlineData("苍梧基金", "公募与大模型", "据统计，白榆基金、苍梧基金、青杉基金等多家公募已完成DeepSeek的私有化部署，并用于投研和合规。", "self_hosted deepseek in_use")]
    [InlineData("苍梧基金", "公募与大模型", "白榆基金方面表示，公司已本地部署Qwen2.5。苍梧基金则对记者称，暂未接入任何外部大模型，正在评估相关方案。", "?unknown - denied")]
    [InlineData("云溪银行", "智能客服", "云溪银行、海棠证券分别采用了文心一言和混元大模型，用于智能客服。", "baidu ernie in_use")]
    [InlineData("海棠证券", "智能客服", "云溪银行、海棠证券分别采用了文心一言和混元大模型，用于智能客服。", "tencent hunyuan in_use")]
    public void Each_company_of_a_paragraph_gets_its_own_facts(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("字节跳动", "新闻", "飞书多维表格已接入DeepSeek-R1，抖音的内容审核则继续使用豆包大模型。", "unknown deepseek-r1 in_use; volcengine doubao in_use")]
    [InlineData("百度", "新闻", "百度搜索宣布全面接入DeepSeek和文心大模型最新的深度搜索功能。", "unknown deepseek in_use; ?baidu ernie in_use")]
    [InlineData("腾讯", "新闻", "微信搜一搜正在灰度测试接入DeepSeek-R1，部分用户已可使用。", "unknown deepseek-r1 in_use|planned")]
    [InlineData("小米", "新闻", "小米手机的超级小爱已接入DeepSeek-R1，同时保留自研MiLM。华为小艺更早一步接入。", "unknown deepseek-r1 in_use; unknown milm in_use")]
    public void A_vendor_that_is_asked_about_uses_what_its_products_run_on(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("海蓝服饰", "火山引擎客户案例", "火山引擎为海蓝服饰提供豆包大模型服务，帮助其在商品描述生成上提效五倍。", "volcengine doubao in_use")]
    [InlineData("海蓝服饰", "客户案例合集", "金桥物流\n金桥物流使用混元大模型完成单据识别。\n海蓝服饰\n借助千帆平台上的文心大模型，导购话术实现自动生成。\n青松出行\n采用通义千问打造行程助手。", "baidu ernie in_use")]
    [InlineData("Delta Foods", "AI customer stories", "**Kroger** uses Gemini to plan stock.\n\n**Delta Foods** built a recipe assistant with Claude on Vertex AI.\n\n**Tesco** relies on GPT-4o.", "overseas claude in_use")]
    [InlineData("Cobalt Games", "Customer stories", "“Claude writes our quest dialogue in nine languages,” said Mia Chen, CTO at Cobalt Games. “Gemini handles our moderation,” said Tom Hale of Birch Studio.", "overseas claude in_use")]
    [InlineData("Cobalt Games", "Case study", "The studio cut localisation time by 60%. \"We use Claude Sonnet 4 for dialogue,\" says Mia Chen, CTO of Cobalt Games.", "overseas claude-sonnet-4 in_use")]
    [InlineData("Lyric Music", "News", "Lyric Music, which competes with Spotify, has chosen ElevenLabs for narration. Spotify uses Google Cloud.", "overseas elevenlabs in_use")]
    [InlineData("白榆证券", "新闻", "海棠证券已完成DeepSeek私有化部署。白榆证券方面，同样已完成DeepSeek-R1的本地化部署，并计划引入通义千问。", "self_hosted deepseek-r1 in_use; aliyun qwen planned")]
    [InlineData("天域股份", "新闻", "天域股份（300999）4月2日在互动平台回答投资者提问时称，公司自主开发的法务系统底层采用了智谱GLM-4，并同步适配DeepSeek。", "other glm-4 in_use; unknown deepseek in_use")]
    [InlineData("天域股份", "新闻", "天域股份全资子公司天域数科已将通义千问部署至生产环境，用于智能质检。", "aliyun qwen in_use")]
    [InlineData("天域股份", "新闻", "与天域股份不同，竞争对手宏图软件已全面接入文心一言。", "")]
    [InlineData("天域股份", "新闻", "天域股份董事长表示：“我们内部用Claude写代码，对外产品用的是DeepSeek。”", "overseas claude in_use; unknown deepseek in_use")]
    public void On_a_page_of_cases_each_customer_has_its_own(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("港灣銀行", "新聞", "與同業不同，港灣銀行暫未採用任何生成式AI，行方表示仍在評估DeepSeek的安全性。", "unknown deepseek planned|denied")]
    [InlineData("雲嶺電信", "新聞", "市場消息指雲嶺電信正與OpenAI商討合作，雲嶺電信回應稱不評論市場傳聞。", "")]
    public void Traditional_characters_are_read(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);

    [Theory]
    [InlineData("溪山医药", "溪山医药接入DeepSeek", "title: \"溪山医药：AI研发平台已接入DeepSeek\"\ndate: \"2025-02-14 10:00:00\"\nsummary: \"溪山医药在互动平台表示，公司AI研发平台已接入DeepS...\"\ntags:\n  - \"finance\"\n---\n\n溪山医药2月14日在互动平台表示，公司AI药物研发平台“XS-Pharma”已接入DeepSeek-R1，用于文献解析。", "unknown deepseek-r1 in_use")]
    [InlineData("溪山医药", "溪山医药：未接入", "title: \"溪山医药：未接入DeepSeek\"\ndate: \"2025-02-14\"\n---\n\n每经AI快讯，有投资者在投资者互动平台提问：请问公司是否接入DeepSeek？溪山医药（688000.SH）2月14日在投资者互动平台表示，公司目前尚未接入DeepSeek，但已在研发环节使用Kimi。", "unknown deepseek denied; other kimi in_use")]
    public void Front_matter_is_not_quoted(string company, string title, string text, string facts) =>
        Expected.Facts(company, title, text, facts);
}
