using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals.Revision.Feedback;
using Tokenholic.Agents.Proposals.Revision.Rules;

namespace Tokenholic.Agents.Proposals.Revision;

/// <summary>Makes the next version of a proposal by rules: every point is met, or asked back, or it is said why not.</summary>
public sealed class Reviser
{
    // Of a question, a passage that answers it speaks of two thirds: half of it found yuan and dollars in a list of somebody else's prices.
    private const float LeastSpoken = 0.67f;

    private readonly RevisionDraft _draft;
    private readonly IReadOnlyList<Contradiction> _contradictions;
    private readonly List<TraceLine> _trace = [];
    private readonly Pricing _pricing;
    private readonly CostRules _costs;
    private readonly ModelRules _models;
    private readonly PlaceRules _places;
    private readonly DeliveryRules _delivery;
    private readonly ScopeRules _scope;
    private readonly VolumeRules _volumes;

    /// <summary>One per version.</summary>
    public Reviser(RevisionInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        _draft = new RevisionDraft(input);
        _contradictions = Contradictions.In(input.Points);
        _pricing = new Pricing(input);
        var unwanted = input.Points.Where(p => UseCaseScope.Of(_draft, p.Words).Everywhere).SelectMany(p => p.Constraints.Where(c => c.Kind is ConstraintKind.ExcludeModel && !Disputed(p, c))).Select(c => c.Value).ToList();
        bool Excluded(string model) => unwanted.Exists(u => _pricing.Is(model, u));
        var settled = new HashSet<int>();
        _costs = new CostRules(_draft, _pricing, Excluded, settled);
        _models = new ModelRules(_draft, _pricing, _costs, Excluded, settled);
        _places = new PlaceRules(_draft);
        _delivery = new DeliveryRules(_draft);
        _scope = new ScopeRules(_draft);
        _volumes = new VolumeRules(_draft, _pricing);
    }

    /// <summary>What is in the making; for a model to add to.</summary>
    internal RevisionDraft Draft => _draft;

    /// <summary>What became of the points so far, in their order.</summary>
    public IReadOnlyList<TraceLine> Trace => [.. _trace.OrderBy(t => IndexOf(t.PointId))];

    /// <summary>Takes the points one constraint after the other, models before money; each line is told as it is known.</summary>
    public IEnumerable<TraceLine> Apply()
    {
        foreach (var contradiction in _contradictions)
            AskWhich(contradiction);
        _draft.Since();
        var constraints = _draft.Input.Points.SelectMany(p => p.Constraints.Select(c => (Point: p, Constraint: c))).OrderBy(x => Turn(x.Constraint)).ToList();
        foreach (var (point, constraint) in constraints)
        {
            if (point.Kind is PointKind.Question)
                Unanswered(point); // the proposal is made safer, and the question is still theirs
            else if (PointKinds.IsTerms(point.Words))
                Promised(point, "Terms"); // and so is what they want of the contract
            yield return Tell(point, Disputed(point, constraint) ? Disputes(point, constraint) : Rule(point, constraint));
        }

        foreach (var point in _draft.Input.Points.Where(p => p.Constraints.Count == 0))
            yield return Tell(point, Without(point));
    }

    /// <summary>The next version as it stands.</summary>
    public Revised Finish()
    {
        var mode = _draft.Input.Current.Mode;
        List<Choice> choices = [.. _draft.Input.Current.Choices.Where(c => !_scope.Left.Contains(c.UseCase)).Select(Chosen).Distinct()];
        return new(
            _draft.Finish(p => p with
            {
                GeneratedAt = _draft.Input.Now,
                Mode = mode,
                CostSteps = _draft.CostsChanged ? Steps(p) : p.CostSteps,
                Choices = _draft.CostsChanged ? choices : p.Choices,
                Diagram = _draft.CostsChanged ? Drawn(p.Diagram, p.Choices, choices) : p.Diagram,
            }),
            _contradictions,
            Trace);
    }

    /// <summary>A point that was met after all takes the place of the question it had become.</summary>
    internal void Add(TraceLine line)
    {
        _trace.RemoveAll(t => t.PointId == line.PointId && t.Code is "NoRule" or "Form");
        _trace.Add(line);
    }

    // A use case may have two lines: the choice follows the one whose model it was.
    private Choice Chosen(Choice choice)
    {
        var lines = _draft.Input.Current.Costs;
        var changed = _costs.Changed.Where(c => c.Key < lines.Count && lines[c.Key].UseCase == choice.UseCase && _pricing.Id(lines[c.Key].OnAliyun) == _pricing.Id(choice.Model)).Select(c => c.Value).FirstOrDefault();
        return choice.Model.Length > 0 && changed is not null
            ? choice with { Model = changed.Name, Reason = _draft.Word("按您的反馈调整；", "Changed after your feedback; ") + changed.ListPrice, CitationIds = [] }
            : choice;
    }

