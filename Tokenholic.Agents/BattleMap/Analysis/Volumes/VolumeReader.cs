using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Volumes;

/// <summary>
/// Reads the quantities a text states: a number, what it counts, over which time. Plans, memories, questions and what a job ad
/// asks for are not facts. <paramref name="aboutCompany"/> says whether a place in the text speaks of the asked company,
/// <paramref name="useCaseAt"/> which use case it speaks of.
/// </summary>
internal sealed partial class VolumeReader(Func<int, bool> aboutCompany, Func<int, string?> useCaseAt)
{
    private const int LongestQuote = 300;
    private const double Rounding = 0.1;
    private readonly VolumeUnits _units = VolumeUnits.Default;

    /// <summary>The facts of the text, in its order.</summary>
    public IReadOnlyList<VolumeFact> Read(string text)
    {
        var facts = new List<VolumeFact>();
        foreach (Match match in Sentences().Matches(text))
        {
            if (match.Length is > 4 and <= 2000 && !_units.Question.IsMatch(match.Value) && !_units.Requirement.IsMatch(match.Value))
            {
                ReadSentence(match.Value, match.Index, facts);
            }
        }

        return facts;
    }

    private void ReadSentence(string raw, int start, List<VolumeFact> facts)
    {
        var sentence = HalfWidth(raw);
        foreach (var number in StatedNumber.In(sentence))
        {
            var unit = _units.Units.FirstOrDefault(u => u.Fits(sentence, number));
            if (unit is null || (unit.Metric is Metrics.VideoPixels && Pixels(number.Low) is null) || !aboutCompany(start + number.Start))
            {
                continue;
            }

            var clause = Clause(sentence, number);
            if (_units.Plan.IsMatch(clause) || _units.Past.IsMatch(clause) || Past(sentence, number))
            {
                continue;
            }

            var period = PeriodOf(sentence, number);
            if (period is Period.None && !_units.WithoutPeriod.Contains(unit.Metric))
            {
                continue;
            }

            facts.Add(Fact(raw, start, Around(sentence, number), unit, period));
        }
    }

    private VolumeFact Fact(string raw, int start, StatedNumber number, VolumeUnits.Unit unit, Period period)
    {
        var metric = unit.Metric;
        var (low, high) = (Value(metric, number.Low), Value(metric, number.High));
        var (from, to) = Quote(raw, number);
        return new VolumeFact(
            metric, unit.Falls ? -high : low, unit.Falls ? -low : high, _units.WithoutPeriod.Contains(metric) ? Period.None : period,
            _units.CompanyWide.Contains(metric) ? null : useCaseAt(start + number.Start), raw[from..to], start + from);
    }

    /// <summary>约 12 亿, 35% 左右, "about 9,000": a round figure stands for what would be rounded to it, a tenth to either side.</summary>
    private static StatedNumber Around(string sentence, StatedNumber number) =>
        number.Low == number.High && (AboutBefore().IsMatch(sentence.AsSpan(0, number.Start)) || AboutAfter().IsMatch(sentence.AsSpan(number.End)))
            ? number with { Low = number.Low * (1 - Rounding), High = number.High * (1 + Rounding) }
            : number;

    [GeneratedRegex(@"(?:约|约为|约有|大致|\b(?:about|around|roughly|approximately|some|circa)|~|≈)\s*$", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex AboutBefore();

    [GeneratedRegex(@"^\s*(?:%|[\u4e00-\u9fff]{0,5}?)\s*(?:左右|上下|\bor so\b)", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex AboutAfter();

    private static double Value(string metric, double stated) => metric switch
    {
        Metrics.ClipYield or Metrics.GrowthPerYear => stated / 100,
        Metrics.VideoPixels => Pixels(stated) ?? stated,
        _ => stated,
    };

    // 480p and the like as the video vendors render them at 16:9.
    private static double? Pixels(double lines) => lines switch { 480 => 864 * 480, 720 => 1280 * 720, 1080 => 1920 * 1080, _ => null };

    // The period named nearest before the number, else the nearest behind it.
    private Period PeriodOf(string sentence, StatedNumber number)
    {
        var found = _units.Periods.SelectMany(p => p.Pattern.Matches(sentence).Select(m => (p.Period, m.Index))).ToList();
        var before = found.Where(f => f.Index < number.Start).OrderByDescending(f => f.Index).Select(f => (Period?)f.Period).FirstOrDefault();
        return before ?? found.Where(f => f.Index >= number.End).OrderBy(f => f.Index).Select(f => (Period?)f.Period).FirstOrDefault() ?? Period.None;
    }

    // "三月刚切换的时候，可用率只有 22%": the time stands in the clause before.
    private bool Past(string sentence, StatedNumber number)
    {
        var clause = ClauseStart(sentence, number.Start);
        return clause > 0 && _units.Past.IsMatch(sentence[ClauseStart(sentence, clause - 1)..clause]);
    }

    private static string Clause(string sentence, StatedNumber number)
    {
        var end = sentence.AsSpan(number.End).IndexOfAny('，', ';', '；');
        return sentence[ClauseStart(sentence, number.Start)..(end < 0 ? sentence.Length : number.End + end)];
    }

    private static int ClauseStart(string sentence, int position)
    {
        var start = position == 0 ? -1 : sentence.AsSpan(0, position).LastIndexOfAny('，', '；', ';');
        return start + 1;
    }

    private static (int From, int To) Quote(string raw, StatedNumber number)
    {
        var (from, to) = (0, raw.Length);
        if (raw.Length > LongestQuote)
        {
            from = Math.Max(ClauseStart(raw, number.Start), number.End - LongestQuote + 40);
            to = Math.Min(raw.Length, from + LongestQuote);
        }

        while (from < number.Start && char.IsWhiteSpace(raw[from]))
        {
            from++;
        }

        while (to > number.End && char.IsWhiteSpace(raw[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    // Full-width digits and signs, one for one, so that places stay the same.
    private static string HalfWidth(string text) =>
        string.Create(text.Length, text, (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
            {
                target[i] = source[i] is >= '０' and <= '９' or '％' or '．' ? (char)(source[i] - 0xFEE0) : source[i];
            }
        });

    [GeneratedRegex(@"[^。！？\n]+?(?:[。！？](?:[”」』"")])?|\n|(?<=[a-z)""%])[.!?](?=\s)|$)", RegexOptions.None, 10_000)]
    private static partial Regex Sentences();
}
