using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>What binds a number to a metric and a period: Data/volume-units.json, compiled once.</summary>
internal sealed class VolumeUnits
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private VolumeUnits(File file)
    {
        Units = [.. file.Units.Select(unit => new Unit(unit.Metric, Compile(unit.Before), Compile(unit.After), Compile(unit.Sentence), unit.Falls))];
        Periods = [.. file.Periods.Select(period => (period.Period, Compile(period.Pattern)!))];
        (Plan, Past, Question, Requirement) = (Compile(file.Plan)!, Compile(file.Past)!, Compile(file.Question)!, Compile(file.Requirement)!);
        (Now, Older, Limit, LimitAfter, Saved, Total) = (Compile(file.Now)!, Compile(file.Older)!, Compile(file.Limit)!, Compile(file.LimitAfter)!, Compile(file.Saved)!, Compile(file.Total)!);
        (WithoutPeriod, CompanyWide) = ([.. file.WithoutPeriod], [.. file.CompanyWide]);
    }

    /// <summary>The file of the assembly.</summary>
    public static VolumeUnits Default { get; } = new(AnalysisData.ReadJson<File>("volume-units.json"));

    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyList<(Period Period, Regex Pattern)> Periods { get; }

    public Regex Plan { get; }

    public Regex Past { get; }

    public Regex Question { get; }

    public Regex Requirement { get; }

    public Regex Now { get; }

    public Regex Older { get; }

    public Regex Limit { get; }

    public Regex LimitAfter { get; }

    public Regex Saved { get; }

    public Regex Total { get; }

    public HashSet<string> WithoutPeriod { get; }

    public HashSet<string> CompanyWide { get; }

    private static Regex? Compile(string? pattern) => pattern is null ? null : new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);

    /// <summary>One way of writing a metric.</summary>
    internal sealed record Unit(string Metric, Regex? Before, Regex? After, Regex? Sentence, bool Falls)
    {
        /// <summary>Whether the number at this place of the sentence counts this metric.</summary>
        public bool Fits(string sentence, StatedNumber number) =>
            (Before is null || Before.IsMatch(sentence[..number.Start]))
            && (After is null || After.IsMatch(sentence[number.End..]))
            && (Sentence is null || Sentence.IsMatch(sentence));
    }

    private sealed record File(
        IReadOnlyList<UnitEntry> Units, IReadOnlyList<string> WithoutPeriod, IReadOnlyList<string> CompanyWide, IReadOnlyList<PeriodEntry> Periods,
        string Plan, string Past, string Now, string Older, string Limit, [property: JsonPropertyName("limit_after")] string LimitAfter, string Saved, string Total,
        string Question, string Requirement);

    private sealed record UnitEntry(string Metric, string? Before, string? After, string? Sentence, bool Falls = false);

    private sealed record PeriodEntry([property: JsonConverter(typeof(JsonStringEnumConverter<Period>))] Period Period, string Pattern);
}
