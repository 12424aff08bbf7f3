using System.Text.Json;
using Tokenholic.Agents.Models.Structured;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>A use as a model wrote it down, nothing of it believed yet.</summary>
internal sealed record ProposedClaim(string? UseCase, string? Vendor, string? Model, string? Status, string Quote);

/// <summary>A quantity as a model wrote it down.</summary>
internal sealed record ProposedQuantity(string? Metric, double? Low, double? High, string? Period, string? UseCase, string Quote);

/// <summary>What a model says a passage states.</summary>
internal sealed record ClaimAnswer(IReadOnlyList<ProposedClaim> Claims, IReadOnlyList<ProposedQuantity> Quantities)
{
    private const int Most = 60;

    /// <summary>The form of the answer.</summary>
    public static readonly AnswerForm<ClaimAnswer> Form = new("claims", """
        {"type":"object","additionalProperties":false,"required":["claims","quantities"],"properties":{
        "claims":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["use_case","vendor","model","status","quote"],"properties":{
        "use_case":{"type":"string"},"vendor":{"type":"string"},"model":{"type":["string","null"]},"status":{"type":"string","enum":["in_use","planned","past","denied"]},"quote":{"type":"string"}}}},
        "quantities":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["metric","low","high","period","use_case","quote"],"properties":{
        "metric":{"type":"string"},"low":{"type":"number"},"high":{"type":"number"},"period":{"type":"string"},"use_case":{"type":["string","null"]},"quote":{"type":"string"}}}}}}
        """, Read);

    private static (ClaimAnswer?, string?) Read(JsonElement json)
    {
        if (!json.TryGetProperty("claims", out var claims) || claims.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return (null, "The list \"claims\" is missing.");
        }

        return (new ClaimAnswer(
            [.. json.Objects("claims").Where(c => c.Text("quote") is not null).Take(Most)
                .Select(c => new ProposedClaim(c.Text("use_case"), c.Text("vendor"), c.Text("model"), c.Text("status"), c.Text("quote")!))],
            [.. json.Objects("quantities").Where(q => q.Text("quote") is not null).Take(Most)
                .Select(q => new ProposedQuantity(q.Text("metric"), q.Number("low"), q.Number("high"), q.Text("period"), q.Text("use_case"), q.Text("quote")!))]), null);
    }
}
