using System.Globalization;
using System.Text;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals;

/// <summary>Writes a proposal as Markdown, citations as numbered notes.</summary>
public static class ProposalMarkdown
{
    /// <summary>The document; <paramref name="titles"/> gives the heading of each section, and of "Architecture" and "Sources".</summary>
    public static string Write(ProposalDocument proposal, Func<string, string> titles)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(titles);
        var text = new StringBuilder($"# {Plain(proposal.Company)}\n\n");
        var numbers = proposal.Citations.Select((c, i) => (c.Id, i + 1)).ToDictionary(c => c.Id, c => c.Item2);
        foreach (var section in proposal.Sections.Where(s => s.Statements.Count > 0 || (s.Id is SectionId.Cost && proposal.Costs.Count > 0)))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {titles(section.Id.ToString())}\n\n");
            if (section.Id is SectionId.Recommendation && proposal.Choices.Count > 0)
                AddChoices(text, proposal, numbers);
            foreach (var group in section.BySubject())
            {
                if (group.Key.Length > 0 && section.Id is SectionId.Recommendation or SectionId.Difference)
                    text.Append(CultureInfo.InvariantCulture, $"### {Plain(group.Key)}\n\n");
                foreach (var statement in group)
                    text.Append(CultureInfo.InvariantCulture, $"- {Plain(statement.Text)}{(section.Marks(statement) ? proposal.Language is ReplyLanguage.Zh ? "（判断）" : " (judgement)" : "")}{string.Concat(statement.CitationIds.Select(id => $" [{numbers[id]}]"))}\n");
                text.Append('\n');
            }

            if (section.Id is SectionId.Cost && proposal.Costs.Count > 0)
                AddCosts(text, proposal, titles);
        }

        text.Append(CultureInfo.InvariantCulture, $"## {titles("Architecture")}\n\n");
        foreach (var edge in proposal.Diagram.Edges)
            text.Append(CultureInfo.InvariantCulture, $"- {Name(proposal.Diagram, edge.From)} → {Name(proposal.Diagram, edge.To)}\n");
        text.Append(CultureInfo.InvariantCulture, $"\n## {titles("Sources")}\n\n");
        foreach (var citation in proposal.Citations)
            text.Append(CultureInfo.InvariantCulture, $"{numbers[citation.Id]}. {Plain(citation.Title)}{citation.Published:', 'yyyy-MM-dd}: “{Plain(citation.Quote)}”{Address(citation)}\n");
        return text.ToString();
    }

    private static void AddCosts(StringBuilder text, ProposalDocument proposal, Func<string, string> titles)
    {
        text.Append(CultureInfo.InvariantCulture, $"| {titles("UseCase")} | {titles("Today")} | {titles("OnAliyun")} |\n|---|---|---|\n");
        foreach (var line in proposal.Costs)
            text.Append(CultureInfo.InvariantCulture, $"| {Plain(line.UseCase)}{(line.Assumed ? proposal.Language is ReplyLanguage.Zh ? "（用量为假设）" : " (assumed volume)" : "")}{(line.Stated ? proposal.Language is ReplyLanguage.Zh ? "（非目录价）" : " (not list price)" : "")}{(line.Unverified ? proposal.Language is ReplyLanguage.Zh ? "（价格未核实）" : " (unverified price)" : "")} | {Plain(line.Today)} {Yuan(line.TodayPerYear, proposal.Language)} | {Plain(line.OnAliyun)} {Yuan(line.AliyunPerYear, proposal.Language)} |\n");
        foreach (var step in proposal.CostSteps)
            text.Append(CultureInfo.InvariantCulture, $"\n- {Plain(step.Text)}{(proposal.Language is ReplyLanguage.Zh ? "：" : ": ")}{Yuan(step.PerYear, proposal.Language)}");
        text.Append("\n\n");
    }

    private static void AddChoices(StringBuilder text, ProposalDocument proposal, Dictionary<string, int> numbers)
    {
        foreach (var choice in proposal.Choices)
            text.Append(CultureInfo.InvariantCulture, $"- **{Plain(choice.UseCase)}** → {Plain(choice.Product)}{(choice.Model.Length > 0 ? " " + Plain(choice.Model) : "")}{(proposal.Language is ReplyLanguage.Zh ? "：" : ": ")}{Plain(choice.Reason)}{string.Concat(choice.CitationIds.Where(numbers.ContainsKey).Select(id => $" [{numbers[id]}]"))}\n");
        text.Append('\n');
    }

    private static string Yuan(MapRange? range, ReplyLanguage language) => range is null ? "–" : Words.Yuan(range).In(language);

    private static string Name(Diagram diagram, string id) => diagram.Nodes.First(n => n.Id == id).Name;

    private static string Address(Citation citation) => citation.Link is { } link ? $" <{link.Replace(">", "%3E", StringComparison.Ordinal)}>" : "";

    // Words of others must not become markup.
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in text.ReplaceLineEndings(" "))
            plain.Append(c is '<' or '>' or '|' or '*' or '_' or '`' or '[' or ']' or '\\' ? "\\" : "").Append(c);
        return plain.ToString();
    }
}
