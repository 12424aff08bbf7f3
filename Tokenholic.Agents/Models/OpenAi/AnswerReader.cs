using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>Makes updates of what a provider sends: chunks of a stream, or one whole answer. Thinking is kept apart from the answer.</summary>
internal sealed class AnswerReader(AssignedModel model)
{
    private readonly SortedDictionary<int, (string Id, string Name, StringBuilder Arguments)> _calls = [];
    private bool _anything;

    /// <summary>The answer's end was announced.</summary>
    public bool Finished { get; private set; }

    /// <summary>One JSON object of the protocol: a chunk (<c>delta</c>) or an answer (<c>message</c>). Throws <see cref="ModelException"/>.</summary>
    public ChatResponseUpdate? Read(string json)
    {
        JsonElement chunk;
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 32 });
            chunk = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            throw new ModelException(ModelProblem.Unreadable);
        }

        if (chunk.ValueKind is not JsonValueKind.Object)
        {
            throw new ModelException(ModelProblem.Unreadable);
        }

        if (chunk.TryGetProperty("error", out var error) && error.ValueKind is JsonValueKind.Object)
        {
            throw ProviderErrors.Read(0, chunk, model);
        }

        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = Text(chunk, "model") ?? model.Model };
        if (chunk.TryGetProperty("choices", out var choices) && choices.ValueKind is JsonValueKind.Array && choices.GetArrayLength() > 0)
        {
            Choice(choices[0], update);
        }

        if (chunk.TryGetProperty("usage", out var usage) && usage.ValueKind is JsonValueKind.Object)
        {
            update.Contents.Add(new UsageContent(Usage(usage)));
        }

        return update.Contents.Count > 0 || update.FinishReason is not null ? update : null;
    }

    /// <summary>Called at the end of the stream: the tool calls, gathered. Throws when it ended without an answer.</summary>
    public ChatResponseUpdate? End(bool announced)
    {
        if (!Finished && !announced)
        {
            throw new ModelException(ModelProblem.CutOff);
        }

        if (_calls.Count == 0)
        {
            return _anything ? null : throw new ModelException(ModelProblem.Empty);
        }

        return new ChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            Contents = [.. _calls.Values.Select(call => (AIContent)new FunctionCallContent(call.Id, call.Name, Arguments(call.Arguments.ToString())))],
        };
    }

    private void Choice(JsonElement choice, ChatResponseUpdate update)
    {
        if (choice.ValueKind is not JsonValueKind.Object)
        {
            throw new ModelException(ModelProblem.Unreadable);
        }

        if ((choice.TryGetProperty("delta", out var part) || choice.TryGetProperty("message", out part)) && part.ValueKind is JsonValueKind.Object)
        {
            if (Text(part, "reasoning_content") is { Length: > 0 } thinking)
            {
                update.Contents.Add(new TextReasoningContent(thinking));
            }

            if (Text(part, "content") is { Length: > 0 } text)
            {
                _anything |= !string.IsNullOrWhiteSpace(text);
                update.Contents.Add(new TextContent(text));
            }

            if (part.TryGetProperty("tool_calls", out var calls) && calls.ValueKind is JsonValueKind.Array)
            {
                foreach (var call in calls.EnumerateArray().Where(c => c.ValueKind is JsonValueKind.Object))
                {
                    ToolCall(call);
                }
            }
        }

        if (Text(choice, "finish_reason") is { Length: > 0 } reason)
        {
            Finished = true;
            update.FinishReason = new ChatFinishReason(reason);
            if (update.FinishReason == ChatFinishReason.ContentFilter)
            {
                throw new ModelException(ModelProblem.ContentRefused, "content_filter");
            }
        }
    }

    /// <summary>Pieces of one call share an index; the id and name come once, the arguments in parts.</summary>
    private void ToolCall(JsonElement call)
    {
        var index = call.TryGetProperty("index", out var number) && number.TryGetInt32(out var given) ? given : _calls.Count;
        var known = _calls.GetValueOrDefault(index, ("", "", new StringBuilder()));
        var function = call.TryGetProperty("function", out var f) && f.ValueKind is JsonValueKind.Object ? f : call;
        known.Item3.Append(Text(function, "arguments"));
        _calls[index] = (Text(call, "id") is { Length: > 0 } id ? id : known.Item1, Text(function, "name") is { Length: > 0 } name ? name : known.Item2, known.Item3);
    }

    private static Dictionary<string, object?>? Arguments(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(json.Length == 0 ? "{}" : json);
        }
        catch (JsonException)
        {
            throw new ModelException(ModelProblem.Unreadable, "tool_arguments");
        }
    }

    internal static UsageDetails Usage(JsonElement usage)
    {
        var input = Number(usage, "prompt_tokens");
        var output = Number(usage, "completion_tokens");
        return new UsageDetails
        {
            InputTokenCount = input,
            OutputTokenCount = output,
            TotalTokenCount = Number(usage, "total_tokens") is > 0 and var total ? total : input + output,
            CachedInputTokenCount = Detail(usage, "prompt_tokens_details", "cached_tokens"),
            ReasoningTokenCount = Detail(usage, "completion_tokens_details", "reasoning_tokens"),
        };
    }

    private static long Detail(JsonElement usage, string group, string name) =>
        usage.TryGetProperty(group, out var details) && details.ValueKind is JsonValueKind.Object ? Number(details, name) : 0;

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out var number) && number > 0 ? number : 0;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
