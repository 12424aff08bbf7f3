using Tokenholic.Agents.BattleMap.Analysis.Sentences;
using Tokenholic.Agents.BattleMap.Analysis.Subjects;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.Rules;

/// <summary>Makes one claim of what a page says several times, and lets the precise reading stand for the vague one.</summary>
internal sealed class ClaimMerger(Catalog catalog)
{
    /// <summary>The claims of a page, in text order; of equal ones the surest, and text before headings.</summary>
    public IReadOnlyList<Claim> Merge(IReadOnlyList<Candidate> candidates)
    {
        var ordered = candidates
            .OrderBy(c => c.Sentence.Section is Section.Heading)
            .ThenByDescending(c => c.Claim.Confidence)
            .ThenBy(c => c.Claim.Start)
            .ToList();
        var claims = ordered.Select(c => c.Claim).ToList();
        var kept = new List<Claim>();
        foreach (var candidate in ordered)
        {
            var claim = WithKnownVendor(candidate.Claim, claims);
            var plain = candidate.Sure && candidate.Subject is Subject.Named or Subject.Pronoun;
            if (!claims.Exists(o => Covers(o, claim, plain, candidate.Mention?.IsProduct is true)) && !kept.Exists(k => Same(k, claim)))
            {
                kept.Add(claim);
            }
        }

        return kept.OrderBy(c => c.Start).ToList();
    }

    private static bool Same(Claim a, Claim b) =>
        (a.Vendor, a.Model, a.Status) == (b.Vendor, b.Model, b.Status)
        && (a.UseCase == b.UseCase || a.UseCase == UseCaseIds.General || b.UseCase == UseCaseIds.General || a.Start == b.Start);

    /// <summary>Where the model runs may be said in another sentence than that it is used.</summary>
    private Claim WithKnownVendor(Claim claim, List<Claim> all)
    {
        if (claim.Vendor != VendorIds.Unknown || claim.Model is null)
        {
            return claim;
        }

        var said = all.Find(o => o.Vendor != VendorIds.Unknown && o.Status == claim.Status && o.Model is not null && Family(o) == Family(claim)
            && (o.Model == claim.Model || claim.Model == Family(claim) || o.Model == Family(o)));
        return said is null ? claim : claim with { Vendor = said.Vendor };
    }

    private bool Covers(Claim other, Claim claim, bool plain, bool product)
    {
        if (ReferenceEquals(other, claim))
        {
            return false;
        }

        // the vendor alone says nothing that the vendor with a model does not
        if (claim.Model is null && !product && other.Model is not null && other.Vendor == claim.Vendor)
        {
            return other.Status == claim.Status || (other.Status is UsageStatus.InUse && claim.Vendor != VendorIds.Overseas);
        }

        if (other.Model is null || claim.Model is null || Family(other) != Family(claim))
        {
            return false;
        }

        // the family alone says nothing that one of its versions does not
        if (claim.Model == Family(claim) && other.Model != claim.Model && other.Status == claim.Status)
        {
            return true;
        }

        // more of what is already in use is no plan of its own, unless a sentence of its own says so
        return claim.Status is UsageStatus.Planned && other.Status is UsageStatus.InUse && (claim.Model == other.Model || claim.Model == Family(claim))
            && !plain && claim.Quote != other.Quote;
    }

    private string? Family(Claim claim) => claim.Model is null ? null : catalog.Model(claim.Model)?.Family;
}
