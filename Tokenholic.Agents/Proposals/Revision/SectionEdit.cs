using Tokenholic.Agents.Proposals.Comparison;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>Sections as text, one sentence a line, and back: what a person did not touch keeps its sources, what they wrote is a judgement.</summary>
public static class SectionEdit
{
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
        return proposal with { Sections = [.. proposal.Sections.Select(s => texts.TryGetValue(s.Id, out var text) ? Edited(s, text) : s)] };
    }

    private static ProposalSection Edited(ProposalSection section, string text)
    {
        if (text == Lines(section))
            return section;
        List<Statement> lines = [.. text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => new Statement("", l, Basis.Judgement, []))];
        var bags = new WordBags();
        var edited = new List<Statement>();
        foreach (var (old, line, equal) in Alignment.Of(section.Statements, lines, s => s.Text.ReplaceLineEndings(" "), (a, b) => bags.Common(a.Text, b.Text)))
        {
            if (line is null)
                continue;
            // a changed sentence stays with its use case, but is no longer the words of a source
            edited.Add(equal ? old! : line with { Topic = old?.Topic ?? edited.LastOrDefault()?.Topic ?? "" });
        }

        return section with { Statements = edited };
    }
}
