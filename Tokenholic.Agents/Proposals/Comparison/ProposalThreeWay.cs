namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>
/// Lays what one person changed onto what another saved meanwhile, part by part. Where both changed the same, the first person's wording stands, to be
/// decided in a comparison with the other's; what only one of them touched is kept as they left it.
/// </summary>
public static class ProposalThreeWay
{
    /// <summary>The other's proposal with everything that <paramref name="mine"/> changed since <paramref name="origin"/>.</summary>
    public static ProposalDocument Merge(ProposalDocument origin, ProposalDocument mine, ProposalDocument theirs)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);
        var (own, other, bags) = (new CitationKeys(mine), new CitationKeys(theirs), new WordBags());
        var citations = theirs.Citations.ToList();

        List<Statement> Sentences(SectionId id) => Lists(
            Of(origin, id), Of(mine, id), Of(theirs, id), own.Key, other.Key, (a, b) => a.Topic == b.Topic ? bags.Common(a.Text, b.Text) : 0, s => s with { CitationIds = Placed(s.CitationIds) });

        var ids = theirs.Sections.Select(s => s.Id).ToHashSet();
        var sections = theirs.Sections.Concat(mine.Sections).Select(s => s.Id).Distinct().Select(id => new ProposalSection(id, Sentences(id))).Where(s => s.Statements.Count > 0 || ids.Contains(s.Id)).ToList();
        var choices = Lists(
            origin.Choices, mine.Choices, theirs.Choices, own.Key, other.Key, ProposalComparer.Alike, c => c with { CitationIds = Placed(c.CitationIds) });
        var costs = Lists(origin.Costs, mine.Costs, theirs.Costs, c => c, c => c, (a, b) => a.UseCase == b.UseCase ? a.Today == b.Today ? 1 : 0.6 : 0, c => c);
        var boxes = Lists(origin.Diagram.Nodes, mine.Diagram.Nodes, theirs.Diagram.Nodes, n => n, n => n, (a, b) => a.Id == b.Id ? 1 : 0, n => n).DistinctBy(n => n.Id).ToList();
        var arrows = Lists(origin.Diagram.Edges, mine.Diagram.Edges, theirs.Diagram.Edges, e => e, e => e, (_, _) => 0, e => e);
        return theirs with
        {
            Sections = sections,
            Choices = choices,
            Costs = costs,
            // Steps that were reckoned from other figures would contradict the table.
            CostSteps = costs.SequenceEqual(theirs.Costs) ? theirs.CostSteps : [],
            Diagram = new Diagram(boxes, [.. arrows.Distinct().Where(e => boxes.Exists(b => b.Id == e.From) && boxes.Exists(b => b.Id == e.To))]),
            Citations = citations,
        };

        // Both number their sources by themselves.
        IReadOnlyList<string> Placed(IReadOnlyList<string> cited) => [.. cited.Select(id =>
        {
            if (citations.Find(c => c.Id == id) is { } same && other.Of(same.Id) == own.Of(id))
                return id;
            if (citations.Find(c => other.Of(c.Id) == own.Of(id)) is { } known)
                return known.Id;
            if (mine.Citations.FirstOrDefault(c => c.Id == id) is not { } citation)
                return id;
            var number = citations.Count + 1;
            while (citations.Exists(c => c.Id == $"s{number}"))
                number++;
            citations.Add(citation with { Id = $"s{number}" });
            return $"s{number}";
        })];
    }

    private static IReadOnlyList<Statement> Of(ProposalDocument proposal, SectionId id) => proposal.Sections.FirstOrDefault(s => s.Id == id)?.Statements ?? [];

    private static List<T> Lists<T>(
        IReadOnlyList<T> origin, IReadOnlyList<T> mine, IReadOnlyList<T> theirs, Func<T, object> ownKey, Func<T, object> otherKey, Func<T, T, double> likeness, Func<T, T> placed)
        where T : class
    {
        var foreign = new HashSet<T>(theirs, ReferenceEqualityComparer.Instance);
        object Key(T item) => foreign.Contains(item) ? otherKey(item) : ownKey(item);
        var (a, b) = (Fates(Alignment.Of(origin, mine, ownKey, likeness)), Fates(Alignment.Of(origin, theirs, Key, likeness)));
        var merged = new List<T>();
        for (var i = 0; i < a.Count; i++)
        {
            if (i > 0)
                Add(a[i], b[i]);
            var known = b[i].Came.Select(Key).ToHashSet();
            merged.AddRange(b[i].Came);
            merged.AddRange(a[i].Came.Where(c => !known.Contains(ownKey(c))).Select(placed));
        }

        return merged;

        void Add(Fate<T> me, Fate<T> them)
        {
            var mineStands = !me.Equal && me.Now is not null;
            if (mineStands)
                merged.Add(them.Now is { } now && Key(now).Equals(ownKey(me.Now!)) ? now : placed(me.Now!));
            else if (them.Now is { } kept && (me.Equal || !them.Equal))
                merged.Add(kept);
        }
    }

    /// <summary>What became of each item of the origin, and what came after it; the first is the place before all of them.</summary>
    private static List<Fate<T>> Fates<T>(List<(T? Before, T? After, bool Equal)> steps)
        where T : class
    {
        var fates = new List<Fate<T>> { new(null, false, []) };
        foreach (var (before, after, equal) in steps)
        {
            if (before is null)
                fates[^1].Came.Add(after!);
            else
                fates.Add(new(after, equal, []));
        }

        return fates;
    }

    private sealed record Fate<T>(T? Now, bool Equal, List<T> Came);
}
