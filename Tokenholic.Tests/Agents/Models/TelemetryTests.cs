using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

public sealed class TelemetryTests
{
    [Fact]
    public async Task Calls_are_traced_and_measured_by_the_genai_conventions_without_a_word_of_text()
    {
        await using var provider = await ScriptedProvider.StartAsync();
        provider.Answer = _ => "机密回答";
        var model = provider.Model("qwen3-max-telemetry");
        var seen = new List<Activity>();
        var tokens = new List<(string Type, long Count)>();
        using var traces = new ActivityListener { ShouldListenTo = source => source.Name == TelemetryChatClient.Name, Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = Keep };
        ActivitySource.AddActivityListener(traces);
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "gen_ai.client.token.usage") { listener.EnableMeasurementEvents(instrument); } } };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) => Count(value, tags));
        meters.Start();
        using var router = Asked.Router(new Tokenholic.Agents.Models.MemoryCallLedger(), null, null, model);

        await router.For(Asked.Context()).GetResponseAsync([new ChatMessage(ChatRole.User, "机密问题")]);

        using var embeddings = router.Embeddings(Asked.Context());
        await embeddings.GenerateAsync(["机密文档"]);

        Assert.Equal(["chat qwen3-max-telemetry", "embeddings qwen3-max-telemetry"], seen.Select(s => s.DisplayName));
        var span = seen[0];
        var attributes = span.TagObjects.ToDictionary(t => t.Key, t => t.Value);
        Assert.Equal(("chat", "bailian-beijing", "qwen3-max-telemetry", 1000L), (attributes["gen_ai.operation.name"], attributes["gen_ai.provider.name"], attributes["gen_ai.request.model"], attributes["gen_ai.usage.input_tokens"]));
        Assert.Equal([("input", 1000), ("output", 4), ("input", 4)], tokens);
        Assert.DoesNotContain(attributes.Values, v => v?.ToString()?.Contains("机密", StringComparison.Ordinal) is true);

        void Keep(Activity activity)
        {
            if (activity.DisplayName.EndsWith(" qwen3-max-telemetry", StringComparison.Ordinal)) // other tests call models at the same time
            {
                seen.Add(activity);
            }
        }

        void Count(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var named = tags.ToArray().ToDictionary(t => t.Key, t => t.Value);
            if (named["gen_ai.request.model"] as string == "qwen3-max-telemetry")
            {
                tokens.Add(((string)named["gen_ai.token.type"]!, value));
            }
        }
    }
}
