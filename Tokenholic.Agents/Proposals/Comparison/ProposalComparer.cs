namespace Tokenholic.Agents.Proposals.Comparison;

/// <summary>Compares two versions of a proposal: sentences by their words, costs as figures, the architecture as boxes and arrows.</summary>
public static class ProposalComparer
{
    // A sentence shorter than this may well be said twice; calling it moved would be a guess.
    private const int LeastMoved = 6;

    /// <summary>The comparison; each change is numbered in reading order.</summary>
    public static ProposalComparison Compare(ProposalDocument before, ProposalDocument after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var changes = new List<ProposalChange>();
        var (oldKeys, newKeys) = (new CitationKeys(before), new CitationKeys(after));
        var ids = SectionOrder(before, after);
        var aligned = ids.Select(id => (Id: id, Steps: Align(Statements(before, id), Statements(after, id), oldKeys, newKeys))).ToList();
        var moves = Moves(aligned.SelectMany(s => s.Steps), oldKeys, newKeys);
        var numbers = new Dictionary<Statement, int>(ReferenceEqualityComparer.Instance);
        List<SectionComparison> sections = [];
        List<Step<CostLine>> costs = [];
        List<Step<CostStep>> costSteps = [];
        List<Step<Choice>> choices = [];
        List<Step<DiagramNode>> boxes = [];
        List<Step<DiagramEdge>> arrows = [];
        foreach (var (id, steps) in aligned)
        {
            if (id is SectionId.Recommendation)
                choices = Choices(before, after, oldKeys, newKeys, changes);
            if (id is SectionId.Cost)
                (costs, costSteps) = (Costs(before, after, changes), CostSteps(before, after, oldKeys, newKeys, changes));
            sections.Add(new(id, [.. steps.Select(s => Number(id, s, moves, numbers, changes))], before.Sections.Any(s => s.Id == id), after.Sections.Any(s => s.Id == id)));
            if (id is SectionId.Recommendation)
                (boxes, arrows) = DiagramSteps.Of(before.Diagram, after.Diagram, changes);
        }

        if (!ids.Contains(SectionId.Cost))
            (costs, costSteps) = (Costs(before, after, changes), CostSteps(before, after, oldKeys, newKeys, changes));
        if (!ids.Contains(SectionId.Recommendation))
        {
            choices = Choices(before, after, oldKeys, newKeys, changes);
            (boxes, arrows) = DiagramSteps.Of(before.Diagram, after.Diagram, changes);
        }

        return new(before, after) { Changes = changes, Sections = sections, Choices = choices, CostSteps = costSteps, Costs = costs, Boxes = boxes, Arrows = arrows };
    }

    private static IReadOnlyList<Statement> Statements(ProposalDocument proposal, SectionId id) => proposal.Sections.FirstOrDefault(s => s.Id == id)?.Statements ?? [];

    private static List<SectionId> SectionOrder(ProposalDocument before, ProposalDocument after) =>
        [.. after.Sections.Select(s => s.Id).Concat(before.Sections.Select(s => s.Id)).Distinct()];

    private static List<(Statement? Before, Statement? After, bool Equal)> Align(IReadOnlyList<Statement> before, IReadOnlyList<Statement> after, CitationKeys oldKeys, CitationKeys newKeys)
    {
        var bags = new WordBags();
        var own = new HashSet<Statement>(before, ReferenceEqualityComparer.Instance);
        return Alignment.Of(before, after, s => own.Contains(s) ? oldKeys.Key(s) : newKeys.Key(s), (a, b) => a.Topic == b.Topic || a.Text == b.Text ? bags.Common(a.Text, b.Text) : 0);
    }

    /// <summary>Sentences that went here and came there.</summary>
    private static Dictionary<Statement, Statement> Moves(IEnumerable<(Statement? Before, Statement? After, bool Equal)> steps, CitationKeys oldKeys, CitationKeys newKeys)
    {
        var all = steps.ToList();
        var gone = all.Where(s => s.After is null).Select(s => s.Before!).Where(s => s.Text.Length >= LeastMoved).ToLookup(s => oldKeys.Key(s));
        var moves = new Dictionary<Statement, Statement>(ReferenceEqualityComparer.Instance);
        foreach (var group in all.Where(s => s.Before is null).Select(s => s.After!).GroupBy(s => newKeys.Key(s)))
        {
            foreach (var (from, to) in gone[group.Key].Zip(group))
                (moves[from], moves[to]) = (to, from);
        }

        return moves;
    }

