namespace Tokenholic.Agents.RolePlay.Coach;

/// <summary>A finished session as progress needs it: no words of it.</summary>
public sealed record SessionSummary(Guid Id, string Rep, Scenario Scenario, Difficulty Difficulty, DateTimeOffset At, int Score, IReadOnlyList<CriterionScore> Criteria);

/// <summary>A cell of the heat map: the best score and how many sessions; null where there is none.</summary>
public sealed record HeatCell(Scenario Scenario, Difficulty Difficulty, int Sessions, int? First, int? Best);

/// <summary>The sessions of a scenario in the order they were held; none where it was not practised yet.</summary>
public sealed record ScenarioTrend(Scenario Scenario, IReadOnlyList<SessionSummary> Sessions);

/// <summary>What several sessions say together.</summary>
public sealed record Progress(int Sessions, int? Average, int? Best, int Streak, IReadOnlyList<HeatCell> Heat, IReadOnlyDictionary<string, IReadOnlyList<double>> Skills, IReadOnlyList<SessionSummary> Trend)
{
    /// <summary>The same sessions, scenario by scenario, all four of them.</summary>
    public IReadOnlyList<ScenarioTrend> Scenarios { get; } = [.. Enum.GetValues<Scenario>().Select(scenario => new ScenarioTrend(scenario, [.. Trend.Where(s => s.Scenario == scenario)]))];

    /// <summary>From sessions in any order; a streak counts days in a row up to <paramref name="today"/>, or up to yesterday.</summary>
    public static Progress Of(IEnumerable<SessionSummary> sessions, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        List<SessionSummary> all = [.. sessions.OrderBy(s => s.At)];
        var heat = from scenario in Enum.GetValues<Scenario>()
                   from difficulty in Enum.GetValues<Difficulty>()
                   let own = all.Where(s => s.Scenario == scenario && s.Difficulty == difficulty).ToList()
                   select new HeatCell(scenario, difficulty, own.Count, own.FirstOrDefault()?.Score, own.Count is 0 ? null : own.Max(s => s.Score));
        var skills = all.SelectMany(s => s.Criteria).Where(c => c.Share is not null).GroupBy(c => c.Id)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<double>)[.. g.Select(c => c.Share!.Value)]);
        return new(all.Count, all.Count is 0 ? null : (int)Math.Round(all.Average(s => s.Score)), all.Count is 0 ? null : all.Max(s => s.Score), StreakOf(all, today), [.. heat], skills, all);
    }

    private static int StreakOf(List<SessionSummary> all, DateOnly today)
    {
        var days = all.Select(s => DateOnly.FromDateTime(s.At.UtcDateTime)).ToHashSet();
        var day = days.Contains(today) ? today : today.AddDays(-1);
        var streak = 0;
        for (; days.Contains(day); day = day.AddDays(-1))
            streak++;
        return streak;
    }
}
