namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>Finds points that cannot both be met, so that the customer is asked instead of guessed at.</summary>
public static class Contradictions
{
    private static readonly string[] Abroad = ["singapore", "frankfurt", "eu", "virginia", "hongkong", "tokyo"];

    /// <summary>The contradictions among points, in order; each pair once.</summary>
    public static IReadOnlyList<Contradiction> In(IReadOnlyList<FeedbackPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        var all = points.SelectMany(p => p.Constraints.Select(c => (Point: p, Constraint: c))).ToList();
        var found = new List<Contradiction>();
        for (var i = 0; i < all.Count; i++)
        {
            for (var j = i + 1; j < all.Count; j++)
            {
                if (Between(all[i].Constraint, all[j].Constraint) is { } code)
                    found.Add(new(code, all[i].Point.Id, all[j].Point.Id));
            }
        }

        return [.. found.Distinct()];
    }

    private static string? Between(Constraint a, Constraint b) => (a.Kind, b.Kind) switch
    {
        (ConstraintKind.Budget, ConstraintKind.Budget) when a.Value == b.Value && a.Amount != b.Amount => "TwoBudgets",
        (ConstraintKind.Timeline, ConstraintKind.Timeline) when a.Amount != b.Amount => "TwoDates",
        (ConstraintKind.Region, ConstraintKind.Region) when a.Value != b.Value && !a.Negated && !b.Negated && !Near(a.Value, b.Value) => "TwoRegions",
        (ConstraintKind.Region, ConstraintKind.Region) when a.Value == b.Value && a.Negated != b.Negated => "TwoRegions",
        (ConstraintKind.PreferModel, ConstraintKind.ExcludeModel) or (ConstraintKind.ExcludeModel, ConstraintKind.PreferModel) when a.Value == b.Value => "ModelWantedAndNot",
        (ConstraintKind.PrivateDeployment, ConstraintKind.PrivateDeployment) when a.Negated != b.Negated => "PrivateAndNot",
        (ConstraintKind.DataResidency, ConstraintKind.DataResidency) when a.Value != b.Value && a.Value != "premises" && b.Value != "premises" => "DataHereAndThere",
        (ConstraintKind.DataResidency, ConstraintKind.Region) => Leaves(a, b),
        (ConstraintKind.Region, ConstraintKind.DataResidency) => Leaves(b, a),
        (ConstraintKind.DataResidency, ConstraintKind.PrivateDeployment) when a.Value == "premises" && b.Negated => "PrivateAndNot",
        (ConstraintKind.PrivateDeployment, ConstraintKind.DataResidency) when b.Value == "premises" && a.Negated => "PrivateAndNot",
        _ => null,
    };

    private static string? Leaves(Constraint residency, Constraint region) =>
        region.Negated ? null
        : residency.Value == "mainland" && Abroad.Contains(region.Value) ? "DataHereAndThere"
        : residency.Value == "eu" && !Near("eu", region.Value) ? "DataHereAndThere"
        : null;

    // two regions at once are asked about as they are
    private static bool Near(string a, string b) => a == b || a.Contains('+', StringComparison.Ordinal) || b.Contains('+', StringComparison.Ordinal) || (a is "eu" or "frankfurt" && b is "eu" or "frankfurt");
}
