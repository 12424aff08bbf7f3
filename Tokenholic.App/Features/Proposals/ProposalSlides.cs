using System.Globalization;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Shared;
using Tokenholic.App.Shared.Office;

namespace Tokenholic.App.Features.Proposals;

/// <summary>A proposal as slides: what matters of each section, the architecture and the cost as drawings that can be edited.</summary>
internal static class ProposalSlides
{
    // Lines that fit below a heading, at the sizes of bullets, of tables and of sources.
    private const double BulletLines = 18;
    private const double TableLines = 24;
    private const double CostRows = 10;
    private const double SourceLines = 30;
    private static readonly Box Body = new(1.6, 3.4, SlideFile.Width - 3.2, 14);
    private static readonly Box Foot = new(1.6, 17.4, SlideFile.Width - 3.2, 1);

    internal static byte[] Write(ProposalDocument proposal, int version, IStringLocalizer<ProposalsText> text) => ProposalDocuments.In(proposal.Language, () =>
    {
        var numbers = proposal.Citations.Index().ToDictionary(c => c.Item.Id, c => c.Index + 1);
        string Numbers(IReadOnlyList<string> ids) => string.Concat(ids.Where(numbers.ContainsKey).Select(id => string.Create(CultureInfo.InvariantCulture, $" [{numbers[id]}]")));
        var file = new SlideFile(text["Title", proposal.Company]);
        file.Add(text["Title", proposal.Company]).Shape(Body, null, Run.Line(proposal.Question is { } question ? text["Asked", question] : $"{text["Version", version].Value} · {Figures.Date(proposal.GeneratedAt)}", 20));
        foreach (var section in proposal.Sections.Where(s => s.Statements.Count > 0 || (s.Id is SectionId.Cost && proposal.Costs.Count > 0)))
        {
            var heading = text[$"Section_{section.Id}"].Value;
            if (section.Id is SectionId.Recommendation)
            {
                Choices(file, heading, proposal, text);
                Architecture(file.Add(text["Section_Architecture"]), proposal.Diagram);
            }

            if (section.Id is SectionId.Cost && proposal.Costs.Count > 0)
            {
                Costs(file, heading, proposal, text);
            }

            foreach (var some in Pages(section.BySubject().SelectMany(g => g).Select(s => ProposalWord.Marked(section, s, text) + Numbers(s.CitationIds)), s => .35 + Lines(s, 52), BulletLines))
            {
                file.Add(heading).Shape(Body, new ShapeLook(Bullets: true), [.. some.Select(s => Run.Line(s))]);
            }
        }

        foreach (var some in Pages(proposal.Citations.Index().Select(c => $"[{c.Index + 1}] {c.Item.Title} “{c.Item.Quote}”{(c.Item.Link is { } link ? $" {link}" : "")}"), c => .3 + Lines(c, 75), SourceLines))
        {
            file.Add(text["Section_Sources"]).Shape(Body, null, [.. some.Select(c => Run.Line(c, 11))]);
        }

        return file.ToBytes();
    });

    private static void Choices(SlideFile file, string heading, ProposalDocument proposal, IStringLocalizer<ProposalsText> text)
    {
        foreach (var some in Pages(proposal.Choices, c => 1 + Math.Max(1, Lines(c.Reason, 33)), TableLines))
        {
            file.Add(heading).Table(1.6, 3.4, [5, 5.5, 5, 15.1], 1.3,
                [Head(text["Section_UseCase"], text["Product"], text["Model"], text["Reason"]), .. some.Select(c => Row(c.UseCase, c.Product, c.Model.Length > 0 ? c.Model : "–", c.Reason))]);
        }
    }

    private static void Costs(SlideFile file, string heading, ProposalDocument proposal, IStringLocalizer<ProposalsText> text)
    {
        foreach (var some in Pages(proposal.Costs, _ => 1, CostRows))
        {
            var slide = file.Add(heading);
            slide.Shape(Foot, null, Run.Line(text["CostNote"], 11));
            slide.Table(1.6, 3.4, [8, 11.3, 11.3], 1.2,
                [Head(text["Section_UseCase"], text["Section_Today"], text["Section_OnAliyun"]), .. some.Select(c => Row(c.UseCase + ProposalWord.Marks(c, text), $"{c.Today} {ProposalWord.Yuan(c.TodayPerYear)}", $"{c.OnAliyun} {ProposalWord.Yuan(c.AliyunPerYear)}"))]);
        }

        if (proposal.CostSteps.Count > 1)
        {
            file.Add(text["CostSteps"]).Table(1.6, 3.4, [20, 10.6], 1.5, [Head(text["Step"], text["PerYear"]), .. proposal.CostSteps.Select(s => Row(s.Text, ProposalWord.Yuan(s.PerYear)))]);
        }
    }

    // Layer by layer from the users down; what leads where is said by the order.
    private static void Architecture(Slide slide, Diagram diagram)
    {
        var layers = diagram.Nodes.GroupBy(n => n.Layer).OrderBy(g => g.Key).ToList();
        var height = Body.Height / Math.Max(layers.Count, 1);
        foreach (var (row, layer) in layers.Index())
        {
            var width = Body.Width / layer.Count();
            foreach (var (column, node) in layer.Index())
            {
                slide.Shape(
                    new(Body.X + (column * width) + .3, Body.Y + (row * height) + .2, width - .6, height - .5), new ShapeLook(Fill: layer.Key == 3 ? "FFE8D9" : "EFF1F5", Line: "98A2B3", Rounded: true, Anchor: "ctr", Align: "ctr"),
                    [Run.Line(node.Name, 15, bold: true), .. node.Detail.Length > 0 ? [Run.Line(node.Detail, 11)] : Array.Empty<IReadOnlyList<Run>>()]);
            }
        }
    }

    private static IReadOnlyList<Slide.TableCell> Head(params string[] cells) => [.. cells.Select(c => Slide.TableCell.Of(c, 12, bold: true, fill: "EFF1F5"))];

    private static IReadOnlyList<Slide.TableCell> Row(params string[] cells) => [.. cells.Select(c => Slide.TableCell.Of(c))];

    // A Chinese character is as wide as two Latin letters; nothing is cut, what does not fit goes on.
    private static double Lines(string text, int width) => Math.Ceiling(text.Sum(c => c > 0x2E80 ? 1 : .48) / width);

    // As few pages as it takes, and what is on them shared out evenly: no last page with a single line.
    private static List<List<T>> Pages<T>(IEnumerable<T> all, Func<T, double> lines, double most)
    {
        List<T> items = [.. all];
        var fewest = Filled(items, lines, most).Count;
        var even = Math.Ceiling(items.Sum(lines) / Math.Max(1, fewest));
        for (; even < most; even++)
        {
            if (Filled(items, lines, even) is var pages && pages.Count <= fewest)
            {
                return pages;
            }
        }

        return Filled(items, lines, most);
    }

    private static List<List<T>> Filled<T>(List<T> items, Func<T, double> lines, double most)
    {
        var (pages, used) = (new List<List<T>>(), 0d);
        foreach (var item in items)
        {
            if (pages.Count == 0 || used + lines(item) > most)
            {
                pages.Add([]);
                used = 0;
            }

            pages[^1].Add(item);
            used += lines(item);
        }

        return pages;
    }
}
