using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>
/// Traces and measures calls by the GenAI conventions of OpenTelemetry (<c>gen_ai.*</c>), without a word of question or answer.
/// Listen to the source and the meter named <see cref="Name"/>.
/// </summary>
public sealed class TelemetryChatClient(IChatClient inner, AssignedModel model, TimeProvider time) : StreamedChatClient(inner)
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Tokenholic.Models";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("gen_ai.client.operation.duration", "s");
    private static readonly Histogram<double> FirstToken = Meter.CreateHistogram<double>("gen_ai.client.operation.time_to_first_chunk", "s");
    private static readonly Histogram<long> Tokens = Meter.CreateHistogram<long>("gen_ai.client.token.usage", "{token}");

    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var activity = Source.StartActivity($"chat {model.Model}", ActivityKind.Client);
        var tags = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", model.Provider.Preset },
            { "gen_ai.request.model", model.Model },
            { "server.address", model.Provider.BaseAddress.Host },
        };
        foreach (var tag in tags)
        {
            activity?.SetTag(tag.Key, tag.Value);
        }

        var started = time.GetTimestamp();
        var first = true;
        ModelException? failure = null;
        try
        {
            await using var updates = InnerAsync(messages, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                (var has, failure) = await updates.NextAsync();
                if (!has)
                {
                    break;
                }

                if (first)
                {
                    first = false;
                    FirstToken.Record(time.GetElapsedTime(started).TotalSeconds, tags);
                }

                Note(activity, updates.Current, tags);
                yield return updates.Current;
            }

            if (failure is not null)
            {
                throw failure;
            }
        }
        finally
        {
            if (failure is not null)
            {
                tags.Add("error.type", failure.Problem.ToString());
                activity?.SetTag("error.type", failure.Problem.ToString());
                activity?.SetStatus(ActivityStatusCode.Error);
            }

            Duration.Record(time.GetElapsedTime(started).TotalSeconds, tags);
        }
    }

    private static void Note(Activity? activity, ChatResponseUpdate update, TagList tags)
    {
        if (update.FinishReason is { } reason)
        {
            activity?.SetTag("gen_ai.response.finish_reasons", new[] { reason.Value });
        }

        foreach (var usage in update.Contents.OfType<UsageContent>().Select(u => u.Details))
        {
            activity?.SetTag("gen_ai.response.model", update.ModelId);
            activity?.SetTag("gen_ai.usage.input_tokens", usage.InputTokenCount);
            activity?.SetTag("gen_ai.usage.output_tokens", usage.OutputTokenCount);
            Tokens.Record(usage.InputTokenCount ?? 0, [.. tags, new("gen_ai.token.type", "input")]);
            Tokens.Record(usage.OutputTokenCount ?? 0, [.. tags, new("gen_ai.token.type", "output")]);
        }
    }
}
