using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>Writes a question as the body of <c>chat/completions</c>; fields that OpenAI does not know stand at the top level, where DashScope and others read them.</summary>
internal static class RequestBody
{
    // DashScope takes what is below 2, others 2 as well
    private const double Hottest = 1.99;

    public static JsonObject Write(AssignedModel model, IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream)
    {
        var preset = ProviderPresets.Find(model.Provider.Preset);
        var format = options?.ResponseFormat;
        var body = new JsonObject
        {
            ["model"] = model.Model,
            ["messages"] = new JsonArray([.. messages.Select(Message)]),
        };
        if (stream)
        {
            body["stream"] = true;
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        if ((options?.Temperature ?? model.Tuning.Temperature) is { } temperature)
        {
            body["temperature"] = Math.Round(Math.Min(temperature, Hottest), 3);
        }

        if ((options?.MaxOutputTokens ?? model.Tuning.MaxTokens) is { } most)
        {
            body[preset.MaxCompletionTokens ? "max_completion_tokens" : "max_tokens"] = most;
        }

        var thinking = model.Tuning.Thinking;
        if (thinking is null && format is ChatResponseFormatJson && ModelAbilities.ThinksUnasked(model.Model))
        {
            thinking = false;
        }

        Think(body, preset.Thinking, thinking);
        Format(body, format);
        Tools(body, options);
        return body;
    }

    private static JsonNode? Message(ChatMessage message)
    {
        var written = new JsonObject { ["role"] = message.Role.Value };
        if (message.Role == ChatRole.Tool && message.Contents.OfType<FunctionResultContent>().FirstOrDefault() is { } result)
        {
            written["tool_call_id"] = result.CallId;
            written["content"] = result.Result as string ?? JsonSerializer.Serialize(result.Result);
            return written;
        }

        // Text only: thinking is not sent back.
        written["content"] = message.Text;
        var calls = message.Contents.OfType<FunctionCallContent>().ToList();
        if (calls.Count > 0)
        {
            written["tool_calls"] = new JsonArray([.. calls.Select(call => (JsonNode)new JsonObject
            {
                ["id"] = call.CallId,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonSerializer.Serialize(call.Arguments) },
            })]);
        }

        return written;
    }

    private static void Think(JsonObject body, ThinkingSwitch how, bool? on)
    {
        if (on is not { } wanted)
        {
            return;
        }

        switch (how)
        {
            case ThinkingSwitch.EnableThinking:
                body["enable_thinking"] = wanted;
                break;
            case ThinkingSwitch.ThinkingType:
                body["thinking"] = new JsonObject { ["type"] = wanted ? "enabled" : "disabled" };
                break;
            case ThinkingSwitch.ReasoningEffort:
                body["reasoning_effort"] = wanted ? "medium" : "low";
                break;
        }
    }

    private static void Format(JsonObject body, ChatResponseFormat? format)
    {
        if (format is not ChatResponseFormatJson json)
        {
            return;
        }

        body["response_format"] = json.Schema is { } schema
            ? new JsonObject
            {
                ["type"] = "json_schema",
                ["json_schema"] = new JsonObject { ["name"] = json.SchemaName ?? "answer", ["strict"] = true, ["schema"] = JsonNode.Parse(schema.GetRawText()) },
            }
            : new JsonObject { ["type"] = "json_object" };
    }

    private static void Tools(JsonObject body, ChatOptions? options)
    {
        var tools = options?.Tools?.OfType<AIFunctionDeclaration>().ToList() ?? [];
        if (tools.Count == 0)
        {
            return;
        }

        body["tools"] = new JsonArray([.. tools.Select(tool => (JsonNode)new JsonObject
        {
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = tool.Name, ["description"] = tool.Description, ["parameters"] = JsonNode.Parse(tool.JsonSchema.GetRawText()) },
        })]);
        // "required" is not asked for: Qwen refuses it
        body["tool_choice"] = options!.ToolMode is NoneChatToolMode ? "none" : "auto";
    }
}
