using Tokenholic.Agents.Core;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>Puts a model's sentences into the proposal, as far as they are borne out, and numbers their sources.</summary>
internal sealed class SectionWriter(SentenceCheck check, ProposalDocument composed)
{
    private readonly Dictionary<SectionId, IReadOnlyList<Statement>> _written = [];
    private readonly List<Citation> _citations = [.. composed.Citations];
    private int _removed;

    /// <summary>What was written of the section; null when nothing of it is borne out, and the rules' section stays.</summary>
    public SectionWritten? Write(SectionId section, SectionAnswer answer, IReadOnlyDictionary<string, FoundPassage> passages)
    {
        var kept = new List<Statement>();
        var (removed, borneOut) = (0, false);
        foreach (var proposed in answer.Sentences)
        {
            if (check.Keep(proposed, passages) is not var (text, source, quote, start))
            {
                removed++;
                continue;
            }

            borneOut |= source is not null;
            var isFact = source is not null && quote.Length > 0;
            if (!kept.Exists(s => s.Text == text))
                kept.Add(new Statement(Topic(proposed.Topic), text, isFact ? Basis.Source : Basis.Judgement, isFact ? [Cite(source!, quote, start)] : []));
        }

        _removed += removed;
        if (!borneOut)
            return null;
        _written[section] = kept;
        return new SectionWritten(section.ToString(), [.. kept.Select(s => s.Text)], removed);
    }

    /// <summary>The proposal with what was written; figures, choices and the architecture stay the rules'.</summary>
    public ProposalDocument Result(string mode)
    {
        List<ProposalSection> sections = [.. composed.Sections.Select(s => _written.TryGetValue(s.Id, out var written)
            ? s with { Statements = [.. s.Statements.Where(kept => kept.Basis is Basis.Map), .. written] }
            : s)];
        var used = sections.SelectMany(s => s.Statements).SelectMany(s => s.CitationIds).Concat(composed.Choices.SelectMany(c => c.CitationIds)).Concat(composed.CostSteps.SelectMany(c => c.CitationIds)).ToHashSet(StringComparer.Ordinal);
        return composed with { Mode = _written.Count > 0 ? mode : "rules", Removed = _removed, Sections = sections, Citations = [.. _citations.Where(c => used.Contains(c.Id))] };
    }

    private string Topic(string said) => composed.Sections.SelectMany(s => s.Statements).Select(s => s.Topic).FirstOrDefault(t => t == said.Trim()) ?? "";

    private string Cite(FoundPassage source, string quote, int start)
    {
        if (_citations.Find(c => c.DocumentId == source.Document.Id && c.Start == start && c.Quote == quote) is { } known)
            return known.Id;
        var citation = new Citation($"m{_citations.Count + 1}", source.Document.Id, source.Document.Title, source.Document.Link ?? source.Document.Address, source.Document.Published, start, quote);
        _citations.Add(citation);
        return citation.Id;
    }
}
