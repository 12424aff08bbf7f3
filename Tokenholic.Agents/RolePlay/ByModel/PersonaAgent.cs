using System.Text.Json;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Structured;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.RolePlay.ByModel;

/// <summary>人设智能体: has a model say the buyer's move in its own words. The move and the state stay the code's; words that may not be said are asked for once more, then the line by rules stands. So it does when the model keeps a meeting waiting.</summary>
public sealed class PersonaAgent(ModelRouter router, TimeSpan? patience = null)
{
    /// <summary>Nobody across a table is silent for longer; then the line by rules is said.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(20);

    private const int Heard = 6;
    private const string Agent = "role_play.persona";

    /// <summary>The session with the buyer's last words by a model, where one is assigned and behaves.</summary>
    public async Task<RolePlaySession> SpeakAsync(RolePlaySession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var turn = session.Turns[^1];
        // Leaving is said in our words: nobody is talked round by a model.
        if (turn.Move is null or { Kind: MoveKind.LeavePatience or MoveKind.LeaveTrust or MoveKind.LeaveTime } || session.Setup.Persona.CustomerId is { } customer && !await router.Settings.MayLeaveAsync(customer, cancellationToken))
            return session;
        if ((await router.Settings.AssignedAsync(TaskKind.Persona, cancellationToken)).Count is 0)
            return session;
        using var models = new RunModels(router, customerId: session.Setup.Persona.CustomerId);
        var form = new AnswerForm<string>(
            "line", """{"type":"object","additionalProperties":false,"required":["line"],"properties":{"line":{"type":"string"}}}""",
            json => Read(json, session));
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(patience ?? Silence);
        Structured<string> answer;
        try
        {
            answer = await models.AskAsync(TaskKind.Persona, Agent, Messages(session), form, [], waiting.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return session;
        }

        return answer.Value is { } line ? session with { Turns = [.. session.Turns.Take(session.Turns.Count - 1), turn with { Text = line, ByModel = true }] } : session;
    }

    private static (string? Line, string? Wrong) Read(JsonElement json, RolePlaySession session)
    {
        var line = json.TryGetProperty("line", out var value) && value.ValueKind is JsonValueKind.String ? value.GetString()!.Trim() : "";
        return LineCheck.Wrong(line, session) is { } wrong ? (null, wrong) : (line, null);
    }

    private static ChatMessage[] Messages(RolePlaySession session)
    {
        var (setup, turn) = (session.Setup, session.Turns[^1]);
        var zh = setup.Language is ReplyLanguage.Zh;
        var system = PromptFile.Read("buyer.v1.md", ("language", zh ? "Chinese" : "English"), ("limit", zh ? "30 characters" : "17 words"), ("temper", setup.Persona.Temper), ("move", turn.Move!.Kind.ToString()));
        var heard = session.Turns.SkipLast(1).TakeLast(Heard).Select(t => $"{(t.Speaker is Speaker.Rep ? "REP" : "BUYER")}: {(t.Text.Length > 600 ? t.Text[..600] : t.Text)}");
        return
        [
            new(ChatRole.System, system),
            new(ChatRole.User, string.Join('\n', PromptFile.Data("MEETING", string.Join('\n', heard)), PromptFile.Data("MOVE", turn.Text))),
        ];
    }
}
