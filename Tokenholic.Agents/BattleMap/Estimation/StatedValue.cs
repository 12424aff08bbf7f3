using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>What several quotes say of one quantity: the value, how well it is known, and who says otherwise.</summary>
internal sealed record StatedValue(MapRange Value, Label Label, IReadOnlyList<VolumeEvidence> Supporting, IReadOnlyList<VolumeEvidence> Conflicting, LocalizedText Reason)
{
    /// <summary>Statements this much apart are the same figure rounded.</summary>
    private const double Rounding = 0.1;

    /// <summary>A statement this much older is history, not a contradiction.</summary>
    private const int HistoryAfterDays = 183;

    private sealed record Reading(VolumeEvidence Source, MapRange Range);

    /// <summary>
    /// The leading statement gives the middle; those that agree, and those of the same time that do not, widen the range;
    /// older or weaker ones are only kept beside it. Null when no statement can be brought to a month.
    /// </summary>
    /// <remarks>Statements below <paramref name="least"/> are none: a volume is never negative, a growth may be, down to −1.</remarks>
    public static StatedValue? Of(IEnumerable<VolumeEvidence> facts, string kind, double least = 0)
    {
        var readings = EvidenceRank.Best(facts, f => f.Page, f => f.Evidence)
            .Select(f => (Source: f, Range: Months.Range(f.Fact, kind)))
            .Where(r => r.Range is not null && Interval.IsValid(r.Range) && r.Range.Low >= least)
            .Select(r => new Reading(r.Source, r.Range!))
            // what the same text calls older never leads
            .OrderBy(r => r.Source.Fact.Older)
            .ToList();
        if (readings.Count == 0)
        {
            return null;
        }

        var lead = readings[0];
        var agreeing = readings.Where(r => !r.Source.Fact.Older && Agrees(r.Range, lead.Range)).ToList();
        var others = readings.Except(agreeing).ToList();
        var widening = others.Where(o => !o.Source.Fact.Older && IsRival(o.Source, lead.Source)).ToList();
        var counted = agreeing.Concat(widening).ToList();
        return new(
            new MapRange(counted.Min(r => r.Range.Low), lead.Range.Mid, counted.Max(r => r.Range.High)),
            LabelOf(lead.Source),
            agreeing.Select(r => r.Source).ToList(),
            others.Select(r => r.Source).ToList(),
            Words.Both(language => Say(lead, kind, widening, others.Except(widening).ToList(), language)));
    }

    private static bool Agrees(MapRange a, MapRange lead) => a.Low <= lead.High + (Math.Abs(lead.High) * Rounding) && a.High >= lead.Low - (Math.Abs(lead.Low) * Rounding);

    private static bool IsRival(VolumeEvidence other, VolumeEvidence lead) =>
        lead.Page.Tier is not SourceTier.Manual && EvidenceRank.Strength(other.Page.Tier) == EvidenceRank.Strength(lead.Page.Tier)
        && (other.Page.Published is null || EvidenceRank.SaidOn(lead.Page).DayNumber - other.Page.Published.Value.DayNumber <= HistoryAfterDays);

    private static Label LabelOf(VolumeEvidence fact) => fact.Page.Tier switch
    {
        SourceTier.Manual => Label.Manual,
        SourceTier.JobAd or SourceTier.Repository => Label.Inferred,
        _ => Label.Fact,
    };

    private static string Say(Reading lead, string kind, List<Reading> widening, List<Reading> kept, ReplyLanguage language)
    {
        var zh = language is ReplyLanguage.Zh;
        var text = $"“{lead.Source.Fact.Quote.TrimEnd('。', '.', '；', ';')}”" + Conversion(lead.Source.Fact, kind, zh);
        if (widening.Count > 0)
        {
            text += zh
                ? $"；另有同期说法 {Figures(widening, zh)}，已放宽范围"
                : $"; of the same time, {Figures(widening, zh)} is also said, which widened the range";
        }

        if (kept.Count > 0)
        {
            text += zh
                ? $"；{Figures(kept, zh)} 的说法更早或来源更弱，留存未用"
                : $"; {Figures(kept, zh)} is older or of a weaker source, kept and not used";
        }

        return text + (zh ? "。" : ".");
    }

    private static string Conversion(VolumeFact fact, string kind, bool zh) => kind != "flow" ? "" : fact.Period switch
    {
        Period.Day => zh ? " × 365 ÷ 12（日→月）" : " × 365 ÷ 12 (a day's to a month's)",
        Period.Week => zh ? " × 365 ÷ 12 ÷ 7（周→月）" : " × 365 ÷ 12 ÷ 7 (a week's to a month's)",
        Period.Quarter => zh ? " ÷ 3（季→月）" : " ÷ 3 (a quarter's to a month's)",
        Period.Year => zh ? " ÷ 12（年→月）" : " ÷ 12 (a year's to a month's)",
        _ => "",
    };

    private static string Figures(List<Reading> readings, bool zh) =>
        string.Join(zh ? "、" : ", ", readings.Select(r => zh ? Words.Zh(r.Range.Mid) : Words.En(r.Range.Mid)));
}
