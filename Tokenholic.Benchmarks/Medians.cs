using System.Diagnostics;

namespace Tokenholic.Benchmarks;

/// <summary>The middle of several timings, in milliseconds.</summary>
internal static class Medians
{
    internal static double Of(int rounds, Action work) => OfAsync(rounds, () => { work(); return Task.CompletedTask; }).GetAwaiter().GetResult();

    internal static async Task<double> OfAsync(int rounds, Func<Task> work)
    {
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            await work();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return times[rounds / 2];
    }
}
