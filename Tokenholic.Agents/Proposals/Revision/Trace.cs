using System.Text.Json.Serialization;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>What became of a point.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TraceOutcome>))]
public enum TraceOutcome
{
    /// <summary>The proposal was changed, or says so already.</summary>
    Addressed,

    /// <summary>It was not changed; the code says why.</summary>
    NotAddressed,

    /// <summary>The customer, or a colleague, has to be asked first.</summary>
    Asked,
}

/// <summary>What became of a point, or of one constraint in it: a code with its arguments (<c>yuan:</c>, <c>region:</c>, <c>book:</c>, <c>section:</c> mark what the screen words itself), and the sections that changed.</summary>
public sealed record TraceLine(string PointId, TraceOutcome Outcome, string Code, IReadOnlyList<string> Arguments, IReadOnlyList<SectionId> Sections);
