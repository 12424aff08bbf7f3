namespace Tokenholic.Knowledge.Catalog;

/// <summary>The eight clouds of the map and "other"; the same ids in documents, data files, styles and exports.</summary>
public static class VendorIds
{
    /// <summary>阿里云.</summary>
    public const string Aliyun = "aliyun";

    /// <summary>火山引擎.</summary>
    public const string Volcengine = "volcengine";

    /// <summary>百度智能云.</summary>
    public const string Baidu = "baidu";

    /// <summary>腾讯云.</summary>
    public const string Tencent = "tencent";

    /// <summary>华为云.</summary>
    public const string Huawei = "huawei";

    /// <summary>海外模型: Azure, Bedrock, Vertex, OpenAI, Anthropic, Google and the like.</summary>
    public const string Overseas = "overseas";

    /// <summary>自建: the customer's own machines.</summary>
    public const string SelfHosted = "self_hosted";

    /// <summary>Another provider in China: DeepSeek's own API, 智谱, Kimi, MiniMax …</summary>
    public const string Other = "other";

    /// <summary>Not stated anywhere that was read.</summary>
    public const string Unknown = "unknown";
}
