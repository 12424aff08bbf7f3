using System.Globalization;
using System.Text;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Agents.RolePlay;

/// <summary>Seven reps against twelve buyers in two languages: the order any sales trainer would expect.</summary>
public sealed class OutcomeTableTests
{
    public static TheoryData<Scenario, Difficulty, ReplyLanguage> Pairs
    {
        get
        {
            var pairs = new TheoryData<Scenario, Difficulty, ReplyLanguage>();
            foreach (var (s, d, l) in from s in Enum.GetValues<Scenario>() from d in Enum.GetValues<Difficulty>() from l in Enum.GetValues<ReplyLanguage>() select (s, d, l))
            {
                pairs.Add(s, d, l);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Good_reps_get_further_than_bad_ones(Scenario scenario, Difficulty difficulty, ReplyLanguage language)
    {
        var played = Reps.All.ToDictionary(r => r.Key, r => Reps.Play(Reps.Setup(scenario, difficulty, language), r.Value));
        var score = played.ToDictionary(p => p.Key, p => SessionCoach.Report(p.Value).Score);

        Assert.True(score["excellent"] >= 80, $"excellent {score["excellent"]}");
        Assert.Equal(MeetingOutcome.NextStep, played["excellent"].State.Outcome);
        Assert.InRange(score["average"], score["liar"] + 1, score["excellent"] - 15);
        Assert.All(["pushy", "off-topic", "silent", "injector"], bad => Assert.True(score[bad] < score["average"] - 10 && score[bad] <= Math.Max(score["liar"], 12), $"{bad} {score[bad]}, liar {score["liar"]}, average {score["average"]}"));
        Assert.All(["pushy", "off-topic", "silent", "injector"], bad => Assert.Equal(MeetingOutcome.WalkedOut, played[bad].State.Outcome));
        Assert.NotEqual(MeetingOutcome.NextStep, played["liar"].State.Outcome);
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void No_fact_is_told_but_to_a_question_on_its_topic_and_turns_are_short(Scenario scenario, Difficulty difficulty, ReplyLanguage language)
    {
        foreach (var rep in Reps.All.Values)
        {
            var session = Reps.Play(Reps.Setup(scenario, difficulty, language, seed: 11, persona: "bank"), rep);
            foreach (var turn in session.Turns.Where(t => t.Speaker is Speaker.Buyer))
            {
                Assert.True(Speech.Fits(turn.Text, language), turn.Text);
                foreach (var fact in session.Setup.Persona.Facts.Where(f => turn.Text.Contains(f.Text.In(language), StringComparison.Ordinal)))
                {
                    Assert.Equal(MoveKind.Reveal, turn.Move!.Kind);
                    Assert.Contains(fact.Topic, session.Turns[turn.Index - 1].Reading!.Asked);
                }
            }
        }
    }

    [Fact]
    public void The_table_in_the_documentation_is_what_the_reps_get()
    {
        var table = Table();
        if (Environment.GetEnvironmentVariable("ROLE_PLAY_TABLE") is { Length: > 0 } file)
            File.WriteAllText(file, table);
        Assert.Contains(table, File.ReadAllText(Path.Combine(Architecture.SourceTree.Root, "docs", "role-play.md")), StringComparison.Ordinal);
    }

    private static string Table()
    {
        var text = new StringBuilder("| scenario | difficulty | language |").AppendJoin("", Reps.All.Keys.Select(k => $" {k} |")).Append("\n|---|---|---|").Insert(0, "").AppendJoin("", Reps.All.Keys.Select(_ => "---|")).Append('\n');
        foreach (var scenario in Enum.GetValues<Scenario>())
        foreach (var difficulty in Enum.GetValues<Difficulty>())
        foreach (var language in Enum.GetValues<ReplyLanguage>())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {scenario} | {difficulty} | {language.ToString().ToLowerInvariant()} |");
            foreach (var rep in Reps.All.Values)
            {
                var session = Reps.Play(Reps.Setup(scenario, difficulty, language), rep);
                var report = SessionCoach.Report(session);
                var sign = report.Outcome switch { MeetingOutcome.NextStep => "✓", MeetingOutcome.WalkedOut => "✗", _ => "–" };
                text.Append(CultureInfo.InvariantCulture, $" {report.Score} {sign} {report.Facts.Count(f => f.Turn is not null)}/{report.Facts.Count} |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
