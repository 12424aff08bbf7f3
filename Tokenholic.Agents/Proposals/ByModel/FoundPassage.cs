using Tokenholic.Knowledge.Index.Chunking;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>A passage that the model is given; it knows it by <paramref name="Id"/> only.</summary>
internal sealed record FoundPassage(string Id, KnowledgeDocument Document, Chunk Chunk)
{
    private const int Longest = 1_500;

    public int Length => Math.Min(Chunk.Length, Longest);

    public string Text => Document.Text.Substring(Chunk.Start, Length);
}
