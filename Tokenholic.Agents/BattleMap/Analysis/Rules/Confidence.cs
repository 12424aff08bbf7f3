using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>How sure a reading is, 0–1: how close the source is, times how plainly the sentence says it.</summary>
internal static class Confidence
{
    public static double Of(SourceTier tier, Subject subject, bool sure)
    {
        var source = tier switch
        {
            SourceTier.Manual => 0.98,
            SourceTier.OwnSite => 0.95,
            SourceTier.VendorCase => 0.9,
            SourceTier.Press => 0.85,
            SourceTier.Repository => 0.8,
            SourceTier.JobAd => 0.65,
            _ => 0.75,
        };
        var saidOf = subject switch
        {
            Subject.Named => 1.0,
            Subject.Pronoun => 0.95,
            _ => 0.8,
        };
        return Math.Round(source * saidOf * (sure ? 1 : 0.85), 2);
    }
}
