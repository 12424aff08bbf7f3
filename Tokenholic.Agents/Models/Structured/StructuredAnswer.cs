using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Structured;

/// <summary>Either what was asked for, or why there is none. Agents go on without.</summary>
public sealed record Structured<T>(T? Value, ModelException? Failure)
    where T : class;

/// <summary>A form that an answer shall have.</summary>
/// <param name="Name">Its name in the request.</param>
/// <param name="Schema">A JSON schema; an object at the top, all properties required, no others.</param>
/// <param name="Read">Makes a value of the JSON, or says in plain English what is wrong with it.</param>
public sealed record AnswerForm<T>(string Name, string Schema, Func<JsonElement, (T? Value, string? Wrong)> Read)
    where T : class;

/// <summary>Asks for an answer of a form: by schema where the model takes one, else by JSON mode, else in words; repairs, asks once more, gives up.</summary>
public static class StructuredAnswer
{
    /// <summary>Never throws for what a model does; <see cref="OperationCanceledException"/> when the caller stops.</summary>
    public static async Task<Structured<T>> AskAsync<T>(
        IChatClient client, JsonAbility ability, IReadOnlyList<ChatMessage> messages, AnswerForm<T> form, CancellationToken cancellationToken)
        where T : class
    {
        // JSON mode wants the word in the question, and a model without a schema has to be told it.
        var told = ability is JsonAbility.Schema ? messages : [.. messages, new ChatMessage(ChatRole.User, $"Answer with one JSON object of this JSON schema and nothing else:\n{form.Schema}")];
        try
        {
            var first = await AskOnceAsync(client, ability, told, form, cancellationToken);
            var (value, wrong) = Read(first.Text, form);
            if (value is not null)
            {
                return new(value, null);
            }

            // the wrong answer is not repeated to the model: it may be a megabyte, and what it said may be an order from a page
            ChatMessage[] again = [.. told, new ChatMessage(ChatRole.User, $"Your previous answer could not be used: {wrong} Answer again, with the JSON object only.")];
            var second = await AskOnceAsync(client, ability, again, form, cancellationToken);
            (value, _) = Read(second.Text, form);
            return value is not null ? new(value, null) : new(null, new ModelException(ModelProblem.WrongShape));
        }
        catch (ModelException e) when (e.Problem is ModelProblem.BadRequest && ability is not JsonAbility.Words)
        {
            // the model does not know this form of asking after all
            return await AskAsync(client, JsonAbility.Words, messages, form, cancellationToken);
        }
        catch (ModelException e)
        {
            return new(null, e);
        }
    }

    private static Task<ChatResponse> AskOnceAsync<T>(IChatClient client, JsonAbility ability, IEnumerable<ChatMessage> messages, AnswerForm<T> form, CancellationToken cancellationToken)
        where T : class
    {
        var options = new ChatOptions
        {
            ResponseFormat = ability switch
            {
                JsonAbility.Schema => ChatResponseFormat.ForJsonSchema(JsonElement.Parse(form.Schema), form.Name),
                JsonAbility.Mode => ChatResponseFormat.Json,
                _ => null,
            },
        };
        return client.GetResponseAsync(messages, options, cancellationToken);
    }

    private static (T? Value, string? Wrong) Read<T>(string text, AnswerForm<T> form)
        where T : class
    {
        if (JsonRepair.Read(text) is not { ValueKind: JsonValueKind.Object } json)
        {
            return (null, "It held no JSON object.");
        }

        return form.Read(json);
    }
}
