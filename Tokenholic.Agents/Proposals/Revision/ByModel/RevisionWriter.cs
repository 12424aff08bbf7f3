using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Structured;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals.Revision.ByModel;

/// <summary>A sentence that a model proposes for a point; <paramref name="Replaces"/> counts the section's sentences from 0, below 0 it is added.</summary>
internal sealed record ProposedSentence(string Point, SectionId Section, int Replaces, string Text);

/// <summary>
/// Lets a model write for points that the rules could not meet. Code decides what is kept: no figure that stands nowhere in the proposal or
/// the point, no sentence of a source replaced, no locked section, and everything is labelled a judgement.
/// </summary>
public sealed partial class RevisionWriter(RunModels models)
{
    /// <summary>Who asks, in records of calls.</summary>
    public const string Agent = "proposals.revision";

    private const int LongestSentence = 400;
    private const int MostSentences = 12;

    private static readonly AnswerForm<IReadOnlyList<ProposedSentence>> Form = new("revision", """
        {"type":"object","additionalProperties":false,"required":["sentences"],"properties":{"sentences":{"type":"array","items":{"type":"object","additionalProperties":false,
        "required":["point","section","replaces","text"],"properties":{"point":{"type":"string"},"section":{"type":"string"},"replaces":{"type":"integer"},"text":{"type":"string"}}}}}}
        """, Read);

    /// <summary>Writes for the points that are open; the trace of what was kept.</summary>
    public async Task<IReadOnlyList<TraceLine>> WriteAsync(Reviser reviser, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reviser);
        var open = reviser.Trace.Where(t => t.Code is "NoRule" or "Form" or "CostLevers" or "NoCheaper").Select(t => t.PointId).ToHashSet();
        var points = reviser.Draft.Input.Points.Where(p => open.Contains(p.Id)).ToList();
        if (points.Count == 0)
            return [];

        var sections = new StringBuilder();
        foreach (var section in reviser.Draft.Input.Current.Sections)
        {
            foreach (var (i, statement) in reviser.Draft.Statements(section.Id).Index())
                sections.AppendLine(CultureInfo.InvariantCulture, $"{section.Id} {i} ({statement.Basis}): {statement.Text.ReplaceLineEndings(" ")}");
        }

        var asked = string.Join('\n', points.Select(p => $"{p.Id}: {p.Words.ReplaceLineEndings(" ")}"));
        var answer = await models.AskAsync(TaskKind.General, Agent,
            [
                new(ChatRole.System, PromptFile.Read("revision.v1.md", ("language", reviser.Draft.Input.Current.Language is ReplyLanguage.Zh ? "Chinese" : "English"))),
                new(ChatRole.User, PromptFile.Data("PROPOSAL", sections.ToString()) + "\n" + PromptFile.Data("POINTS", asked)),
            ],
            Form, [], cancellationToken);
        var known = Numbers(sections + asked);
        return [.. (answer.Value ?? []).Take(MostSentences).Where(s => open.Contains(s.Point)).Select(s => Keep(reviser, s, known)).OfType<TraceLine>()];
    }

    private static TraceLine? Keep(Reviser reviser, ProposedSentence proposed, HashSet<string> known)
    {
        var draft = reviser.Draft;
        var statements = draft.Statements(proposed.Section);
        var text = proposed.Text.ReplaceLineEndings(" ").Trim();
        var replaces = proposed.Replaces >= 0 && proposed.Replaces < statements.Count ? proposed.Replaces : (int?)null;
        if (text.Length is 0 or > LongestSentence || !Numbers(text).IsSubsetOf(known) || Address().IsMatch(text)
            || (replaces is { } at && statements[at].Basis is not Basis.Judgement) || !draft.MayWrite(proposed.Section))
            return null;
        draft.Since();
        draft.Put(proposed.Section, replaces, new(replaces is { } i ? statements[i].Topic : "", text, Basis.Judgement, []));
        var line = new TraceLine(proposed.Point, TraceOutcome.Addressed, "ByModel", [], draft.Since().Touched);
        reviser.Add(line);
        return line;
    }

    private static HashSet<string> Numbers(string text) => [.. Number().Matches(text).Select(m => m.Value.Replace(",", "", StringComparison.Ordinal))];

    private static (IReadOnlyList<ProposedSentence>?, string?) Read(JsonElement json) => json.TryGetProperty("sentences", out var list) && list.ValueKind is JsonValueKind.Array
        ? ([.. json.Objects("sentences").Select(s => (Json: s, Section: Enum.TryParse<SectionId>(s.Text("section"), true, out var id) ? id : (SectionId?)null)).Where(s => s.Section is not null)
            .Select(s => new ProposedSentence(s.Json.Text("point") ?? "", s.Section!.Value, (int)(s.Json.Number("replaces") ?? -1), s.Json.Text("text") ?? ""))], null)
        : (null, "The list \"sentences\" is missing.");

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"https?://|www\.", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
