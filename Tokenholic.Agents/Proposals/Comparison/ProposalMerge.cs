namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Makes one version of two: each change accepted or rejected by itself.</summary>
public static class ProposalMerge
{
    /// <summary>The version that remains; all accepted it is the new one, all rejected the old one, byte for byte.</summary>
    public static ProposalDocument Apply(ProposalComparison comparison, Func<int, bool> accepted)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(accepted);
        var yes = comparison.Changes.Select(c => accepted(c.Number)).ToArray();
        var (all, none) = (Array.TrueForAll(yes, y => y), !Array.Exists(yes, y => y) && yes.Length > 0);
        var basis = none ? comparison.Before : comparison.After;
        if (yes.Length == 0)
            return comparison.After;

        List<T> Keep<T>(IEnumerable<Step<T>> steps)
            where T : class => [.. steps.Select(s => s.Change < 0 ? all ? s.After : s.Before : yes[s.Change] ? s.After : s.Before).OfType<T>()];

        var boxes = Keep(comparison.Boxes);
        var known = boxes.Select(b => b.Id).ToHashSet();
        var sections = comparison.Sections
            .Select(s => (s, Kept: Keep(s.Statements)))
            .Where(x => x.Kept.Count > 0 || (all ? x.s.InAfter : none ? x.s.InBefore : x.s is { InBefore: true, InAfter: true }))
            .Select(x => new ProposalSection(x.s.Id, x.Kept))
            .ToList();
        var merged = basis with
        {
            Sections = none ? [.. sections.OrderBy(s => IndexIn(comparison.Before, s.Id))] : sections,
            Choices = Keep(comparison.Choices),
            CostSteps = Keep(comparison.CostSteps),
            Costs = Keep(comparison.Costs),
            Diagram = new Diagram(boxes, [.. Keep(comparison.Arrows).Where(e => all || none || (known.Contains(e.From) && known.Contains(e.To)))]),
        };
        return all || none ? merged : WithCitations(merged, comparison);
    }

    private static int IndexIn(ProposalDocument proposal, SectionId id) => proposal.Sections.Select(s => s.Id).ToList().IndexOf(id);

    /// <summary>Both versions number their sources by themselves: what comes from the new one gets a free number where its own is taken.</summary>
    private static ProposalDocument WithCitations(ProposalDocument merged, ProposalComparison comparison)
    {
        var (oldKeys, newKeys) = (new CitationKeys(comparison.Before), new CitationKeys(comparison.After));
        var old = new HashSet<object>([.. comparison.Before.Sections.SelectMany(s => s.Statements), .. comparison.Before.Choices, .. comparison.Before.CostSteps], ReferenceEqualityComparer.Instance);
        var (ids, citations, taken) = (new Dictionary<string, string>(), new List<Citation>(), comparison.Before.Citations.Select(c => c.Id).ToHashSet());
        foreach (var citation in comparison.Before.Citations)
            ids.TryAdd(oldKeys.Of(citation.Id), citation.Id);

        string Placed(object from, string id)
        {
            var (keys, source) = old.Contains(from) ? (oldKeys, comparison.Before) : (newKeys, comparison.After);
            if (!ids.TryGetValue(keys.Of(id), out var placed))
            {
                placed = taken.Contains(id) ? Free(taken) : id;
                ids[keys.Of(id)] = placed;
                taken.Add(placed);
            }

            if (!citations.Exists(c => c.Id == placed) && source.Citations.FirstOrDefault(c => c.Id == id) is { } citation)
                citations.Add(citation with { Id = placed });
            return placed;
        }

        var sections = merged.Sections.Select(s => s with { Statements = [.. s.Statements.Select(x => x.CitationIds.Count == 0 ? x : x with { CitationIds = [.. x.CitationIds.Select(id => Placed(x, id))] })] }).ToList();
        return merged with
        {
            Sections = sections,
            Choices = [.. merged.Choices.Select(c => c with { CitationIds = [.. c.CitationIds.Select(id => Placed(c, id))] })],
            CostSteps = [.. merged.CostSteps.Select(c => c with { CitationIds = [.. c.CitationIds.Select(id => Placed(c, id))] })],
            Citations = citations,
        };
    }

    private static string Free(HashSet<string> taken)
    {
        var number = taken.Count + 1;
        while (taken.Contains($"s{number}"))
            number++;
        return $"s{number}";
    }
}
