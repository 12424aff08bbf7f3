using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// Interval arithmetic on ranges: bounds go in the direction each operator asks for, the middle is computed from the middles.
/// Rounding is monotone, so <c>Low ≤ Mid ≤ High</c> survives every operation. Every method throws <see cref="FormulaException"/>.
/// </summary>
internal static class Interval
{
    public static MapRange Negate(MapRange a) => new(-a.High, -a.Mid, -a.Low);

    public static MapRange Add(MapRange a, MapRange b) => Finite(a.Low + b.Low, a.Mid + b.Mid, a.High + b.High);

    public static MapRange Subtract(MapRange a, MapRange b) => Finite(a.Low - b.High, a.Mid - b.Mid, a.High - b.Low);

    public static MapRange Multiply(MapRange a, MapRange b) =>
        Corners(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High, a.Mid * b.Mid);

    public static MapRange Divide(MapRange a, MapRange b)
    {
        if (b.Low <= 0 && b.High >= 0)
        {
            throw new FormulaException(FormulaProblem.DivisionByZero, "/");
        }

        return Corners(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High, a.Mid / b.Mid);
    }

    /// <summary>Whether a range may enter a formula.</summary>
    public static bool IsValid(MapRange range) =>
        double.IsFinite(range.Low) && double.IsFinite(range.High) && range.Low <= range.Mid && range.Mid <= range.High;

    private static MapRange Corners(double a, double b, double c, double d, double mid) =>
        Finite(Math.Min(Math.Min(a, b), Math.Min(c, d)), mid, Math.Max(Math.Max(a, b), Math.Max(c, d)));

    private static MapRange Finite(double low, double mid, double high) =>
        double.IsFinite(low) && double.IsFinite(mid) && double.IsFinite(high)
            ? new MapRange(low, mid, high)
            : throw new FormulaException(FormulaProblem.Overflow, "∞");
}
