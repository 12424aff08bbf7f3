using System.Globalization;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Shared;
using Tokenholic.App.Shared.Office;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Features.Proposals;

/// <summary>A proposal as a Word document, sources as numbered notes at the end.</summary>
internal static class ProposalWord
{
    internal static byte[] Write(ProposalDocument proposal, int version, IStringLocalizer<ProposalsText> text) => ProposalDocuments.In(proposal.Language, () =>
    {
        var numbers = proposal.Citations.Index().ToDictionary(c => c.Item.Id, c => c.Index + 1);
        string Cited(string words, IReadOnlyList<string> ids) => words + string.Concat(ids.Where(numbers.ContainsKey).Select(id => string.Create(CultureInfo.InvariantCulture, $" [{numbers[id]}]")));

        var file = new WordFile(text["Title", proposal.Company]);
        file.Heading(text["Title", proposal.Company], 0);
        file.Note($"{text["Version", version].Value} · {Figures.Date(proposal.GeneratedAt)}");
        if (proposal.Question is { } question)
        {
            file.Quote(text["Asked", question]);
        }

        foreach (var section in proposal.Sections.Where(s => s.Statements.Count > 0 || (s.Id is SectionId.Cost && proposal.Costs.Count > 0)))
        {
            file.Heading(text[$"Section_{section.Id}"], 1);
            if (section.Id is SectionId.Recommendation && proposal.Choices.Count > 0)
            {
                file.Table([[text["Section_UseCase"], text["Product"], text["Model"], text["Reason"]], .. proposal.Choices.Select(c => (IReadOnlyList<string>)[c.UseCase, c.Product, c.Model.Length > 0 ? c.Model : "–", Cited(c.Reason, c.CitationIds)])], [2, 2, 2, 6]);
            }

            if (section.Id is SectionId.Cost)
            {
                Costs(file, proposal, text, Cited);
            }

            foreach (var group in section.BySubject())
            {
                if (group.Key.Length > 0 && section.Id is SectionId.Recommendation or SectionId.Difference && group.Key != proposal.Question)
                {
                    file.Heading(group.Key, 2);
                }

                file.Bullets(group.Select(s => Cited(Marked(section, s, text), s.CitationIds)));
            }

            if (section.Id is SectionId.Recommendation)
            {
                file.Heading(text["Section_Architecture"], 2);
                file.Bullets(proposal.Diagram.Edges.Select(e => $"{Name(proposal, e.From)} → {Name(proposal, e.To)}"));
            }
        }

        file.Heading(text["Section_Sources"], 1);
        foreach (var citation in proposal.Citations)
        {
            file.Note(string.Create(CultureInfo.InvariantCulture, $"[{numbers[citation.Id]}] {citation.Title}{(citation.Published is { } date ? $", {Figures.Date(date)}" : "")}: “{citation.Quote}”{(citation.Link is { } link ? $" {link}" : "")}"));
        }

        return file.ToBytes();
    });

    internal static string Name(ProposalDocument proposal, string id) => proposal.Diagram.Nodes.FirstOrDefault(n => n.Id == id) is { } node ? node.Detail.Length == 0 ? node.Name : proposal.Language is ReplyLanguage.Zh ? $"{node.Name}（{node.Detail}）" : $"{node.Name} ({node.Detail})" : id;

    /// <summary>A sentence that nobody else has stated says so.</summary>
    internal static string Marked(ProposalSection section, Statement statement, IStringLocalizer<ProposalsText> text) =>
        section.Marks(statement) ? text["JudgedSentence", statement.Text].Value : statement.Text;

    /// <summary>Says of figures that their volume is assumed, that a person typed them and no list bears them out, or that their price is to be checked.</summary>
    internal static string Marks(CostLine line, IStringLocalizer<ProposalsText> text) =>
        (line.Assumed ? $" ({text["Assumed"].Value})" : "") + (line.Stated ? $" ({text["Stated"].Value})" : "") + (line.Unverified ? $" ({text["Unverified"].Value})" : "");

    private static void Costs(WordFile file, ProposalDocument proposal, IStringLocalizer<ProposalsText> text, Func<string, IReadOnlyList<string>, string> cited)
    {
        if (proposal.Costs.Count > 0)
        {
            file.Table([[text["Section_UseCase"], text["Section_Today"], text["Section_OnAliyun"]], .. proposal.Costs.Select(c => (IReadOnlyList<string>)
                [c.UseCase + Marks(c, text), $"{c.Today} {Yuan(c.TodayPerYear)}", $"{c.OnAliyun} {Yuan(c.AliyunPerYear)}"])]);
            file.Note(text["CostNote"]);
        }

        if (proposal.CostSteps.Count > 1)
        {
            file.Table([[text["Step"], text["PerYear"]], .. proposal.CostSteps.Select(s => (IReadOnlyList<string>)[cited(s.Text, s.CitationIds), Yuan(s.PerYear)])], [4, 2]);
        }
    }

    internal static string Yuan(Agents.BattleMap.Document.MapRange? range) => range is null ? "–" : Figures.YuanRange(range.Low, range.High);
}