    // The step to our models is the sum of the table anew; those after it were reckoned with other models and would contradict it.
    private IReadOnlyList<CostStep> Steps(ProposalDocument proposal)
    {
        var both = proposal.Costs.Where(c => c is { TodayPerYear: not null, AliyunPerYear: not null }).ToList();
        if (both.Count == 0 || proposal.CostSteps is not [{ Code: "today" } today, { Code: "move" } move, ..])
            return [];
        if (_scope.Left.Count > 0 || _volumes.Changed)
            today = today with { Text = CostWalk.Today(both.Count, both.Count(c => c.Assumed), _draft.Zh), PerYear = Sum(both, c => c.TodayPerYear!) };
        return [today, move with { PerYear = Sum(both, c => c.AliyunPerYear!) }];
    }

    private static MapRange Sum(List<CostLine> lines, Func<CostLine, MapRange> of) => lines.Aggregate(MapRange.Exactly(0), (sum, line) => sum + of(line));

    // The picture names the models; as long as nobody wrote something else there, it goes on naming those that are recommended.
    private Diagram Drawn(Diagram diagram, IReadOnlyList<Choice> before, IReadOnlyList<Choice> after)
    {
        string Few(IReadOnlyList<Choice> choices) => ArchitectureBuilder.Few([.. choices.Select(c => c.Model).Where(m => m.Length > 0).Distinct()], _draft.Zh);
        return diagram with { Nodes = [.. diagram.Nodes.Select(n => n.Id == "studio" && n.Detail == Few(before) ? n with { Detail = Few(after) } : n)] };
    }

    private TraceLine Tell(FeedbackPoint point, RuleResult result)
    {
        var (touched, refused) = _draft.Since();
        // A point whose sections are all locked was not met, whatever the rule thought.
        var line = refused.Count > 0 && touched.Count == 0 && result.Outcome is not TraceOutcome.NotAddressed || result.Code == "Locked"
            ? new TraceLine(point.Id, TraceOutcome.NotAddressed, _draft.Input.Only is null ? "Locked" : "OtherSection", [.. refused.Select(s => $"section:{s}")], [])
            : new TraceLine(point.Id, result.Outcome, result.Code, result.Arguments, touched);
        _trace.Add(line);
        return line;
    }

    private RuleResult Rule(FeedbackPoint point, Constraint c) => c.Kind switch
    {
        _ when PointKinds.IsFallback(point.Words) => Promised(point, "Conditional"),
        ConstraintKind.UseCase => _scope.Drop(c),
        ConstraintKind.Volume => _volumes.Change(c, point.Words) ?? Promised(point, "VolumeOfMap"),
        ConstraintKind.Security when !c.Negated && c.Value.Split('+').Any(v => v is "keys" or "access") => Guarded(point, c),
        ConstraintKind.ExcludeModel when _models.IsOnlyInstead(point) => RuleResult.Asked("ModelInstead"),
        ConstraintKind.ExcludeModel => _models.Exclude(c, point.Words),
        ConstraintKind.PreferModel => _models.Prefer(c, point.Words),
        ConstraintKind.KeepModel => _models.Keep(point.Words),
        ConstraintKind.Region => _places.Region(c),
        ConstraintKind.DataResidency => _places.Residency(c),
        ConstraintKind.PrivateDeployment => _places.Private(c),
        ConstraintKind.Compliance => _places.Compliance(c),
        ConstraintKind.Security => _places.Security(c),
        ConstraintKind.Latency => _delivery.Latency(c),
        ConstraintKind.Timeline => _delivery.Timeline(c, point.Words),
        ConstraintKind.LockIn => _delivery.LockIn(c),
        ConstraintKind.Support => _delivery.Support(c),
        ConstraintKind.Budget => _costs.Budget(c),
        ConstraintKind.PriceCut when c.Value is Constraint.OffTheList => Promised(point, "Terms"),
        ConstraintKind.PriceCut => _costs.Cut(c),
        _ => c.Negated ? RuleResult.NotAWorry : _costs.Concern(),
    };

    private RuleResult Without(FeedbackPoint point) => point.Kind switch
    {
        PointKind.Praise => RuleResult.Not("Praise"),
        PointKind.OutOfScope => RuleResult.Not("OutOfScope"),
        PointKind.Question => _draft.Quote(SectionId.Risks, _draft.Word("您的提问", "Your questions"), point.Words, 2, leastCoverage: LeastSpoken)
            ? RuleResult.Addressed("Answered")
            : Unanswered(point),
        _ => Unruled(point),
    };

