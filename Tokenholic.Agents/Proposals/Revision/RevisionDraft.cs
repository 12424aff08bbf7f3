using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>A version in the making. Every change goes through here, so that locked sections stay as they are and each point's changes are known.</summary>
internal sealed class RevisionDraft
{
    private readonly RevisionInput _input;
    private readonly List<ProposalSection> _sections;
    private readonly List<Citation> _citations;
    private readonly Dictionary<SectionId, List<Statement>> _changed = [];
    private readonly HashSet<SectionId> _touched = [];
    private readonly HashSet<SectionId> _refused = [];
    private List<DiagramNode> _nodes;
    private List<DiagramEdge> _edges;

    public RevisionDraft(RevisionInput input)
    {
        _input = input;
        _sections = [.. input.Current.Sections];
        _citations = [.. input.Current.Citations];
        (_nodes, _edges) = ([.. input.Current.Diagram.Nodes], [.. input.Current.Diagram.Edges]);
        Costs = [.. input.Current.Costs];
    }

    public RevisionInput Input => _input;

    public bool Zh => _input.Current.Language is ReplyLanguage.Zh;

    public IReadOnlyList<DiagramNode> Nodes => _nodes;

    public List<CostLine> Costs { get; }

    public bool CostsChanged { get; private set; }

    /// <summary>Lines of use cases that are left out, by their place; they keep it until the version is finished.</summary>
    public HashSet<int> Dropped { get; } = [];

    /// <summary>What the constraint at hand has changed, and what it would have changed.</summary>
    public (IReadOnlyList<SectionId> Touched, IReadOnlyList<SectionId> Refused) Since()
    {
        var seen = (Touched: _touched.Order().ToList(), Refused: _refused.Order().ToList());
        _touched.Clear();
        _refused.Clear();
        return (seen.Touched, seen.Refused);
    }

    public bool MayWrite(SectionId section)
    {
        if (!_input.Locked.Contains(section) && (_input.Only is null || _input.Only == section))
            return true;
        _refused.Add(section);
        return false;
    }

    /// <summary>Whether a use case may get another model: costs and recommended models change together, so a lock on either holds both.</summary>
    public bool MayChangeModels()
    {
        if (_input.Locked.Contains(SectionId.Recommendation))
            _refused.Add(SectionId.Recommendation);
        return MayWrite(SectionId.Cost) && !_input.Locked.Contains(SectionId.Recommendation);
    }

    public string Word(string zh, string en) => Zh ? zh : en;

    /// <summary>Says a judgement; what was said under the same topic with the same beginning is replaced.</summary>
    public void Say(SectionId section, string topic, string beginning, string text)
    {
        if (!MayWrite(section))
            return;
        var statements = Of(section);
        var said = new Statement(topic, beginning + text, Basis.Judgement, []);
        var at = statements.FindIndex(s => s.Topic == topic && s.Basis is Basis.Judgement && s.Text.StartsWith(beginning, StringComparison.Ordinal));
        if (at >= 0 && statements[at].Text == said.Text)
            return;
        if (at >= 0)
            statements[at] = said;
        else
            statements.Add(said);
        _touched.Add(section);
    }

    /// <summary>Ends the map's sentence about a use case in other words, from where <paramref name="from"/> begins.</summary>
    public void Reword(SectionId section, string useCase, string from, string words)
    {
        var at = Statements(section).ToList().FindIndex(s => s.Basis is Basis.Map && s.Text.StartsWith(useCase, StringComparison.Ordinal) && s.Text.Contains(from, StringComparison.Ordinal));
        if (at < 0 || !MayWrite(section))
            return;
        var said = Of(section)[at];
        Of(section)[at] = said with { Text = said.Text[..said.Text.IndexOf(from, StringComparison.Ordinal)] + words };
        _touched.Add(section);
    }

    /// <summary>A question for the customer, once.</summary>
    public void Ask(string topic, string question)
    {
        if (!MayWrite(SectionId.Questions) || Of(SectionId.Questions).Exists(s => s.Text == question))
            return;
        Of(SectionId.Questions).Add(new(topic, question, Basis.Judgement, []));
        _touched.Add(SectionId.Questions);
    }

    /// <summary>Quotes the knowledge base; true when it has an answer, also when the proposal quotes it already.</summary>
    public bool Quote(SectionId section, string topic, string question, int most, string? kind = null, float leastCoverage = 0)
    {
        var found = _input.Library.Quote(topic, question, most, kind, leastCoverage);
        if (found.Count == 0)
            return false;
        if (!MayWrite(section))
            return true;
        foreach (var statement in found)
        {
            var placed = statement with { CitationIds = [.. statement.CitationIds.Select(Place)] };
            if (_sections.Exists(s => Current(s).Any(x => x.Text == placed.Text)))
                continue;
            Of(section).Add(placed);
            _touched.Add(section);
        }

        return true;
    }

    public bool Remove(SectionId section, Predicate<Statement> which)
    {
        var removed = Current(_sections.Find(s => s.Id == section)).Any(s => which(s)) && MayWrite(section) && Of(section).RemoveAll(which) > 0;
        if (removed)
            _touched.Add(section);
        return removed;
    }

