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
    private const double Rounding = 0.1;
    private readonly VolumeUnits _units = VolumeUnits.Default;

    /// <summary>The facts of the text, in its order.</summary>
    public IReadOnlyList<VolumeFact> Read(string text)
    {
        var facts = new List<(VolumeFact, Moment)>();
        foreach (Match match in Sentences().Matches(text))
        {
            if (match.Length is > 4 and <= 2000 && !_units.Question.IsMatch(match.Value) && !_units.Requirement.IsMatch(match.Value))
            {
                ReadSentence(match.Value, match.Index, facts);
            }
        }

        return Newest.Marked(facts);
    }

    private void ReadSentence(string raw, int start, List<(VolumeFact Fact, Moment Moment)> facts)
    {
        var dated = SentenceParts.HalfWidth(raw);
        var sentence = Year().Replace(dated, year => new string('〇', year.Length)); // a year is no count, and parts none from what it counts
        var numbers = Growth.Numbers(sentence);
        (VolumeUnits.Unit Unit, int End)? last = null;
        var read = new List<(StatedNumber Number, VolumeFact Fact, Moment Moment)>();
        foreach (var number in numbers)
        {
            var left = Growth.Before(sentence, numbers, number);
            var unit = UnitOf(sentence, number, left, last);
            last = unit is null ? last : (unit, number.End);
            if (Growth.IsLeft(sentence, numbers, number))
            {
                continue;
            }

            if (unit is null || (unit.Metric is Metrics.VideoPixels && Pixels(number.Low) is null) || !aboutCompany(start + number.Start))
            {
                continue;
            }

            var clause = SentenceParts.Clause(sentence, number);
            // of 从此前的2亿增长到目前的30亿 only the words of the second number tell of it
            var own = left is null ? SentenceParts.Part(sentence, number) : SentenceParts.Clause(sentence[left.End..], number with { Start = number.Start - left.End, End = number.End - left.End });
            var now = _units.Now.IsMatch(own);
            if (_units.Plan.IsMatch(clause) || (_units.Past.IsMatch(own) && !(now && left is not null)) || (!now && left is null && Past(sentence, number)))
            {
                continue;
            }

            if ((!_units.WithoutPeriod.Contains(unit.Metric) || PieceTokens.Are(unit.Metric)) && IsNoWork(sentence, number, clause, unit.Metric))
            {
                continue;
            }

            var period = PeriodOf(sentence, number);
            if (period is Period.None && !_units.WithoutPeriod.Contains(unit.Metric))
            {
                continue;
            }

            var rank = now ? 1 : _units.Older.IsMatch(own) ? -1 : 0;
            read.Add((number, Fact(raw, start, Around(sentence, number), unit, period), Newest.Of(dated, number, rank, start)));
        }

        facts.AddRange(PieceTokens.InputAndOutput(sentence, read));
    }

    /// <summary>What the number counts: by its own words, by those of the number it grew from, or by the last one's: "10,000 calls a day in 2024 and 90,000 a day in 2026".</summary>
    private VolumeUnits.Unit? UnitOf(string sentence, StatedNumber number, StatedNumber? left, (VolumeUnits.Unit Unit, int End)? last) =>
        _units.Units.FirstOrDefault(u => u.Fits(sentence, number))
        ?? (left is null ? null : _units.Units.FirstOrDefault(u => u.Fits(sentence[..left.Start] + sentence[number.Start..], number with { Start = left.Start, End = left.Start + number.End - number.Start })))
        ?? (last is { } said && (left is not null || (Elliptic().IsMatch(sentence.AsSpan(number.End)) && Alike().IsMatch(sentence[said.End..number.Start]))) ? said.Unit : null);

    [GeneratedRegex(@"(?<!\d)20\d\d(?=\s*年)", RegexOptions.None, 10_000)]
    private static partial Regex Year();

    [GeneratedRegex(@"^\s*[次个条通张篇部集]?(?:$|[，。；]|\s*(?:a|per|each|every) (?:day|week|month|quarter|year)\b)", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Elliptic();

    // nothing but another time, or "and", between two numbers that count one thing
    [GeneratedRegex(@"^[^，。；]{0,8}[，；、](?:而|但)?(?:到了?)?(?:〇〇〇〇年|目前|现在|如今|今年|上线后|现)[，]?(?:每天|每日|日均|每月|月均|每周|每年|已|达|到|为|是|增至|升至|处理|接待|约|近|超过?)*$|^[^,.;]{0,50}\band (?:about |over |more than |nearly )?$", RegexOptions.None, 10_000)]
    private static partial Regex Alike();

    /// <summary>What could be done, what was saved, and a total since some day are no amount of work.</summary>
    private bool IsNoWork(string sentence, StatedNumber number, string clause, string metric)
    {
        var before = sentence[Math.Max(SentenceParts.ClauseStart(sentence, number.Start), sentence.AsSpan(0, number.Start).LastIndexOf(", ") + 1)..number.Start];
        return _units.Limit.IsMatch(before) || _units.LimitAfter.IsMatch(sentence[number.End..]) || _units.Saved.IsMatch(before)
            || (_units.Total.IsMatch(before) && !PieceTokens.Are(metric) && !_units.Periods.Any(p => p.Pattern.IsMatch(clause)) && !CalendarTime().IsMatch(sentence));
    }

    [GeneratedRegex(@"\d\s*月|[一二三四五六七八九十]月|今年|全年|季度|\b[Ii]n (?:20\d\d|[A-Z][a-z]+)\b", RegexOptions.None, 10_000)]
    private static partial Regex CalendarTime();

    private VolumeFact Fact(string raw, int start, StatedNumber number, VolumeUnits.Unit unit, Period period)
    {
        var metric = unit.Metric;
        var (low, high) = (Value(metric, number.Low), Value(metric, number.High));
        var (from, to) = SentenceParts.Quote(raw, number);
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
        // "10,000 conversations a day in January": the rate right behind the number is its own
        if (RateBehind().Match(sentence[number.End..]) is { Success: true } rate && _units.Periods.FirstOrDefault(p => p.Pattern.IsMatch(rate.Groups["rate"].Value)) is { Pattern: not null } own)
        {
            return own.Period;
        }

        var found = _units.Periods.SelectMany(p => p.Pattern.Matches(sentence).Select(m => (p.Period, m.Index))).ToList();
        var before = found.Where(f => f.Index < number.Start).OrderByDescending(f => f.Index).Select(f => (Period?)f.Period).FirstOrDefault();
        return before ?? found.Where(f => f.Index >= number.End).OrderBy(f => f.Index).Select(f => (Period?)f.Period).FirstOrDefault() ?? Period.None;
    }

    [GeneratedRegex(@"^[^，。；;,.\d]{0,40}?(?<rate>\b(?:a|per|each|every) (?:day|week|month|quarter|year)\b|/[天日月])", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex RateBehind();

    // "三月刚切换的时候，可用率只有 22%": the time stands in the clause before.
    private bool Past(string sentence, StatedNumber number)
    {
        var clause = SentenceParts.ClauseStart(sentence, number.Start);
        return clause > 0 && _units.Past.IsMatch(sentence[SentenceParts.ClauseStart(sentence, clause - 1)..clause]);
    }

    [GeneratedRegex(@"[^。！？\n]+?(?:[。！？](?:[”」』"")])?|\n|(?<=[a-z)""%])[.!?](?=\s)|$)", RegexOptions.None, 10_000)]
    private static partial Regex Sentences();
}
