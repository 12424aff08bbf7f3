using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>
/// Speaks <c>chat/completions</c>, streaming and not, with any server of that protocol. Fails with <see cref="ModelException"/>
/// and nothing else. Plain HTTP and JSON: half of what the providers here need (thinking, errors inside a stream, limits on
/// hostile answers) has no place in the typed SDK.
/// </summary>
public sealed class OpenAiChatClient(HttpClient http, AssignedModel model, TimeProvider time) : IChatClient
{
    private const string Path = "chat/completions";

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        if (model.Tuning.Thinking is true)
        {
            return await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken); // some models think only while they stream
        }

        var body = RequestBody.Write(model, messages, options, stream: false);
        using var response = await Transport.PostAsync(http, model, Path, body, time, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var reader = new AnswerReader(model);
        ChatResponseUpdate?[] updates = [reader.Read(await BoundedLines.AllAsync(stream, cancellationToken)), reader.End(announced: true)];
        return updates.OfType<ChatResponseUpdate>().ToChatResponse();
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var body = RequestBody.Write(model, messages, options, stream: true);
        using var response = await Transport.PostAsync(http, model, Path, body, time, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var reader = new AnswerReader(model);
        var announced = false;
        if (response.Content.Headers.ContentType?.MediaType == "application/json")
        {
            // a server that does not stream answers whole
            if (reader.Read(await BoundedLines.AllAsync(stream, cancellationToken)) is { } whole)
            {
                yield return whole;
            }

            announced = true;
        }
        else
        {
            await foreach (var line in BoundedLines.ReadAsync(stream, cancellationToken))
            {
                if (!line.StartsWith("data:", StringComparison.Ordinal))
                {
                    continue; // comments, event names, empty lines
                }

                var data = line["data:".Length..].Trim();
                if (data == "[DONE]")
                {
                    announced = true;
                    break;
                }

                if (data.Length > 0 && reader.Read(data) is { } update)
                {
                    yield return update;
                }
            }
        }

        if (reader.End(announced) is { } rest)
        {
            yield return rest;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // the HTTP client is shared
    }
}
