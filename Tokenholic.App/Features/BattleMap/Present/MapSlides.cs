using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Shared;
using Tokenholic.App.Shared.Office;

namespace Tokenholic.App.Features.BattleMap.Present;

/// <summary>A map as a PowerPoint file that can be edited: title, glance, volumes, a slide a use case, sources. It is given the part for customers only.</summary>
internal sealed class MapSlides(BattleMapDocument map, int version, IStringLocalizer<BattleMapText> text, IStringLocalizer<PresentText> words)
{
    private const string Grey = "4A5361";
    private const string Soft = "F6F7F9";
    private const int WorkloadsASlide = 3;
    private const int SourcesASlide = 12;
    private readonly SlideFile _file = new(map.Company.Name);

    internal byte[] Write()
    {
        Title();
        Glance();
        Volumes(VolumeUnit.TextTokens, words["TextByUseCase"]);
        Volumes(VolumeUnit.VideoTokens, words["VideoByUseCase"]);
        foreach (var column in map.UseCases)
        {
            UseCase(column);
        }

        Sources();
        return _file.ToBytes();
    }

    private void Title()
    {
        var slide = _file.Add(text["BattleMap"]);
        slide.Shape(
            new(1.6, 6, SlideFile.Width - 3.2, 6), new(Anchor: "ctr"),
            Run.Line(map.Company.Name, 54, bold: true),
            Run.Line(text["PresentTitle"], 26, Grey),
            Run.Line($"{Figures.Date(map.GeneratedAt)} · {text["Version", version]}{(map.Company.Fictional ? " · " + text["Fictional"] : "")}", 16, Grey));
    }

    private void Glance()
    {
        var slide = _file.Add(text["PresentHeadline"]);
        var figures = new List<(string Value, string Name, string Range)>();
        if (map.Totals.Known.TextTokensPerMonth is { } tokens)
        {
            figures.Add((Figures.Count(tokens.Mid), text["TotalText"], tokens.InBrackets()));
        }

        if (map.Totals.Known.VideoTokensPerMonth is { } video)
        {
            figures.Add((Figures.Count(video.Mid), text["TotalVideo"], video.InBrackets()));
        }

        figures.Add((Figures.Number(map.UseCases.Count), text["PresentUseCases"], ""));
        var width = (SlideFile.Width - 3.2 - (.8 * (figures.Count - 1))) / figures.Count;
        foreach (var (at, (value, name, range)) in figures.Index())
        {
            slide.Shape(new(1.6 + ((width + .8) * at), 3.6, width, 4.6), new(Soft, Anchor: "ctr", Rounded: true), Run.Line(value, 40, bold: true), Run.Line(name, 16, Grey), Run.Line(range, 14, Grey));
        }

        var shares = map.Totals.ByVendor.OrderByDescending(share => share.Share).ToList();
        if (shares.Count > 0)
        {
            slide.Shape(new(1.6, 8.8, 30, 1), null, Run.Line(words["WhereItRuns"], 16, bold: true));
            slide.Chart(
                new(1.6, 9.7, SlideFile.Width - 3.2, Math.Min(7.3, 1.6 + (1.1 * shares.Count))),
                new([.. shares.Select(share => MapWords.Vendor(share.Vendor))], [new(words["Share"], [.. shares.Select(share => (double?)share.Share)], "667085", [.. shares.Select(share => CloudColours.Of(share.Vendor))])]) { Format = "0.0%" });
        }

        slide.Shape(new(1.6, 17.3, SlideFile.Width - 3.2, 1.2), null, Run.Line(text["PresentBasis"], 11, Grey));
    }

    private void Volumes(VolumeUnit unit, string heading)
    {
        var bars = Presented.Bars(map, unit, count => words["Rest", count]);
        if (bars.Count == 0)
        {
            return;
        }

        var (size, sign) = Presented.Scale(bars);
        var slide = _file.Add(heading);
        slide.Shape(new(1.6, 2.9, 30, .9), null, Run.Line(words["InUnit", sign, text.Word("UnitMonth", unit.ToString())], 14, Grey));
        slide.Chart(
            new(1.6, 3.9, SlideFile.Width - 3.2, Math.Min(13.8, 1.6 + (1.3 * bars.Count))),
            new([.. bars.Select(bar => Presented.Short(bar.Name, 24))], // a long name would leave no room for the bars
                [new(words["InUnit", sign, text.Word("UnitMonth", unit.ToString())], [.. bars.Select(bar => (double?)Math.Round(bar.Value / size, 2))], "FF6A00")]) { Format = SheetStyles.AsItIs });
    }

    private void UseCase(UseCaseColumn column)
    {
        foreach (var (part, workloads) in column.Workloads.Chunk(WorkloadsASlide).Index())
        {
            var slide = _file.Add(part == 0 ? column.Name.Here() : words["Continued", column.Name.Here(), part + 1]);
            foreach (var (at, workload) in workloads.Index())
            {
                var height = workloads.Length == 1 ? 8.5 : workloads.Length == 2 ? 7 : 4.7;
                Card(slide, workload, 3.4 + ((height + .35) * at), height);
            }
        }
    }

    private void Card(Slide slide, Workload workload, double top, double height)
    {
        const double left = 1.6, width = 17;
        var larger = height > 5 ? 4 : 0;
        slide.Shape(new(left, top, .3, height), new(CloudColours.Of(workload.Vendor)));
        var lines = new List<IReadOnlyList<Run>>
        {
            new[] { new Run(text.Name(workload), 18 + larger, Bold: true), new Run($"  {text.Place(workload)}", 13, Grey) },
        };
        if (workload.Estimate is { } estimate)
        {
            lines.Add([new(text.Volume(estimate), 24 + larger, Bold: true), new($"  {estimate.PerMonth.InBrackets()}  {workload.Label.Sign()} {text.LabelWord(workload.Label)}", 13, Grey)]);
            if (Presented.Calculation(estimate) is { } calculation)
            {
                lines.Add([new(calculation, 11, Grey)]);
            }
        }
        else
        {
            lines.Add([new(text["VolumeUnknown"], 14, Grey)]);
        }

        slide.Shape(new(left + .3, top, width, height), new(Soft, Anchor: "ctr"), lines);
        var quotes = map.Quotes(workload, 2).ToList();
        slide.Shape(
            new(left + width + 1, top, SlideFile.Width - width - 4.2, height), new(Anchor: "ctr"),
            [.. quotes.SelectMany(pair => new[] { Run.Line($"“{Presented.Short(pair.Quote.Quote, 100)}”", 13 + (larger / 2)), Run.Line(Presented.Short(Presented.Source(pair.Page), 60), 10, Grey) })]);
    }

    private void Sources()
    {
        foreach (var (part, pages) in map.Pages.Chunk(SourcesASlide).Index())
        {
            var slide = _file.Add(part == 0 ? words["Sources"] : words["Continued", words["Sources"].Value, part + 1]);
            slide.Table(
                1.6, 3.4, [16, 10.6, 4], 1,
                [
                    [Head(words["SourceTitle"]), Head(words["SourceAddress"]), Head(words["SourceDate"])],
                    .. pages.Select(page => (IReadOnlyList<Slide.TableCell>)[Slide.TableCell.Of(Presented.Short(page.Title, 48)), Slide.TableCell.Of(Presented.Short(new Uri(page.Url).Host, 40), color: Grey), Slide.TableCell.Of(page.Published is { } day ? Figures.Date(day) : "—", color: Grey)]),
                ]);
        }
    }

    private static Slide.TableCell Head(string name) => Slide.TableCell.Of(name, bold: true, fill: "EFF1F5");
}
