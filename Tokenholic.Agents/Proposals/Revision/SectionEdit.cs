using System.Text.RegularExpressions;
using Tokenholic.Agents.Proposals.Comparison;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>
/// Sections as text, one sentence a line, and back: what a person did not touch stays as it is; a sentence they reworded is their judgement, beside
/// the source it came from as long as that source bears out its figures.
/// </summary>
public static partial class SectionEdit
{
    // Below this a sentence has become another one, and the source is not about it any more.
    private const double SameSentence = 0.6;

    /// <summary>The section as lines.</summary>
    public static string Lines(ProposalSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return string.Join('\n', section.Statements.Select(s => s.Text.ReplaceLineEndings(" ")));
    }

    /// <summary>The proposal with the sections that were written anew; the very same where nothing changed.</summary>
    public static ProposalDocument Apply(ProposalDocument proposal, IReadOnlyDictionary<SectionId, string> texts)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(texts);
        return proposal with { Sections = [.. proposal.Sections.Select(s => texts.TryGetValue(s.Id, out var text) ? Edited(proposal, s, text) : s)] };
    }

    /// <summary>The sources that a reworded text keeps: all of them, or none when it says something else or names a figure that they do not.</summary>
    public static IReadOnlyList<string> Sources(ProposalDocument proposal, string before, string after, IReadOnlyList<string> ids)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        ArgumentNullException.ThrowIfNull(ids);
        if (before == after || ids.Count == 0)
            return ids;
        var quotes = string.Join('\n', proposal.Citations.Where(c => ids.Contains(c.Id)).Select(c => c.Quote));
        var figures = Figure().Matches($"{before}\n{quotes}").Select(m => m.Value).ToHashSet(StringComparer.Ordinal);
        return new WordBags().Common(before, after) >= SameSentence && Figure().Matches(after).All(m => figures.Contains(m.Value)) ? ids : [];
    }

    private static ProposalSection Edited(ProposalDocument proposal, ProposalSection section, string text)
    {
        if (text.ReplaceLineEndings("\n") == Lines(section))
            return section;
        List<Statement> lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => new Statement("", l, Basis.Judgement, []))];
        var bags = new WordBags();
        var edited = new List<Statement>();
        foreach (var (old, line, equal) in Alignment.Of(section.Statements, lines, s => s.Text.ReplaceLineEndings(" "), (a, b) => bags.Common(a.Text, b.Text)))
        {
            if (line is null)
                continue;
            edited.Add(equal ? old! : line with
            {
                Topic = old?.Topic ?? edited.LastOrDefault()?.Topic ?? "",
                CitationIds = old is null ? [] : Sources(proposal, old.Text, line.Text, old.CitationIds),
            });
        }

        return Returned(section, edited);
    }

    // A sentence that was taken from one place and put elsewhere in the section brings its sources along.
    private static ProposalSection Returned(ProposalSection section, List<Statement> edited)
    {
        var gone = section.Statements.Except(edited).GroupBy(s => s.Text.ReplaceLineEndings(" ")).ToDictionary(g => g.Key, g => g.First());
        return section with { Statements = [.. edited.Select(s => s.Basis is Basis.Judgement && s.CitationIds.Count == 0 && gone.Remove(s.Text, out var moved) ? moved : s)] };
    }

    [GeneratedRegex(@"\d+(?:[.,]\d+)*", RegexOptions.NonBacktracking)]
    private static partial Regex Figure();
}
