using System.Text.Json;
using Tokenholic.Agents.Models.Structured;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>A question to the knowledge base, for a section.</summary>
internal sealed record PlannedQuestion(SectionId Section, string Question);

/// <summary>What a model wants looked up.</summary>
internal sealed record PlanAnswer(IReadOnlyList<PlannedQuestion> Questions)
{
    private const int Most = 15;
    private const int LongestQuestion = 200;

    public static readonly AnswerForm<PlanAnswer> Form = new("plan", """
        {"type":"object","additionalProperties":false,"required":["questions"],"properties":{"questions":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["section","question"],"properties":{"section":{"type":"string"},"question":{"type":"string"}}}}}}
        """, Read);

    private static (PlanAnswer?, string?) Read(JsonElement json) => json.TryGetProperty("questions", out var list) && list.ValueKind is JsonValueKind.Array
        ? (new PlanAnswer([.. json.Objects("questions")
            .Select(q => (Section: q.Text("section"), Question: q.Text("question")?.ReplaceLineEndings(" ").Trim()))
            .Where(q => q.Question is { Length: > 1 and <= LongestQuestion } && Enum.TryParse<SectionId>(q.Section, ignoreCase: true, out var id) && Enum.IsDefined(id))
            .Select(q => new PlannedQuestion(Enum.Parse<SectionId>(q.Section!, ignoreCase: true), q.Question!)).Take(Most)]), null)
        : (null, "The list \"questions\" is missing.");
}
