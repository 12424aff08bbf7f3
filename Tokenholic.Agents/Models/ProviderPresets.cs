using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Models;

/// <summary>How a provider is told to think before it answers.</summary>
public enum ThinkingSwitch
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary><c>"enable_thinking": true</c>.</summary>
    EnableThinking,

    /// <summary><c>"thinking": {"type": "enabled"}</c>.</summary>
    ThinkingType,

    /// <summary><c>"reasoning_effort": "medium"</c>.</summary>
    ReasoningEffort,
}

/// <summary>A provider whose address and habits are known.</summary>
public sealed record ProviderPreset
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Its address; a part in braces is the account's own.</summary>
    public required string BaseAddress { get; init; }

    /// <summary>Whose price list holds: an id of <c>VendorIds</c>.</summary>
    public required string Vendor { get; init; }

    /// <summary>How thinking is switched.</summary>
    public ThinkingSwitch Thinking { get; init; }

    /// <summary>True where the answer's limit is called <c>max_completion_tokens</c>.</summary>
    public bool MaxCompletionTokens { get; init; }

    /// <summary>True where 429 <c>insufficient_quota</c> is the throttle of a minute and not an empty account.</summary>
    public bool QuotaIsThrottle { get; init; }

    /// <summary>Models offered when one is assigned, by task; free text is always possible.</summary>
    public IReadOnlyDictionary<TaskKind, string> Models { get; init; } = new Dictionary<TaskKind, string>();
}

/// <summary>The providers that come with the product. Addresses of Bailian are from its documentation; those of others can be changed on screen.</summary>
public static class ProviderPresets
{
    /// <summary>Any other server that speaks the protocol.</summary>
    public const string Compatible = "compatible";

    /// <summary>The one a key from the environment belongs to when nothing else is said.</summary>
    public const string BailianBeijing = "bailian-beijing";

    /// <summary>What the requirements name.</summary>
    private static readonly Dictionary<TaskKind, string> BailianModels = new()
    {
        [TaskKind.Planning] = "qwen3-max",
        [TaskKind.Code] = "glm-5",
        [TaskKind.General] = "glm-5",
        [TaskKind.Embedding] = "text-embedding-v3",
        [TaskKind.Persona] = "glm-5",
        [TaskKind.Evaluation] = "qwen3-max",
    };

    /// <summary>All presets, in the order they are offered.</summary>
    public static IReadOnlyList<ProviderPreset> All { get; } =
    [
        Bailian(BailianBeijing, new("阿里云百炼（北京）", "Alibaba Cloud Model Studio (Beijing)"), "https://dashscope.aliyuncs.com/compatible-mode/v1"),
        Bailian("bailian-singapore", new("阿里云百炼（新加坡）", "Alibaba Cloud Model Studio (Singapore)"), "https://dashscope-intl.aliyuncs.com/compatible-mode/v1"),
        Bailian("bailian-us", new("阿里云百炼（美国）", "Alibaba Cloud Model Studio (US)"), "https://dashscope-us.aliyuncs.com/compatible-mode/v1"),
        new() { Id = "ark", Name = new("火山方舟", "Volcengine Ark"), BaseAddress = "https://ark.cn-beijing.volces.com/api/v3", Vendor = VendorIds.Volcengine, Thinking = ThinkingSwitch.ThinkingType },
        new() { Id = "qianfan", Name = new("百度千帆", "Baidu Qianfan"), BaseAddress = "https://qianfan.baidubce.com/v2", Vendor = VendorIds.Baidu, Thinking = ThinkingSwitch.EnableThinking },
        new() { Id = "zhipu", Name = new("智谱", "Zhipu"), BaseAddress = "https://open.bigmodel.cn/api/paas/v4", Vendor = VendorIds.Other, Thinking = ThinkingSwitch.ThinkingType },
        new() { Id = "deepseek", Name = LocalizedText.Same("DeepSeek"), BaseAddress = "https://api.deepseek.com/v1", Vendor = VendorIds.Other, Thinking = ThinkingSwitch.ThinkingType },
        new() { Id = "openai", Name = LocalizedText.Same("OpenAI"), BaseAddress = "https://api.openai.com/v1", Vendor = VendorIds.Overseas, Thinking = ThinkingSwitch.ReasoningEffort, MaxCompletionTokens = true },
        new() { Id = "azure-openai", Name = LocalizedText.Same("Azure OpenAI"), BaseAddress = "https://{resource}.openai.azure.com/openai/v1", Vendor = VendorIds.Overseas, Thinking = ThinkingSwitch.ReasoningEffort, MaxCompletionTokens = true },
        new() { Id = Compatible, Name = new("其他兼容 OpenAI 的地址", "Any OpenAI-compatible address"), BaseAddress = "http://127.0.0.1:11434/v1", Vendor = VendorIds.SelfHosted },
    ];

    /// <summary>The preset of an id; an unknown one is <see cref="Compatible"/>.</summary>
    public static ProviderPreset Find(string id) => All.FirstOrDefault(p => p.Id == id) ?? All[^1];

    private static ProviderPreset Bailian(string id, LocalizedText name, string address) => new()
    {
        Id = id, Name = name, BaseAddress = address, Vendor = VendorIds.Aliyun, Thinking = ThinkingSwitch.EnableThinking, QuotaIsThrottle = true, Models = BailianModels,
    };
}
