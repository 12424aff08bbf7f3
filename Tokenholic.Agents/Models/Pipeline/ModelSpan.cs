using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>One request as OpenTelemetry's GenAI conventions (<c>gen_ai.*</c>) see it: a span, its duration, its tokens; not a word of what was said.</summary>
internal sealed class ModelSpan : IDisposable
{
    private static readonly ActivitySource Source = new(TelemetryChatClient.Name);
    private static readonly Meter Meter = new(TelemetryChatClient.Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s");
    private static readonly Histogram<double> FirstToken = Meter.CreateHistogram<double>("gen_ai.client.operation.time_to_first_chunk", "s");
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}");

    private readonly TimeProvider _time;
    private readonly Activity? _activity;
    private readonly long _started;
    private TagList _tags;
    private bool _first = true;

    /// <summary><paramref name="operation"/> is <c>chat</c> or <c>embeddings</c>.</summary>
    public ModelSpan(string operation, AssignedModel model, TimeProvider time)
    {
        (_time, _started) = (time, time.GetTimestamp());
        _activity = Source.StartActivity($"{operation} {model.Model}", ActivityKind.Client);
        _tags = new TagList
        {
            { "gen_ai.operation.name", operation },
            { "gen_ai.provider.name", model.Provider.Preset },
            { "gen_ai.request.model", model.Model },
            { "server.address", model.Provider.BaseAddress.Host },
        };
        foreach (var tag in _tags)
        {
            _activity?.SetTag(tag.Key, tag.Value);
        }
    }

    /// <summary>Something arrived; the first time is measured.</summary>
    public void Arrived()
    {
        if (_first)
        {
            _first = false;
            FirstToken.Record(_time.GetElapsedTime(_started).TotalSeconds, _tags);
        }
    }

    /// <summary>The answer ended, and why.</summary>
    public void Ended(string reason) => _activity?.SetTag("gen_ai.response.finish_reasons", new[] { reason });

    /// <summary>What it consumed; <paramref name="output"/> is null where nothing is written.</summary>
    public void Used(string? answeredBy, long input, long? output)
    {
        _activity?.SetTag("gen_ai.response.model", answeredBy);
        _activity?.SetTag("gen_ai.usage.input_tokens", input);
        Tokens.Record(input, [.. _tags, new("gen_ai.token.type", "input")]);
        if (output is { } written)
        {
            _activity?.SetTag("gen_ai.usage.output_tokens", written);
            Tokens.Record(written, [.. _tags, new("gen_ai.token.type", "output")]);
        }
    }

    /// <summary>It failed.</summary>
    public void Failed(ModelException failure)
    {
        _tags.Add("error.type", failure.Problem.ToString());
        _activity?.SetTag("error.type", failure.Problem.ToString());
        _activity?.SetStatus(ActivityStatusCode.Error);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Duration.Record(_time.GetElapsedTime(_started).TotalSeconds, _tags);
        _activity?.Dispose();
    }
}
