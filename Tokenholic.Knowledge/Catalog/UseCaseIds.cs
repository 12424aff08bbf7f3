namespace Tokenholic.Knowledge.Catalog;

/// <summary>The use cases the product knows; names and keywords are in Data/use-cases.json, drivers in Data/estimation-templates.json.</summary>
public static class UseCaseIds
{
    /// <summary>Every known id, in the order columns appear on a map.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "script_writing", "image_generation", "video_generation", "dubbing", "editing",
        "customer_service", "coding", "knowledge_qa", "marketing_copy", "content_moderation", "translation",
        "search_recommendation", "data_analysis", "education", "game", "agent_platform", "office_assistant",
        "device_assistant", "driving", "finance", "risk_compliance", "healthcare", "industrial", "sales_crm",
        "general",
    ];

    /// <summary>AI in use for something that no other id fits, or that is not said.</summary>
    public const string General = "general";
}
