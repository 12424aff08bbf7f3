using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Estimation;

/// <summary>
/// What a million text tokens cost when cache, thinking, peak hours and batch are counted, with c, w, t, p, b the shares of
/// <see cref="PriceDrivers"/>:
/// <c>input′ = (1 − c(1 + w)) × input + c × cache_hit + cw × cache_create</c>, <c>output′ = (1 − t) × output + t × thinking_output</c>,
/// <c>(share × input′ + (1 − share) × output′) × (1 + p(peak − 1)) × (1 − b(1 − batch))</c>. What a price does not know counts as share 0.
/// </summary>
internal static class MarginalPrice
{
    /// <summary>The range over every corner of the shares, the middle from the middles; null where the price knows none of them.</summary>
    public static MapRange? PerMillion(double inputShare, IReadOnlyList<Driver> drivers, MapPrice price)
    {
        if (price is not { Input: not null, Output: not null } || price is { CacheHit: null, ThinkingOutput: null, Peak: null, Batch: null })
        {
            return null;
        }

        var shares = PriceDrivers.All.Select(id => drivers.FirstOrDefault(d => d.Id == id)?.Value ?? MapRange.Exactly(0)).ToArray();
        var corners = Enumerable.Range(0, 1 << shares.Length)
            .Select(corner => Rate(inputShare, price, [.. shares.Select((s, i) => (corner >> i & 1) == 0 ? s.Low : s.High)]))
            .ToList();
        return new(corners.Min(), Rate(inputShare, price, [.. shares.Select(s => s.Mid)]), corners.Max());
    }

    private static double Rate(double inputShare, MapPrice price, double[] shares)
    {
        var (write, think, batch, peak) = (price.CacheCreate is null ? 0 : shares[1], shares[2], shares[3], shares[4]);
        var read = price.CacheHit is null ? 0 : Math.Min(shares[0], 1 / (1 + write));
        var input = (1 - read * (1 + write)) * price.Input!.Value + read * (price.CacheHit ?? 0) + read * write * (price.CacheCreate ?? 0);
        var output = (1 - think) * price.Output!.Value + think * (price.ThinkingOutput ?? price.Output.Value);
        return (inputShare * input + (1 - inputShare) * output) * (1 + peak * ((price.Peak ?? 1) - 1)) * (1 - batch * (1 - (price.Batch ?? 1)));
    }
}
