using System.Diagnostics.Metrics;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Pipeline;

namespace Tokenholic.App.Models;

/// <summary>What recorded calls add up to, beside the measures that the calls themselves give: outcomes (answers from the cache among them) and ¥.</summary>
internal static class CallMetrics
{
    private static readonly Meter Meter = new(TelemetryChatClient.Name);
    private static readonly Counter<long> Calls = Meter.CreateCounter<long>("tokenholic.model.calls", "{call}", "Calls by outcome; from_cache is a hit.");
    private static readonly Counter<double> Yuan = Meter.CreateCounter<double>("tokenholic.model.cost", "CNY", "What calls cost, where a price is known.");

    internal static void Add(CallRecord call)
    {
        var model = new KeyValuePair<string, object?>("gen_ai.request.model", call.Model);
        Calls.Add(1, model, new("outcome", call.Outcome));
        Yuan.Add((double)(call.Yuan ?? 0), model);
    }
}
