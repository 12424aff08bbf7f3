using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Structured;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation.ByModel;

/// <summary>A value that a model proposes for a variable, with the quotes it rests on.</summary>
internal sealed record ProposedDriver(string Workload, string Driver, double Low, double Mid, double High, IReadOnlyList<string> EvidenceIds, string ReasonZh, string ReasonEn);

/// <summary>
/// Lets a model propose values where only a template's default stands. Code computes with them, labels them inferred, and
/// refuses what names an unknown quote, workload or variable, or lies beyond all measure.
/// </summary>
internal sealed class ModelDrivers(Catalog catalog)
{
    /// <summary>Who asks, in records of calls.</summary>
    public const string Agent = "battle_map.drivers";

    private const int MostVariables = 40;
    private const int MostQuotes = 60;
    private const int LongestReason = 200;

    /// <summary>How far beyond the template's range a proposal may go.</summary>
    private const double Beyond = 20;

    private static readonly AnswerForm<IReadOnlyList<ProposedDriver>> Form = new("drivers", """
        {"type":"object","additionalProperties":false,"required":["proposals"],"properties":{"proposals":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["workload","driver","low","mid","high","evidence_ids","reason_zh","reason_en"],"properties":{"workload":{"type":"string"},"driver":{"type":"string"},
        "low":{"type":"number"},"mid":{"type":"number"},"high":{"type":"number"},"evidence_ids":{"type":"array","items":{"type":"string"}},"reason_zh":{"type":"string"},"reason_en":{"type":"string"}}}}}}
        """, Read);

    /// <summary>The map with the proposals that hold; the map as it is when there are none.</summary>
    public async Task<BattleMapDocument> ProposeAsync(RunModels models, BattleMapDocument map, CancellationToken cancellationToken)
    {
        var open = Open(map).Take(MostVariables).ToList();
        if (open.Count == 0 || map.Evidence.Count == 0)
        {
            return map;
        }

        var quotes = map.Evidence.Take(MostQuotes).ToList();
        var urls = map.Pages.ToDictionary(p => p.Id, p => p.Url, StringComparer.Ordinal);
        var sent = quotes.Select(q => new SentPassage(urls[q.PageId], q.Start, q.Quote.Length)).ToList();
        var answer = await models.AskAsync(TaskKind.Planning, Agent, Messages(quotes, open), Form, sent, cancellationToken);
        foreach (var proposal in answer.Value ?? [])
        {
            map = Apply(map, proposal);
        }

        return map;
    }

    /// <summary>The map with the proposal, or as it is when the proposal does not hold.</summary>
    internal BattleMapDocument Apply(BattleMapDocument map, ProposedDriver proposal)
    {
        var known = map.Evidence.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var target = Open(map).FirstOrDefault(o => o.Workload.Id == proposal.Workload && o.Driver.Id == proposal.Driver);
        var value = new MapRange(proposal.Low, proposal.Mid, proposal.High);
        if (target.Driver is null || proposal.EvidenceIds.Count == 0 || !proposal.EvidenceIds.All(known.Contains)
            || !Interval.IsValid(value) || value.Low <= 0 || value.Low < target.Driver.Value.Low / Beyond || value.High > target.Driver.Value.High * Beyond)
        {
            return map;
        }

        try
        {
            return DriverEdit.Put(map, proposal.Workload, proposal.Driver, driver => Proposed(driver, value, proposal), catalog);
        }
        catch (FormulaException)
        {
            return map; // a value the formula cannot be computed with
        }
    }

    private static Driver Proposed(Driver driver, MapRange value, ProposedDriver proposal) => driver with
    {
        Value = value,
        Label = Label.Inferred,
        ProposedByModel = true,
        EvidenceIds = [.. proposal.EvidenceIds.Distinct(StringComparer.Ordinal)],
        Reason = new(
            $"模型据引文提出：{Short(proposal.ReasonZh)}（模板默认 {Words.Zh(driver.Value.Low)}–{Words.Zh(driver.Value.High)}）",
            $"Proposed by the model from the quotes: {Short(proposal.ReasonEn)} (the template's default is {Words.En(driver.Value.Low)}–{Words.En(driver.Value.High)})"),
    };

    /// <summary>Variables of live workloads that nothing is stated of.</summary>
    private static IEnumerable<(Workload Workload, Driver Driver)> Open(BattleMapDocument map) =>
        from column in map.UseCases
        from workload in column.Workloads
        from driver in workload.Estimate?.Drivers ?? []
        where driver.Label is Label.Assumed && driver.Id != EstimateBuilder.SharingId
        select (workload, driver);

    private static ChatMessage[] Messages(List<MapEvidence> quotes, List<(Workload Workload, Driver Driver)> open)
    {
        var said = new StringBuilder();
        foreach (var quote in quotes)
        {
            said.Append(quote.Id).Append(": ").AppendLine(quote.Quote.ReplaceLineEndings(" "));
        }

        var variables = new StringBuilder();
        foreach (var (workload, driver) in open)
        {
            variables.AppendLine(string.Create(CultureInfo.InvariantCulture,
                $"workload {workload.Id}, driver {driver.Id}: {driver.Name.En}, {driver.Unit.En}, usually {driver.Value.Low:R} to {driver.Value.High:R}, middle {driver.Value.Mid:R}"));
        }

        return
        [
            new(ChatRole.System, PromptFile.Read("drivers.v1.md")),
            new(ChatRole.User, PromptFile.Data("QUOTES", said.ToString()) + "\n" + PromptFile.Data("VARIABLES", variables.ToString())),
        ];
    }

    private static (IReadOnlyList<ProposedDriver>?, string?) Read(JsonElement json)
    {
        if (!json.TryGetProperty("proposals", out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            return (null, "The list \"proposals\" is missing.");
        }

        return ([.. json.Objects("proposals")
            .Where(p => p.Text("workload") is not null && p.Text("driver") is not null && p.Number("low") is not null && p.Number("high") is not null)
            .Select(p => new ProposedDriver(p.Text("workload")!, p.Text("driver")!, p.Number("low")!.Value, p.Number("mid") ?? double.NaN, p.Number("high")!.Value, p.Texts("evidence_ids"), p.Text("reason_zh") ?? "", p.Text("reason_en") ?? ""))
            .Where(p => double.IsFinite(p.Mid))], null);
    }

    private static string Short(string reason) => reason.Length > LongestReason ? reason[..LongestReason] : reason;
}