    private static Step<Statement> Number(
        SectionId section, (Statement? Before, Statement? After, bool Equal) step, Dictionary<Statement, Statement> moves, Dictionary<Statement, int> numbers, List<ProposalChange> changes)
    {
        if (step.Equal)
            return new(step.Before, step.After, -1);
        if ((step.Before is null || step.After is null) && moves.TryGetValue((step.Before ?? step.After)!, out var other))
        {
            if (!numbers.TryGetValue(other, out var number))
                changes.Add(new(number = changes.Count, ChangedPart.Statement, ChangeKind.Moved, section) { Words = [new(TextChange.Equal, other.Text)] });
            numbers[(step.Before ?? step.After)!] = number;
            return new(step.Before, step.After, number);
        }

        var kind = step.Before is null ? ChangeKind.Added : step.After is null ? ChangeKind.Removed : ChangeKind.Changed;
        changes.Add(new(changes.Count, ChangedPart.Statement, kind, section) { Words = TextDiff.Compare(step.Before?.Text ?? "", step.After?.Text ?? "") });
        return new(step.Before, step.After, changes.Count - 1);
    }

    private static List<Step<Choice>> Choices(ProposalDocument before, ProposalDocument after, CitationKeys oldKeys, CitationKeys newKeys, List<ProposalChange> changes)
    {
        var own = new HashSet<Choice>(before.Choices, ReferenceEqualityComparer.Instance);
        return PartSteps.Of(before.Choices, after.Choices, Key, Alike, changes, new(0, ChangedPart.Choice, ChangeKind.Changed, SectionId.Recommendation), c => c is null ? "" : $"{c.Product} {c.Model} {c.Reason}", (_, _) => []);

        object Key(Choice c) => (own.Contains(c) ? oldKeys : newKeys).Key(c);
    }

    private static List<Step<CostStep>> CostSteps(ProposalDocument before, ProposalDocument after, CitationKeys oldKeys, CitationKeys newKeys, List<ProposalChange> changes)
    {
        var own = new HashSet<CostStep>(before.CostSteps, ReferenceEqualityComparer.Instance);
        return PartSteps.Of(
            before.CostSteps, after.CostSteps, Key, (a, b) => a.Code == b.Code ? 1 : 0, changes, new(0, ChangedPart.CostStep, ChangeKind.Changed, SectionId.Cost), c => c?.Text ?? "",
            (a, b) => a?.PerYear.Mid == b?.PerYear.Mid ? [] : [new("aliyun_per_year", a?.PerYear.Mid, b?.PerYear.Mid)]);

        object Key(CostStep c) => string.Join('\u001f', [c.Code, c.Text, c.PerYear.ToString(), .. c.CitationIds.Select((own.Contains(c) ? oldKeys : newKeys).Of)]);
    }

    private static List<Step<CostLine>> Costs(ProposalDocument before, ProposalDocument after, List<ProposalChange> changes) => PartSteps.Of(
        before.Costs, after.Costs, c => c, (a, b) => a.UseCase == b.UseCase ? a.Today == b.Today ? 1 : 0.6 : 0, changes, new(0, ChangedPart.Cost, ChangeKind.Changed, SectionId.Cost), c => c?.OnAliyun ?? "", Values);

    /// <summary>The same use case with another model, or with another product, is that choice changed.</summary>
    internal static double Alike(Choice a, Choice b) => a.UseCase != b.UseCase ? 0 : a.Product == b.Product ? 1 : a.Model.Length > 0 && a.Model == b.Model ? 0.7 : 0.5;

    private static List<ValueChange> Values(CostLine? before, CostLine? after) =>
    [
        .. new ValueChange[] { new("today_per_year", before?.TodayPerYear?.Mid, after?.TodayPerYear?.Mid), new("aliyun_per_year", before?.AliyunPerYear?.Mid, after?.AliyunPerYear?.Mid) }
            .Where(v => v.Before != v.After),
    ];
}

/// <summary>Statements by what they say and cite, whatever numbers their citations happen to have.</summary>
internal sealed class CitationKeys(ProposalDocument proposal)
{
    private readonly Dictionary<string, string> _keys = proposal.Citations.GroupBy(c => c.Id).ToDictionary(g => g.Key, g => $"{g.First().DocumentId}:{g.First().Start}:{g.First().Quote}");

    public string Key(Statement s) => string.Join('\u001f', [s.Topic, s.Text, s.Basis.ToString(), .. s.CitationIds.Select(Of)]);

    public string Key(Choice c) => string.Join('\u001f', [c.UseCase, c.Product, c.Model, c.Reason, .. c.CitationIds.Select(Of)]);

    public string Of(string id) => _keys.GetValueOrDefault(id, id);
}
