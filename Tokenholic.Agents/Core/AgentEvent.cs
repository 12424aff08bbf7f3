using System.Text.Json.Serialization;

namespace Tokenholic.Agents.Core;

/// <summary>
/// One thing that happened in a run, told by an agent; the closed set of records below. Events carry codes and figures,
/// never sentences: the screen says them in the reader's language. <see cref="Key"/> is the same when a resumed run tells
/// the same thing again, so a store that refuses a second row per key needs no other memory.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(StageStarted), "stage_started")]
[JsonDerivedType(typeof(StageFinished), "stage_finished")]
[JsonDerivedType(typeof(PageFound), "page_found")]
[JsonDerivedType(typeof(PageRead), "page_read")]
[JsonDerivedType(typeof(PageFailed), "page_failed")]
[JsonDerivedType(typeof(ClaimKept), "claim_kept")]
[JsonDerivedType(typeof(ClaimDropped), "claim_dropped")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(KnowledgeSearched), "knowledge_searched")]
[JsonDerivedType(typeof(SectionWritten), "section_written")]
[JsonDerivedType(typeof(PointTraced), "point_traced")]
public abstract record AgentEvent
{
    /// <summary>Identifies the event within its run.</summary>
    [JsonIgnore]
    public abstract string Key { get; }
}

/// <summary>The three agents of the battle map (研究, 分析, 可视化), in the order they work.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>研究: finds and reads pages.</summary>
    Research,

    /// <summary>分析: takes claims with their quotes out of the pages.</summary>
    Analysis,

    /// <summary>可视化: estimates, and writes the map document.</summary>
    Visualization,
}

/// <summary>An agent began its work.</summary>
public sealed record StageStarted(Stage Stage) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"start:{Stage}";
}

/// <summary>An agent finished its work; <paramref name="Count"/> is what it made: pages read, claims kept, workloads.</summary>
public sealed record StageFinished(Stage Stage, int Count) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"finish:{Stage}";
}

/// <summary>An address was put on the list of pages to read.</summary>
public sealed record PageFound(string Url) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"found:{Url}";
}

/// <summary>A page was fetched and its main text read (<paramref name="Characters"/> of it).</summary>
public sealed record PageRead(string Url, string Title, int Characters, bool Rendered) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"page:{Url}";
}

/// <summary>A page that could not be used; <paramref name="Reason"/> is a code of <c>PageProblem</c>, <paramref name="Detail"/> never page text.</summary>
public sealed record PageFailed(string Url, string Reason, string? Detail = null) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"page:{Url}";
}

/// <summary>A claim whose quote was found in the page's text.</summary>
public sealed record ClaimKept(string Url, string Quote, string UseCase, string Vendor, string? Model, string Status) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"claim:{Url}:{UseCase}:{Vendor}:{Model}:{Status}:{Quote}";
}

/// <summary>A claim that was not believed; <paramref name="Reason"/> is a code of <c>DropReason</c>.</summary>
public sealed record ClaimDropped(string Url, string Quote, string Reason) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"dropped:{Url}:{Reason}:{Quote}";
}

/// <summary>Something the reader should know; <paramref name="Code"/> is a resource key, <paramref name="Arguments"/> fill it.</summary>
public sealed record Notice(string Code, params IReadOnlyList<string> Arguments) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"notice:{Code}:{string.Join('|', Arguments)}";
}

/// <summary>The knowledge base was asked; <paramref name="Found"/> passages fit.</summary>
public sealed record KnowledgeSearched(string Question, int Found) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"searched:{Question}";
}

/// <summary>A section of a proposal is written; <paramref name="Removed"/> sentences were taken out because no source bears them out.</summary>
public sealed record SectionWritten(string Section, IReadOnlyList<string> Sentences, int Removed) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"section:{Section}";
}

/// <summary>What became of a point of feedback: codes, and the sections that changed.</summary>
public sealed record PointTraced(string Point, string Outcome, string Code, IReadOnlyList<string> Arguments, IReadOnlyList<string> Sections) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => $"point:{Point}:{Code}:{string.Join('|', Arguments)}";
}
