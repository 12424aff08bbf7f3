namespace Tokenholic.App.Features.Knowledge;

/// <summary>Names the resource files of the knowledge base's screens: KnowledgeText.resx (Chinese) and KnowledgeText.en.resx.</summary>
internal sealed class KnowledgeText;
