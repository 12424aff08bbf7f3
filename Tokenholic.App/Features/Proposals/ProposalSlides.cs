using System.Globalization;
using Microsoft.Extensions.Localization;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Shared;
using Tokenholic.App.Shared.Office;

namespace Tokenholic.App.Features.Proposals;

/// <summary>A proposal as slides: what matters of each section, the architecture and the cost as drawings that can be edited.</summary>
internal static class ProposalSlides
{
    // Lines that fit below a heading, at the smallest size of bullets, of tables and of sources.
    private const double BulletLines = 18;
    private const double TableLines = 24;
    private const double CostRows = 10;
    private const double SourceLines = 30;
    private const int LettersPerLine = 52;
    private const string Accent = "FF6A00";
    private const string Quiet = "4A5361";
    private static readonly Box Body = new(1.6, 3.4, SlideFile.Width - 3.2, 14);
    private static readonly Box Foot = new(1.6, 17.4, SlideFile.Width - 3.2, 1);

    // Little text is set larger, so that a slide with five sentences is not three quarters white.
    private static readonly double[] Sizes = [22, 20, 18];

    internal static byte[] Write(ProposalDocument proposal, int version, IStringLocalizer<ProposalsText> text) => ProposalDocuments.In(proposal.Language, () =>
    {
        var numbers = proposal.Citations.Index().ToDictionary(c => c.Item.Id, c => c.Index + 1);
        string Numbers(IReadOnlyList<string> ids) => string.Concat(ids.Where(numbers.ContainsKey).Select(id => string.Create(CultureInfo.InvariantCulture, $" [{numbers[id]}]")));
        var file = new SlideFile(text["Title", proposal.Company]);
        Cover(file, proposal, version, text);
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

            Sentences(file, heading, section, s => ProposalWord.Marked(section, s, text) + Numbers(s.CitationIds));
        }

        foreach (var some in Pages(proposal.Citations.Index().Select(c => $"[{c.Index + 1}] {c.Item.Title} “{c.Item.Quote}”{(c.Item.Link is { } link ? $" {link}" : "")}"), c => .3 + Lines(c, 75), SourceLines))
        {
            file.Add(text["Section_Sources"]).Shape(Body, null, [.. some.Select(c => Run.Line(c, 11))]);
        }

        return file.ToBytes();
    });

    // Whose it is, and what it comes to, at the first glance.
    private static void Cover(SlideFile file, ProposalDocument proposal, int version, IStringLocalizer<ProposalsText> text)
    {
        var slide = file.Add(text["Title", proposal.Company], new(1.6, 5.2, Body.Width, 3), 44);
        slide.Shape(new(1.6, 8.4, 5, .18), new ShapeLook(Fill: Accent));
        slide.Shape(new(1.6, 9.1, Body.Width, 1.4), null, Run.Line(proposal.Question is { } question ? text["Asked", question] : $"{text["Version", version].Value} · {Figures.Date(proposal.GeneratedAt)}", 20, Quiet));
        if (proposal.CostSteps is not [{ Code: "today" } today, { Code: "move" } moved, ..])
        {
            return;
        }

        foreach (var (column, step) in new[] { today, moved }.Index())
        {
            slide.Shape(
                new(1.6 + (column * 11.6), 12, 11, 3.6), new ShapeLook(Fill: column == 0 ? "EFF1F5" : "FFE8D9", Rounded: true, Anchor: "ctr"),
                Run.Line(ProposalWord.Yuan(step.PerYear), 28, bold: true), Run.Line(text[column == 0 ? "Section_Today" : "Section_OnAliyun"] + " · " + text["PerYear"], 14, Quiet));
        }

        slide.Shape(new(1.6, 15.9, Body.Width, 1.4), null, Run.Line(today.Text, 11, Quiet), Run.Line(text["CostNote"], 11, Quiet));
    }

    // The use case or platform that a sentence is about stands above it, as it does on the screen.
    private static void Sentences(SlideFile file, string heading, ProposalSection section, Func<Statement, string> words)
    {
        var sentences = section.BySubject().SelectMany(g =>
        {
            var headed = g.Key.Length > 0 && !(g.First().Text.StartsWith(g.Key, StringComparison.Ordinal) && g.First().Text[g.Key.Length..] is [':' or '：', ..]);
            return g.Index().Select(s => new Sentence(headed ? g.Key : "", headed && s.Index == 0, words(s.Item)));
        });
        foreach (var some in Pages(sentences, s => s.Height(LettersPerLine), BulletLines))
        {
            // A line holds fewer letters as they grow, and a slide fewer lines.
            var size = Sizes.FirstOrDefault(size => some.Sum(s => s.Height((int)(LettersPerLine * 16 / size))) <= BulletLines * 16 / size, 16);
            file.Add(heading).Shape(Body, new ShapeLook(Bullets: true), [.. some.Index().SelectMany(s => s.Item.Paragraphs(size, above: s.Item.First || s.Index == 0))]);
        }
    }

    private sealed record Sentence(string Subject, bool First, string Text)
    {
        public double Height(int letters) => .35 + Lines(Text, letters) + (First ? 1.3 : 0);

        public IEnumerable<IReadOnlyList<Run>> Paragraphs(double size, bool above) =>
            above && Subject.Length > 0 ? [Run.Heading(Subject, size - 2, Accent), Run.Line(Text, size)] : [Run.Line(Text, size)];
    }

    private static void Choices(SlideFile file, string heading, ProposalDocument proposal, IStringLocalizer<ProposalsText> text)
    {
        foreach (var some in Pages(proposal.Choices, c => 1 + Math.Max(1, Lines(c.Reason, 33)), TableLines))
        {
            file.Add(heading).Table(1.6, 3.4, [5, 5.5, 5, 15.1], High(some.Count, 1.3),
                [Head(text["Section_UseCase"], text["Product"], text["Model"], text["Reason"]), .. some.Select(c => Row(c.UseCase, c.Product, c.Model.Length > 0 ? c.Model : "–", c.Reason))]);
        }
    }

    private static void Costs(SlideFile file, string heading, ProposalDocument proposal, IStringLocalizer<ProposalsText> text)
    {
        foreach (var some in Pages(proposal.Costs, _ => 1, CostRows))
        {
            var slide = file.Add(heading);
            slide.Shape(Foot, null, Run.Line(text["CostNote"], 11));
            slide.Table(1.6, 3.4, [8, 11.3, 11.3], High(some.Count, 1.2),
                [Head(text["Section_UseCase"], text["Section_Today"], text["Section_OnAliyun"]), .. some.Select(c => Row(c.UseCase + ProposalWord.Marks(c, text), $"{c.Today} {ProposalWord.Yuan(c.TodayPerYear)}", $"{c.OnAliyun} {ProposalWord.Yuan(c.AliyunPerYear)}"))]);
        }

        if (proposal.CostSteps.Count > 1)
        {
            Steps(file.Add(text["CostSteps"]), proposal.CostSteps);
        }
    }

    // A bar for the middle figure, the range beside it.
    private static void Steps(Slide slide, IReadOnlyList<CostStep> steps)
    {
        var (height, most) = (Math.Min(3, Body.Height / steps.Count), Math.Max(steps.Max(s => s.PerYear.Mid), 1e-9));
        foreach (var (row, step) in steps.Index())
        {
            var y = Body.Y + (row * height);
            slide.Shape(new(Body.X, y, 13.5, height - .4), new ShapeLook(Anchor: "ctr"), Run.Line(step.Text, 16));
            slide.Shape(new(Body.X + 14, y + (height * .2), Math.Max(.1, 9.5 * step.PerYear.Mid / most), height * .45), new ShapeLook(Fill: row == 0 ? "98A2B3" : Accent));
            slide.Shape(new(Body.X + 24, y, Body.Width - 24, height - .4), new ShapeLook(Anchor: "ctr", Align: "r"), Run.Line(ProposalWord.Yuan(step.PerYear), 20, bold: true));
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

    // Few rows share the slide out among them.
    private static double High(int rows, double least) => Math.Clamp(11 / (rows + 1d), least, 2.2);

    private static IReadOnlyList<Slide.TableCell> Head(params string[] cells) => [.. cells.Select(c => Slide.TableCell.Of(c, 13, bold: true, fill: "EFF1F5"))];

    private static IReadOnlyList<Slide.TableCell> Row(params string[] cells) => [.. cells.Select(c => Slide.TableCell.Of(c, 13))];

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
