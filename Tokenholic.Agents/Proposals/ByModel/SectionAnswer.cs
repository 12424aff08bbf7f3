using System.Text.Json;
using Tokenholic.Agents.Models.Structured;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>A sentence as a model wrote it down, nothing of it believed yet.</summary>
internal sealed record ProposedSentence(string Topic, string Text, bool Judgement, IReadOnlyList<string> Passages, string Quote);

/// <summary>A section as a model wrote it.</summary>
internal sealed record SectionAnswer(IReadOnlyList<ProposedSentence> Sentences)
{
    /// <summary>The most sentences of a section.</summary>
    public const int Most = 16;

    public static readonly AnswerForm<SectionAnswer> Form = new("section", """
        {"type":"object","additionalProperties":false,"required":["sentences"],"properties":{"sentences":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["topic","text","basis","passages","quote"],"properties":{"topic":{"type":"string"},"text":{"type":"string"},"basis":{"type":"string","enum":["source","judgement"]},
        "passages":{"type":"array","items":{"type":"string"}},"quote":{"type":"string"}}}}}}
        """, Read);

    private static (SectionAnswer?, string?) Read(JsonElement json) => json.TryGetProperty("sentences", out var list) && list.ValueKind is JsonValueKind.Array
        ? (new SectionAnswer([.. json.Objects("sentences").Where(s => s.Text("text") is not null).Take(Most).Select(s => new ProposedSentence(
            s.Text("topic") ?? "", s.Text("text")!, s.Text("basis") == "judgement",
            s.TryGetProperty("passages", out var ids) && ids.ValueKind is JsonValueKind.Array ? [.. ids.EnumerateArray().Where(i => i.ValueKind is JsonValueKind.String).Select(i => i.GetString()!)] : [],
            s.Text("quote") ?? ""))]), null)
        : (null, "The list \"sentences\" is missing.");
}