    private RuleResult Unanswered(FeedbackPoint point) => Promised(point, "NoAnswer");

    // The section goes to the customer: what only we can find out is not asked back, it is promised an answer.
    private RuleResult Promised(FeedbackPoint point, string code)
    {
        if (ByColleague)
            return RuleResult.Not("ByHand");
        var words = point.Words.TrimEnd('；', ';', '，', ',', ' ');
        _draft.Ask(_draft.Word("待我们答复", "For us to answer"), point.Kind is PointKind.Question
            ? _draft.Word($"您问的“{words}”：我们核实后答复。", $"You asked “{words}”: we will check and answer.")
            : _draft.Word($"您提到“{words}”：我们核实后答复。", $"On “{words}”: we will check and answer."));
        return RuleResult.Asked(code);
    }

    // What is known of data security is said, and who holds the keys or may look at the data is checked before it is promised.
    private RuleResult Guarded(FeedbackPoint point, Constraint wish)
    {
        _places.Security(wish);
        return Promised(point, "SecurityAsked");
    }

    // The instruction for one section is a colleague's, whose words the customer does not read.
    private bool ByColleague => _draft.Input.Only is not null;

    private RuleResult Unruled(FeedbackPoint point)
    {
        if (PointKinds.IsForm(point.Words))
            return RuleResult.Not("Form"); // how long it is and how it sounds is for whoever writes, not for the customer to answer
        if (PointKinds.IsTerms(point.Words))
            return Promised(point, "Terms");
        if (ByColleague)
            return RuleResult.Not("ByHand");
        _draft.Ask("", _draft.Word($"关于“{point.Words}”：具体希望方案怎么改，用什么衡量？", $"On “{point.Words}”: what exactly should change in the proposal, and how is it measured?"));
        return RuleResult.Asked("NoRule");
    }

    private void AskWhich(Contradiction contradiction)
    {
        if (ByColleague)
            return;
        var (a, b) = (Words(contradiction.FirstId), Words(contradiction.SecondId));
        _draft.Ask(_draft.Word("互相矛盾", "Contradiction"), a == b
            ? _draft.Word($"“{a}”前后不一致，以哪一半为准？", $"“{a}” contradicts itself: which half holds?")
            : _draft.Word($"“{a}”与“{b}”不能同时满足，以哪一条为准？", $"“{a}” and “{b}” cannot both be met: which one holds?"));
    }

    private RuleResult Disputes(FeedbackPoint point, Constraint constraint)
    {
        var contradiction = _contradictions.First(c => (c.FirstId == point.Id || c.SecondId == point.Id) && Kinds(c.Code).Contains(constraint.Kind));
        return RuleResult.Asked("Contradiction", contradiction.Code, Words(contradiction.FirstId == point.Id ? contradiction.SecondId : contradiction.FirstId));
    }

    private bool Disputed(FeedbackPoint point, Constraint constraint) =>
        _contradictions.Any(c => (c.FirstId == point.Id || c.SecondId == point.Id) && Kinds(c.Code).Contains(constraint.Kind));

    private static ConstraintKind[] Kinds(string contradiction) => contradiction switch
    {
        "TwoBudgets" => [ConstraintKind.Budget],
        "TwoDates" => [ConstraintKind.Timeline],
        "TwoRegions" => [ConstraintKind.Region],
        "ModelWantedAndNot" => [ConstraintKind.PreferModel, ConstraintKind.ExcludeModel],
        "PrivateAndNot" => [ConstraintKind.PrivateDeployment, ConstraintKind.DataResidency],
        _ => [ConstraintKind.Region, ConstraintKind.DataResidency],
    };

    private static int Turn(Constraint constraint) => constraint.Kind switch
    {
        ConstraintKind.ExcludeModel => 0,
        ConstraintKind.PreferModel or ConstraintKind.KeepModel => 1,
        ConstraintKind.Region when constraint.Negated => 3, // where it may not be is known better once it is known where it is
        ConstraintKind.Budget or ConstraintKind.PriceCut or ConstraintKind.PriceConcern => 4,
        _ => 2,
    };

    private string Words(string id) => _draft.Input.Points.First(p => p.Id == id).Words.TrimEnd('。', '.', '！', '!', ' ');

    private int IndexOf(string id) => _draft.Input.Points.Select(p => p.Id).ToList().IndexOf(id);
}
