using Microsoft.Extensions.Localization;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Hosting;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Features.Proposals.Revision;

/// <summary>Says what became of points and versions in the language of the screen.</summary>
internal sealed class RevisionWords(IStringLocalizer<RevisionText> text, SectionNames sections, Catalog catalog)
{
    // A trace of an older version may say less than its sentence asks for today: better a gap in the sentence than no history.
    internal string Trace(string code, IReadOnlyList<string> arguments) => text[$"Trace_{code}", [.. arguments.Select(Argument), "", "", ""]];

    /// <summary>What became of a point; what asks for nothing is neither met nor not met.</summary>
    internal string Outcome(string outcome, string code) => text[code is "Praise" or "OutOfScope" ? "Outcome_Noted" : $"Outcome_{outcome}"];

    internal string Section(string id) => sections.Of(id);

    internal string Sections(IEnumerable<string> ids) => string.Join(text["Comma"], ids.Select(Section));

    /// <summary>What a version changed, in a sentence.</summary>
    internal string Summary(ProposalNode node)
    {
        if (node.Round is not { } round)
        {
            return node.RestoredFrom is { } from ? text["SumRestored", from] : text["SumComposed"];
        }

        return round.Kind switch
        {
            RoundKind.Rollback => text["SumRestored", node.RestoredFrom ?? 0],
            RoundKind.Branch => text["SumBranch", round.Text],
            _ when round.Changes == 0 => text["SumNothing"],
            _ => text["SumChanges", round.Changes, Sections(round.Sections.Select(s => s.ToString()))] + Money(round),
        };
    }

    /// <summary>What made it: the kind of step, who, by rules or which model at what cost.</summary>
    internal string How(ProposalNode node) => string.Join(" · ", new[]
    {
        node.Round is { } round ? text[$"Round_{round.Kind}"].Value : text[node.RestoredFrom is null ? "Round_Composed" : "Round_Rollback"],
        node.Round?.Author ?? "",
        node.Round is { Kind: not (RoundKind.Feedback or RoundKind.Section) } ? text["ByHand"] : node.Round?.Mode == "model" || (node.Round is null && node.Models.Length > 0) ? text["ByModel", node.Models] : text["ByRules"],
        node.Yuan is { } yuan ? text["ModelCost", Figures.Yuan(yuan)] : "",
    }.Where(part => part.Length > 0));

    internal string Reference(ProposalNode node) => node.Branch.Length == 0 ? text["V", node.Version] : $"{node.Branch} {text["V", node.Version]}";

    /// <summary>A use case of the catalogue.</summary>
    internal string UseCase(string id) => catalog.UseCases.FirstOrDefault(u => u.Id == id)?.Name.In(Cultures.Language) ?? id;

    /// <summary>A region, or several of them.</summary>
    internal string Regions(string regions) => string.Join(text["Comma"], regions.Split('+').Select(r => text[$"Region_{r}"].Value));

    private string Money(ProposalRound round) => round.Total is { Before: { } before, After: { } after } total && Figures.Yuan(before) != Figures.Yuan(after)
        ? text["SumMoney", Figures.Yuan(before), Figures.Yuan(after), total.Ratio is { } ratio ? Figures.Change(ratio) : ""]
        : "";

    private string Argument(string argument) => argument switch
    {
        ['y', 'u', 'a', 'n', ':', .. var yuan] => Figures.Yuan(double.Parse(yuan, System.Globalization.CultureInfo.InvariantCulture)),
        ['r', 'e', 'g', 'i', 'o', 'n', ':', .. var region] => Regions(region),
        ['b', 'o', 'o', 'k', ':', .. var book] => text[$"Book_{book}"],
        _ when !text[$"Clash_{argument}"].ResourceNotFound => text[$"Clash_{argument}"],
        _ => argument,
    };
}