    /// <summary>Adds a box under another, or gives a box a new name.</summary>
    public void Box(string id, string name, int layer, string from)
    {
        if (_nodes.Exists(n => n.Id == id && n.Name == name) || !MayWrite(SectionId.Recommendation))
            return;
        var at = _nodes.FindIndex(n => n.Id == id);
        if (at >= 0)
        {
            _nodes = [.. _nodes];
            _nodes[at] = _nodes[at] with { Name = name };
        }
        else
        {
            _nodes = [.. _nodes, new(id, name, layer)];
            if (_nodes.Exists(n => n.Id == from))
                _edges = [.. _edges, new(from, id)];
        }

        _touched.Add(SectionId.Recommendation);
    }

    /// <summary>Joins two boxes that are there, once.</summary>
    public void Arrow(string from, string to)
    {
        if (!_nodes.Exists(n => n.Id == from) || !_nodes.Exists(n => n.Id == to) || _edges.Contains(new(from, to)) || !MayWrite(SectionId.Recommendation))
            return;
        _edges = [.. _edges, new(from, to)];
        _touched.Add(SectionId.Recommendation);
    }

    public bool RemoveBox(string id)
    {
        if (!_nodes.Exists(n => n.Id == id) || !MayWrite(SectionId.Recommendation))
            return false;
        _nodes = [.. _nodes.Where(n => n.Id != id)];
        _edges = [.. _edges.Where(e => e.From != id && e.To != id)];
        _touched.Add(SectionId.Recommendation);
        return true;
    }

    public void SetCost(int line, CostLine changed)
    {
        Costs[line] = changed;
        CostsChanged = true;
        _touched.Add(SectionId.Cost);
    }

    /// <summary>Takes the lines of a use case out.</summary>
    public void DropCosts(string useCase)
    {
        Dropped.UnionWith(Costs.Index().Where(c => c.Item.UseCase == useCase).Select(c => c.Index));
        CostsChanged = true;
        _touched.Add(SectionId.Cost);
    }

    /// <summary>Gives a box another second line.</summary>
    public void Detail(string id, string before, string after)
    {
        if (_nodes.FindIndex(n => n.Id == id && n.Detail == before) is var at and >= 0 && before != after && MayWrite(SectionId.Recommendation))
            _nodes = [.. _nodes.Select((n, i) => i == at ? n with { Detail = after } : n)];
    }

    public IReadOnlyList<Statement> Statements(SectionId section) => [.. Current(_sections.Find(s => s.Id == section))];

    /// <summary>Puts a sentence in the place of another, or at the end; for what a model proposes and code has checked.</summary>
    public void Put(SectionId section, int? replaces, Statement statement)
    {
        if (!MayWrite(section))
            return;
        var statements = Of(section);
        if (replaces is { } at && at >= 0 && at < statements.Count)
            statements[at] = statement;
        else
            statements.Add(statement);
        _touched.Add(section);
    }

    /// <summary>The version. A section that nobody changed is the very object it was.</summary>
    public ProposalDocument Finish(Func<ProposalDocument, ProposalDocument>? last = null)
    {
        var sections = _sections.Select(s => _changed.TryGetValue(s.Id, out var changed) && !changed.SequenceEqual(s.Statements) ? s with { Statements = changed } : s)
            .Concat(_changed.Where(c => c.Value.Count > 0 && !_sections.Exists(s => s.Id == c.Key)).Select(c => new ProposalSection(c.Key, c.Value)))
            .OrderBy(s => s.Id).ToList();
        var used = sections.SelectMany(s => s.Statements).SelectMany(s => s.CitationIds).ToHashSet();
        var kept = _input.Current.Citations.ToHashSet();
        var proposal = _input.Current with
        {
            Sections = _sections.Select(s => s.Id).SequenceEqual(_sections.Select(s => s.Id).Order()) ? sections : [.. _sections.Select(s => sections.Find(x => x.Id == s.Id)!), .. sections.Where(s => !_sections.Exists(x => x.Id == s.Id))],
            Diagram = new Diagram(_nodes, _edges),
            Costs = [.. Costs.Where((_, line) => !Dropped.Contains(line))],
            Citations = [.. _citations.Where(c => kept.Contains(c) || used.Contains(c.Id))],
        };
        return last is null ? proposal : last(proposal);
    }

    private IEnumerable<Statement> Current(ProposalSection? section) =>
        section is null ? [] : _changed.TryGetValue(section.Id, out var changed) ? changed : section.Statements;

    private List<Statement> Of(SectionId section)
    {
        if (!_changed.TryGetValue(section, out var statements))
            _changed[section] = statements = [.. _sections.Find(s => s.Id == section)?.Statements ?? []];
        return statements;
    }

    // The library numbers its citations by itself; here they go on from the proposal's own.
    private string Place(string libraryId)
    {
        var citation = _input.Library.Citations.First(c => c.Id == libraryId);
        if (_citations.Find(c => c.DocumentId == citation.DocumentId && c.Start == citation.Start && c.Quote == citation.Quote) is { } known)
            return known.Id;
        var number = _citations.Count + 1;
        while (_citations.Exists(c => c.Id == $"s{number}"))
            number++;
        _citations.Add(citation with { Id = $"s{number}" });
        return $"s{number}";
    }
}
