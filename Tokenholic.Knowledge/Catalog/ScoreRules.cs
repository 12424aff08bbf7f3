namespace Tokenholic.Knowledge.Catalog;

/// <summary>
/// How one factor of the opportunity score gets its points, 0–1: a number by straight lines between the points of
/// <see cref="Curve"/> (over its logarithm when <see cref="Log"/>), a case by <see cref="Cases"/>.
/// </summary>
public sealed record ScoreRule
{
    /// <summary>"size", "growth", "price", "fit" or "openness".</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The exponent of its points in the product; all weights add up to 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Pairs of a value and its points, both rising.</summary>
    public IReadOnlyList<double[]>? Curve { get; init; }

    /// <summary>Whether the curve is over the logarithm of the value.</summary>
    public bool Log { get; init; }

    /// <summary>Points of each case.</summary>
    public IReadOnlyDictionary<string, double>? Cases { get; init; }

    /// <summary>Points where nothing is known.</summary>
    public double Unknown { get; init; }

    /// <summary>Why it is so.</summary>
    public required LocalizedText Reason { get; init; }

    /// <summary>The points of a value; below and above the curve its ends hold.</summary>
    public double PointsOf(double? value)
    {
        if (value is not { } x || Curve is not { Count: > 0 } curve)
        {
            return Unknown;
        }

        if (x <= curve[0][0] || curve.Count == 1)
        {
            return curve[0][1];
        }

        var above = curve.Select((p, i) => (p, i)).FirstOrDefault(p => x <= p.p[0]).i;
        if (above == 0)
        {
            return curve[^1][1];
        }

        var (from, to) = (curve[above - 1], curve[above]);
        var share = (Scale(x) - Scale(from[0])) / (Scale(to[0]) - Scale(from[0]));
        return from[1] + share * (to[1] - from[1]);
    }

    /// <summary>The points of a case; one that is not listed counts as unknown.</summary>
    public double PointsOf(string? code) => code is not null && Cases is not null && Cases.TryGetValue(code, out var points) ? points : Unknown;

    private double Scale(double value) => Log ? Math.Log(value) : value;
}

/// <summary>Data/opportunity-score.json: the factors of the opportunity score and their weights, in one place.</summary>
public static class ScoreRules
{
    private static readonly Lazy<IReadOnlyList<ScoreRule>> Shipped = new(() => DataFile.Read<List<ScoreRule>>("opportunity-score.json"));

    /// <summary>The rules that come with the product.</summary>
    public static IReadOnlyList<ScoreRule> Default => Shipped.Value;
}
