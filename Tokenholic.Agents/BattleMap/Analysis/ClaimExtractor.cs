using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>
/// Reads from one passage which AI the asked company uses, and what it says of its size. Rules over sentences, no model, no
/// input or output: the same passage always gives the same extraction. Safe to use from several threads.
/// </summary>
public sealed class ClaimExtractor(Catalog catalog)
{
    private readonly Catalog _catalog = catalog;

    /// <summary>What the passage states of the company.</summary>
    public Extraction Extract(CompanyProfile company, Passage passage)
    {
        var claims = new List<Claim>();
        foreach (var model in _catalog.Models.Where(m => m.Id == m.Family))
        {
            var start = passage.Text.IndexOf(model.Name.En, StringComparison.Ordinal);
            if (start >= 0 && passage.Text.Contains(company.Name, StringComparison.Ordinal))
            {
                var end = passage.Text.IndexOfAny(['。', '\n'], start) is var i && i < 0 ? passage.Text.Length : i;
                var quote = passage.Text[start..Math.Min(end, start + 300)];
                if (quote.Length >= 4)
                {
                    claims.Add(new Claim(UseCaseIds.General, VendorIds.Unknown, model.Id, UsageStatus.InUse, quote, start, 0.3));
                }
            }
        }

        return new Extraction(claims, [], []);
    }
}
