using System.Globalization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;

namespace Tokenholic.App.Features.Proposals.Edit;

/// <summary>The structured parts of a proposal as rows, and back: what nobody touched is the very object it was.</summary>
internal static class ProposalRows
{
    internal static List<EditRow> Of(ProposalDocument proposal, RowPart part) => part switch
    {
        RowPart.Choices => Rows(proposal.Choices, c => new() { ["useCase"] = c.UseCase, ["product"] = c.Product, ["model"] = c.Model, ["reason"] = c.Reason }),
        RowPart.Costs => Rows(proposal.Costs, c => new()
        {
            ["useCase"] = c.UseCase, ["today"] = c.Today, ["todayYear"] = YearCost.Shown(c.TodayPerYear), ["aliyun"] = c.OnAliyun, ["aliyunYear"] = YearCost.Shown(c.AliyunPerYear), ["volume"] = "1",
        }),
        RowPart.Boxes => Rows(proposal.Diagram.Nodes, n => new() { ["id"] = n.Id, ["name"] = n.Name, ["detail"] = n.Detail, ["layer"] = n.Layer.ToString(CultureInfo.InvariantCulture) }),
        _ => Rows(proposal.Diagram.Edges, e => new() { ["from"] = e.From, ["to"] = e.To }),
    };

    /// <summary>The proposal with the rows; a row with a problem stays as it was, or out when it is new.</summary>
    internal static ProposalDocument Apply(ProposalDocument proposal, Func<RowPart, IReadOnlyList<EditRow>> rows, List<RowProblem> problems)
    {
        var costs = Each(proposal.Costs, RowPart.Costs, (was, row) => Cost(was, row, problems));
        var nodes = Each(proposal.Diagram.Nodes, RowPart.Boxes, (was, row) => Box(was, row, problems));
        return proposal with
        {
            Choices = Each(proposal.Choices, RowPart.Choices, (was, row) => Chosen(proposal, was, row, problems)),
            Costs = costs,
            // Steps that were reckoned from other figures would contradict the table.
            CostSteps = costs.SequenceEqual(proposal.Costs) ? proposal.CostSteps : [],
            Diagram = new Diagram(nodes, Arrows(Each(proposal.Diagram.Edges, RowPart.Arrows, (_, row) => new(row["from"], row["to"])), rows(RowPart.Arrows), nodes, proposal.Diagram, problems)),
        };

        List<T> Each<T>(IReadOnlyList<T> items, RowPart part, Func<T?, EditRow, T?> made)
            where T : class
        {
            var untouched = Of(proposal, part);
            return [.. rows(part).Select(row => (Was: row.Was >= 0 && row.Was < items.Count ? items[row.Was] : null, Row: row))
                .Select(r => r.Was is not null && Same(untouched[r.Row.Was], r.Row) ? r.Was : made(r.Was, r.Row) ?? r.Was).OfType<T>()];
        }
    }

    private static bool Same(EditRow a, EditRow b) => a.Fields.All(f => b[f.Key] == f.Value.Trim());

    private static List<EditRow> Rows<T>(IReadOnlyList<T> items, Func<T, Dictionary<string, string>> fields) => [.. items.Select((item, i) => new EditRow(i, i, fields(item)))];

    private static bool Missing(RowPart part, EditRow row, List<RowProblem> problems, params string[] fields)
    {
        var missing = fields.Where(f => row[f].Length == 0).ToList();
        problems.AddRange(missing.Select(f => new RowProblem(part, row.Key, f, "RowMissing")));
        return missing.Count > 0;
    }

    private static Choice? Chosen(ProposalDocument proposal, Choice? was, EditRow row, List<RowProblem> problems) => Missing(RowPart.Choices, row, problems, "useCase", "product")
        ? null
        : new Choice(row["useCase"], row["product"], row["model"], row["reason"], was is null ? [] : SectionEdit.Sources(proposal, was.Reason, row["reason"], was.CitationIds));

    private static CostLine? Cost(CostLine? was, EditRow row, List<RowProblem> problems)
    {
        var count = problems.Count;
        Missing(RowPart.Costs, row, problems, "useCase");
        var factor = YearCost.Factor(row["volume"]);
        if (factor is null)
            problems.Add(new(RowPart.Costs, row.Key, "volume", "RowFactor"));
        var (today, aliyun) = (Year("todayYear", was?.TodayPerYear), Year("aliyunYear", was?.AliyunPerYear));
        return problems.Count > count ? null
            : new(row["useCase"], row["today"], row["aliyun"], today, aliyun, was?.Assumed ?? false, (was?.Stated ?? false) || today != was?.TodayPerYear || aliyun != was?.AliyunPerYear, factor is 1 ? was?.Volume : (was?.Volume ?? MapRange.Exactly(1)).Times(factor!.Value), was?.Unverified ?? false);

        MapRange? Year(string field, MapRange? old)
        {
            var (read, range) = row[field] == YearCost.Shown(old) ? (true, old) : YearCost.Parse(row[field]);
            if (!read)
                problems.Add(new(RowPart.Costs, row.Key, field, "RowFigure"));
            return factor is { } times and not 1 ? range?.Times(times) : range;
        }
    }

    private static DiagramNode? Box(DiagramNode? was, EditRow row, List<RowProblem> problems) => Missing(RowPart.Boxes, row, problems, "name")
        ? null : new DiagramNode(was?.Id ?? row["id"], row["name"], int.TryParse(row["layer"], CultureInfo.InvariantCulture, out var layer) ? layer : 0, row["detail"]);

    // Drawn from the users down: an arrow joins two boxes of different layers, once.
    private static List<DiagramEdge> Arrows(List<DiagramEdge> arrows, IReadOnlyList<EditRow> rows, List<DiagramNode> nodes, Diagram before, List<RowProblem> problems)
    {
        var kept = new List<DiagramEdge>();
        foreach (var (arrow, row) in arrows.Zip(rows))
        {
            var (from, to) = (nodes.Find(n => n.Id == arrow.From), nodes.Find(n => n.Id == arrow.To));
            if (from is null || to is null)
            {
                if (row.Was < 0)
                    problems.Add(new(RowPart.Arrows, row.Key, from is null ? "from" : "to", "RowMissing"));
                continue; // the arrow of a box that went goes with it
            }

            if (kept.Contains(arrow))
                problems.Add(new(RowPart.Arrows, row.Key, "to", "RowTwice"));
            else if (from.Layer >= to.Layer && !(before.Edges.Contains(arrow) && before.Nodes.Contains(from) && before.Nodes.Contains(to)))
                problems.Add(new(RowPart.Arrows, row.Key, "to", "RowUpwards"));
            else
                kept.Add(arrow);
        }

        return kept;
    }
}
