using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>Puts what a model read beside what the rules read: it adds, and names the use case or cloud where the rules had none.</summary>
internal static class ExtractionMerge
{
    /// <summary>One extraction of both. Where the rules saw an order to the reader, the model is not believed either.</summary>
    public static Extraction Merge(Extraction rules, Extraction model)
    {
        var claims = rules.Claims.ToList();
        var rejected = rules.Rejected.Concat(model.Rejected).ToList();
        foreach (var claim in model.Claims)
        {
            if (rules.Rejected.Any(r => r.Reason is DropReason.Instruction && Overlap(r.Start, r.Quote.Length, claim.Start, claim.Quote.Length)))
            {
                rejected.Add(new(claim.Quote, claim.Start, DropReason.Instruction));
                continue;
            }

            var at = claims.FindIndex(c => SameUse(c, claim));
            if (at < 0)
            {
                claims.Add(claim);
            }
            else
            {
                claims[at] = Refined(claims[at], claim);
            }
        }

        var volumes = rules.Volumes.ToList();
        volumes.AddRange(model.Volumes.Where(v => !rules.Volumes.Any(r => r.Metric == v.Metric && Overlap(r.Start, r.Quote.Length, v.Start, v.Quote.Length))));
        return new(claims, volumes, rejected);
    }

    /// <summary>The same model (or, without one, the same cloud) in the same state, unless both name a different use or a different cloud.</summary>
    private static bool SameUse(Claim a, Claim b) =>
        a.Model == b.Model && a.Status == b.Status
        && (a.Vendor == b.Vendor || a.Vendor == VendorIds.Unknown || b.Vendor == VendorIds.Unknown)
        && (a.Model is not null || a.Vendor == b.Vendor)
        && (a.UseCase == b.UseCase || b.UseCase == UseCaseIds.General || (a.UseCase == UseCaseIds.General && Overlap(a.Start, a.Quote.Length, b.Start, b.Quote.Length)));

    private static Claim Refined(Claim rule, Claim model) => rule with
    {
        UseCase = rule.UseCase == UseCaseIds.General ? model.UseCase : rule.UseCase,
        Vendor = rule.Vendor == VendorIds.Unknown ? model.Vendor : rule.Vendor,
    };

    private static bool Overlap(int aStart, int aLength, int bStart, int bLength) => aStart < bStart + bLength && bStart < aStart + aLength;
}
