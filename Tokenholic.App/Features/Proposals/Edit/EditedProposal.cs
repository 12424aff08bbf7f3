using System.Globalization;
using System.Text.Json;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;

namespace Tokenholic.App.Features.Proposals.Edit;

/// <summary>
/// A version with what is typed onto it. The browser keeps each field by its name: "version.Section" for prose, "version.Part.row.field" for a field of a
/// row, and "version.Part" for which rows there are once one was added, taken out or moved.
/// </summary>
public sealed class EditedProposal
{
    private readonly Dictionary<SectionId, string> _texts = [];
    private readonly Dictionary<RowPart, List<EditRow>> _rows;
    private readonly int _version;

    internal EditedProposal(ProposalDocument proposal, int version, IReadOnlyDictionary<string, string> kept)
    {
        (Proposal, _version) = (proposal, version);
        Given = proposal.Sections.ToDictionary(s => s.Id, SectionEdit.Lines);
        _rows = Enum.GetValues<RowPart>().ToDictionary(p => p, p => Rows(kept.GetValueOrDefault(Name(p))) ?? ProposalRows.Of(proposal, p));
        foreach (var (name, value) in kept)
        {
            switch (name.Split('.'))
            {
                case [_, var id] when Version(name) == version && Enum.TryParse<SectionId>(id, out var section) && Given.ContainsKey(section):
                    _texts[section] = Given[section] = value;
                    break;
                case [_, var id, var key, var field] when Version(name) == version && Enum.TryParse<RowPart>(id, out var part) && int.TryParse(key, CultureInfo.InvariantCulture, out var number):
                    if (_rows[part].Find(r => r.Key == number) is { } row)
                    {
                        row.Fields[field] = value;
                    }

                    break;
            }
        }
    }

    internal ProposalDocument Proposal { get; }

    /// <summary>The prose that the page is drawn with.</summary>
    internal Dictionary<SectionId, string> Given { get; }

    internal List<RowProblem> Problems { get; } = [];

    internal bool Touched => !ReferenceEquals(Result(), Proposal);

    internal static int Version(string name) => int.TryParse(name.Split('.')[0], CultureInfo.InvariantCulture, out var version) ? version : 0;

    internal string Name(object part) => string.Create(CultureInfo.InvariantCulture, $"{_version}.{part}");

    internal List<EditRow> Rows(RowPart part) => _rows[part];

    internal void Write(SectionId section, string text) => _texts[section] = text;

    internal string Json(RowPart part) => JsonSerializer.Serialize(_rows[part]);

    /// <summary>The proposal as typed; the very same when nothing is. What cannot be read is in <see cref="Problems"/>.</summary>
    internal ProposalDocument Result()
    {
        Problems.Clear();
        var edited = ProposalRows.Apply(SectionEdit.Apply(Proposal, _texts), Rows, Problems);
        return edited.Sections.SequenceEqual(Proposal.Sections) && edited.Choices.SequenceEqual(Proposal.Choices) && edited.Costs.SequenceEqual(Proposal.Costs)
            && edited.Diagram.Nodes.SequenceEqual(Proposal.Diagram.Nodes) && edited.Diagram.Edges.SequenceEqual(Proposal.Diagram.Edges) ? Proposal : edited;
    }

    private static List<EditRow>? Rows(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize<List<EditRow>>(json);
        }
        catch (JsonException)
        {
            return null; // the tab's own storage; what cannot be read was not written by this page
        }
    }
}
