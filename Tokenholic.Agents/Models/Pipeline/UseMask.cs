using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models.Privacy;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>Masks personal data in whatever an agent asks, before anything else sees it.</summary>
public sealed class MaskedChatClient(IChatClient inner) : StreamedChatClient(inner)
{
    /// <inheritdoc/>
    protected override async IAsyncEnumerable<ChatResponseUpdate> StreamAsync(
        IReadOnlyList<ChatMessage> messages, ChatOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var masked = messages.Select(m => new ChatMessage(m.Role, [.. m.Contents.Select(Mask)])).ToList();
        await foreach (var update in InnerAsync(masked, options, cancellationToken))
        {
            yield return update;
        }
    }

    private static AIContent Mask(AIContent content) => content switch
    {
        TextContent text => new TextContent(PersonalData.Mask(text.Text)),
        FunctionResultContent { Result: string result } tool => new FunctionResultContent(tool.CallId, PersonalData.Mask(result)),
        _ => content,
    };
}
