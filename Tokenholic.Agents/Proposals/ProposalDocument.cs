using System.Text.Json.Serialization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals;

/// <summary>What a statement stands on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Basis>))]
public enum Basis
{
    /// <summary>Words of a source, found there by code.</summary>
    [JsonStringEnumMemberName("source")]
    Source,

    /// <summary>A figure or finding of the battle map, which holds its own evidence.</summary>
    [JsonStringEnumMemberName("map")]
    Map,

    /// <summary>A judgement or a question, which no source states.</summary>
    [JsonStringEnumMemberName("judgement")]
    Judgement,
}

/// <summary>The sections of a proposal, in order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SectionId>))]
public enum SectionId
{
    /// <summary>The needs as understood.</summary>
    [JsonStringEnumMemberName("needs")]
    Needs,

    /// <summary>Products and models, with the reason.</summary>
    [JsonStringEnumMemberName("recommendation")]
    Recommendation,

    /// <summary>What is different from today's platform.</summary>
    [JsonStringEnumMemberName("difference")]
    Difference,

    /// <summary>Cost today and after.</summary>
    [JsonStringEnumMemberName("cost")]
    Cost,

    /// <summary>The steps of the migration.</summary>
    [JsonStringEnumMemberName("migration")]
    Migration,

    /// <summary>What to mind, and risks.</summary>
    [JsonStringEnumMemberName("risks")]
    Risks,

    /// <summary>Cases and references.</summary>
    [JsonStringEnumMemberName("cases")]
    Cases,

    /// <summary>What to ask the customer.</summary>
    [JsonStringEnumMemberName("questions")]
    Questions,
}

/// <summary>Words of a source: <paramref name="Quote"/> stands at <paramref name="Start"/> (UTF-16 units) of the document's text.</summary>
public sealed record Citation(string Id, Guid DocumentId, string Title, string Address, DateOnly? Published, int Start, string Quote)
{
    /// <summary>The address where it leads anywhere outside of the app; what a person uploaded has only a name of ours.</summary>
    [JsonIgnore]
    public string? Link => Uri.TryCreate(Address, UriKind.Absolute, out var link) && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp) ? Address : null;
}

/// <summary>A sentence; <paramref name="Topic"/> is the use case or subject it belongs to, empty for the section as a whole.</summary>
public sealed record Statement(string Topic, string Text, Basis Basis, IReadOnlyList<string> CitationIds);

/// <summary>A part of a proposal.</summary>
public sealed record ProposalSection(SectionId Id, IReadOnlyList<Statement> Statements)
{
    /// <summary>The statements by their subject as they are read: what is said of the section as a whole comes first, or it would stand under the last subject's heading.</summary>
    public IEnumerable<IGrouping<string, Statement>> BySubject() => Statements.GroupBy(s => s.Topic).OrderBy(g => Id is SectionId.Recommendation or SectionId.Difference && g.Key.Length > 0);

    /// <summary>Whether a sentence has to be marked as a judgement; needs and questions are nothing else.</summary>
    public bool Marks(Statement statement) => statement?.Basis is Basis.Judgement && Id is not (SectionId.Questions or SectionId.Needs);
}

/// <summary>
/// A product or model that is recommended for a use case; <paramref name="Model"/> is empty for a product alone. <paramref name="Reason"/> is in
/// the words of its sources, or a judgement where nothing is cited.
/// </summary>
public sealed record Choice(string UseCase, string Product, string Model, string Reason, IReadOnlyList<string> CitationIds);

/// <summary>
/// A step of the migration that changes the cost: <paramref name="PerYear"/> is what the year costs once it and the steps before it are done.
/// <paramref name="Code"/> names the step, <paramref name="Text"/> says how it is reckoned.
/// </summary>
public sealed record CostStep(string Code, string Text, MapRange PerYear, IReadOnlyList<string> CitationIds);

/// <summary>
/// A line of the comparison: ¥ a year at list price; null where the map has no figure. Figures that a person typed instead are <paramref name="Stated"/>:
/// no list and no map bears them out. <paramref name="Volume"/> is how many times the map's volume the customer told; null is once.
/// A price that no public source bears out makes the line <paramref name="Unverified"/>.
/// </summary>
public sealed record CostLine(string UseCase, string Today, string OnAliyun, MapRange? TodayPerYear, MapRange? AliyunPerYear, bool Assumed, bool Stated = false, MapRange? Volume = null, bool Unverified = false);

/// <summary>A box of the architecture; <paramref name="Layer"/> counts from the users down, <paramref name="Detail"/> is a second line such as the models.</summary>
public sealed record DiagramNode(string Id, string Name, int Layer, string Detail = "");

/// <summary>An arrow of the architecture.</summary>
public sealed record DiagramEdge(string From, string To);

/// <summary>The architecture as a graph; how it is drawn is the screen's business.</summary>
public sealed record Diagram(IReadOnlyList<DiagramNode> Nodes, IReadOnlyList<DiagramEdge> Edges);

/// <summary>A proposal as it is stored, shown and exported.</summary>
public sealed record ProposalDocument
{
    /// <summary>The version of this shape.</summary>
    public int Format { get; init; } = 1;

    /// <summary>Whose proposal it is.</summary>
    public required string Company { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset GeneratedAt { get; init; }

    /// <summary>The language of its sentences.</summary>
    public required ReplyLanguage Language { get; init; }

    /// <summary>"rules" without a model.</summary>
    public string Mode { get; init; } = "rules";

    /// <summary>The version of the battle map it rests on; 0 when it answers a question alone.</summary>
    public required int MapVersion { get; init; }

    /// <summary>The question that it answers; null when it rests on the map's use cases alone.</summary>
    public string? Question { get; init; }

    /// <summary>How many sentences of a model were taken out because no source bears them out.</summary>
    public int Removed { get; init; }

    /// <summary>The recommended products and models.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>How the cost changes step by step; empty where the map has no figures.</summary>
    public IReadOnlyList<CostStep> CostSteps { get; init; } = [];

    /// <summary>Its parts.</summary>
    public required IReadOnlyList<ProposalSection> Sections { get; init; }

    /// <summary>The architecture.</summary>
    public required Diagram Diagram { get; init; }

    /// <summary>Cost today and after, per workload.</summary>
    public required IReadOnlyList<CostLine> Costs { get; init; }

    /// <summary>Every source that is cited.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }
}
