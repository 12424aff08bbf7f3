using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals;

/// <summary>Draws up the architecture that the recommended products make together.</summary>
internal static class ArchitectureBuilder
{
    private static readonly string[] Retrieval = ["customer_service", "knowledge_qa", "healthcare", "industrial", "office_assistant", "finance", "risk_compliance", "search_recommendation"];
    private static readonly string[] Making = ["image_generation", "video_generation", "dubbing", "editing"];
    private static readonly string[] Acting = ["agent_platform"];

    public static Diagram Of(IReadOnlyList<string> useCases, IReadOnlyList<string> names, IReadOnlyList<string> models, ReplyLanguage language)
    {
        var zh = language is ReplyLanguage.Zh;
        List<DiagramNode> nodes =
        [
            new("users", zh ? "用户与业务渠道" : "Users and channels", 0),
            new("app", zh ? "客户应用" : "Customer's applications", 1, Few(names, zh)),
            new("gateway", zh ? "专有网络与私网连接" : "VPC and PrivateLink", 2),
            new("studio", zh ? "百炼：模型调用" : "Model Studio: models", 3, Few(models, zh)),
            new("guard", zh ? "AI 安全护栏" : "AI guardrails", 3),
            new("logs", zh ? "日志与用量监控" : "Logs and usage", 4),
        ];
        List<DiagramEdge> edges = [new("users", "app"), new("app", "gateway"), new("gateway", "studio"), new("gateway", "guard"), new("studio", "logs")];

        void Add(string id, string name, int layer, string from)
        {
            nodes.Add(new(id, name, layer));
            edges.Add(new(from, id));
        }

        if (useCases.Intersect(Retrieval).Any())
            Add("knowledge", zh ? "知识库与向量检索" : "Knowledge and vectors", 4, "studio");
        if (useCases.Intersect(Making).Any())
            Add("storage", zh ? "对象存储 OSS 与 CDN" : "Object storage and CDN", 4, "studio");
        if (useCases.Intersect(Acting).Any())
            Add("sandbox", zh ? "无影 AgentBay 沙箱" : "AgentBay sandboxes", 4, "studio");
        return new Diagram(nodes, edges);
    }

    /// <summary>Boxes that none of these use cases needs.</summary>
    public static IEnumerable<string> Unneeded(IReadOnlyList<string> useCases) =>
        new[] { (Box: "knowledge", For: Retrieval), (Box: "storage", For: Making), (Box: "sandbox", For: Acting) }.Where(b => !useCases.Intersect(b.For).Any()).Select(b => b.Box);

    /// <summary>The first two, and how many there are.</summary>
    public static string Few(IReadOnlyList<string> names, bool zh) =>
        string.Join(zh ? "、" : ", ", names.Take(2)) + (names.Count > 2 ? zh ? $" 等 {names.Count} 个" : $" +{names.Count - 2}" : "");
}
