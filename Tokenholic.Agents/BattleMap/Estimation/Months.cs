using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>Turns a quantity of any period into a month's: a month is a twelfth of a year of 365 days.</summary>
internal static class Months
{
    public const double DaysPerMonth = 365d / 12;

    /// <summary>What to multiply by; null for a flow without a period, which may be a running total of years.</summary>
    public static double? Factor(Period period) => period switch
    {
        Period.Day => DaysPerMonth,
        Period.Week => DaysPerMonth / 7,
        Period.Month => 1,
        Period.Quarter => 1d / 3,
        Period.Year => 1d / 12,
        _ => null,
    };

    /// <summary>The fact as a range a month; a stock (users, staff) or a ratio as it is. Null when it cannot be said a month.</summary>
    public static MapRange? Range(VolumeFact fact, string kind) =>
        (kind == "flow" ? Factor(fact.Period) : 1) is { } factor
            ? new MapRange(fact.Low * factor, (fact.Low + fact.High) / 2 * factor, fact.High * factor)
            : null;
}
