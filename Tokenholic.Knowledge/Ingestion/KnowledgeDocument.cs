using System.Security.Cryptography;
using System.Text;
using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Index.Words;

namespace Tokenholic.Knowledge.Ingestion;

/// <summary>
/// A document of the knowledge base. <paramref name="Address"/> is where it was read and identifies it; <paramref name="Product"/> is an
/// id of <see cref="KnowledgeProducts"/>, <paramref name="Kind"/> one of <see cref="DocumentKind"/>.
/// </summary>
public sealed record KnowledgeDocument(
    Guid Id, string Address, string Title, string Text, IReadOnlyList<Chunk> Chunks, string Product, string Kind, ReplyLanguage Language, DateOnly? Published,
    DateTimeOffset ReadAt)
{
    /// <summary>A document as it was read, with what can be told of it from itself; the same address is always the same id.</summary>
    public static KnowledgeDocument From(ReadDocument read, string address, DateTimeOffset readAt)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(address);
        var url = read.Facts.GetValueOrDefault("url") ?? read.Facts.GetValueOrDefault("source_url") ?? address;
        var product = read.Facts.GetValueOrDefault("product") is { } named && KnowledgeProducts.All.Any(p => p.Id == named) ? named : KnowledgeProducts.Of($"{read.Title} {url}");
        return new KnowledgeDocument(
            IdOf(address), address, read.Title, read.Text, read.Chunks, product,
            DocumentKind.Of(read.Facts.GetValueOrDefault("kind"), read.Title, url), LanguageOf(read.Text), read.Published, readAt);
    }

    /// <summary>Where the public finds what it says: the page it was read from, or the one that a file names at its head; null where neither is known.</summary>
    public string? Link
    {
        get
        {
            var facts = FrontMatter.Read(Text).Fields;
            return new[] { Address, facts.GetValueOrDefault("url"), facts.GetValueOrDefault("source_url") }
                .FirstOrDefault(a => Uri.TryCreate(a, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp));
        }
    }

    /// <summary>The id of the document at an address.</summary>
    public static Guid IdOf(string address) => new(SHA256.HashData(Encoding.UTF8.GetBytes(address)).AsSpan(0, 16));

    /// <summary>The document as the index takes it.</summary>
    public IndexedDocument ToIndexed() => new(Id.ToString(), Title, Address, Text, Chunks);

    internal static ReplyLanguage LanguageOf(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 4_000));
        var (han, letters) = (0, 0);
        foreach (var c in head)
        {
            if (Characters.IsHan(c))
                han++;
            else if (char.IsAsciiLetter(c))
                letters++;
        }

        return han * 4 >= letters ? ReplyLanguage.Zh : ReplyLanguage.En;
    }
}

/// <summary>What sort of a document it is.</summary>
public static class DocumentKind
{
    /// <summary>What we say among ourselves: found and answered with, never quoted to a customer.</summary>
    public const string Internal = "internal";

    /// <summary>The kinds, as stored.</summary>
    public static readonly IReadOnlyList<string> All = ["document", "product", "price", "case", "solution", "blog", Internal];

    internal static string Of(string? stated, string title, string url)
    {
        bool Says(params string[] words) => words.Any(w => title.Contains(w, StringComparison.OrdinalIgnoreCase) || url.Contains(w, StringComparison.OrdinalIgnoreCase));
        return stated is not null && All.Contains(stated) ? stated
            : Says("pricing", "billing", "价格", "计费", "资费") ? "price"
            : Says("customer-stor", "/case", "案例") ? "case"
            : Says("/solution", "解决方案") ? "solution"
            : Says("/product/", "产品页") ? "product"
            : Says("/blog", "developer.aliyun", "博客") ? "blog" : "document";
    }
}

/// <summary>A product that documents are about.</summary>
public sealed record KnowledgeProduct(string Id, LocalizedText Name, IReadOnlyList<string> Words);

/// <summary>The products by which the knowledge base is browsed.</summary>
public static class KnowledgeProducts
{
    /// <summary>The products, the more special first: the first whose word occurs in a title or address is taken.</summary>
    public static readonly IReadOnlyList<KnowledgeProduct> All =
    [
        new("agentbay", new("无影 AgentBay", "AgentBay"), ["agentbay", "wuying"]),
        new("lingjun", new("灵骏智算", "PAI Lingjun"), ["lingjun", "灵骏"]),
        new("milvus", new("向量检索服务 Milvus 版", "Milvus"), ["milvus", "dashvector", "向量检索"]),
        new("analyticdb", new("AnalyticDB", "AnalyticDB"), ["analyticdb", "gpdb", "adb-"]),
        new("opensearch", new("OpenSearch", "OpenSearch"), ["opensearch", "开放搜索"]),
        new("pai", new("人工智能平台 PAI", "Platform for AI (PAI)"), ["pai", "人工智能平台"]),
        new("gpu", new("GPU 云服务器", "GPU servers"), ["gpu", "/egs", "ecs", "裸金属"]),
        new("security", new("AI 安全护栏与内容安全", "AI guardrails and content moderation"), ["guardrail", "内容安全", "安全护栏"]),
        new("model-studio", new("百炼", "Model Studio"), ["model-studio", "modelstudio", "bailian", "百炼", "千问", "qwen", "dashscope", "通义", "万相"]),
        new("other", new("其他", "Other"), []),
    ];

    internal static string Of(string words) => All.FirstOrDefault(p => p.Words.Any(w => words.Contains(w, StringComparison.OrdinalIgnoreCase)))?.Id ?? "other";
}
