using System.Text.Json;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Structured;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Agents.Research.Search.ByModel;

/// <summary>Has a model propose what else to search for. What it proposes is only ever typed into a search engine, never opened.</summary>
internal sealed class SearchPlanner(RunModels models)
{
    /// <summary>Who asks, in records of calls.</summary>
    public const string Agent = "battle_map.search_plan";

    private const int Most = 6;
    private const int LongestQuery = 80;
    private const string Key = "plan:search";

    private static readonly AnswerForm<IReadOnlyList<string>> Form = new(
        "search_plan",
        """{"type":"object","additionalProperties":false,"required":["queries"],"properties":{"queries":{"type":"array","items":{"type":"string"}}}}""",
        json => json.TryGetProperty("queries", out var list) && list.ValueKind is JsonValueKind.Array ? (json.Texts("queries"), null) : (null, "The list \"queries\" is missing."));

    /// <summary>Further queries; none when the model gives no answer. A resumed run searches for what it planned before.</summary>
    public async Task<IReadOnlyList<string>> PlanAsync(MapRequest request, IPageStore store, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(Key, cancellationToken) is { } known)
            return [.. known.Links.Select(l => l.Text)];
        var system = new ChatMessage(ChatRole.System, PromptFile.Read("search-plan.v1.md", ("most", $"{Most}")));
        var user = new ChatMessage(ChatRole.User, PromptFile.Data("COMPANY", string.Join('\n', [string.Join(" | ", request.Aliases.Prepend(request.CompanyName)), request.Industry ?? "", .. request.Sites])));
        var answer = await models.AskAsync(TaskKind.Planning, Agent, [system, user], Form, [], cancellationToken);
        if (answer.Value is null)
            return [];
        IReadOnlyList<string> queries = [.. answer.Value.Select(Plain).Where(q => q.Length is > 3 and <= LongestQuery).Distinct(StringComparer.OrdinalIgnoreCase).Take(Most)];
        var page = new StoredPage { Url = Key, FinalUrl = Key, Tier = SourceTier.Other, FetchedAt = DateTimeOffset.UnixEpoch, Links = [.. queries.Select(q => new PageLink(new Uri("search:"), q))] };
        await store.SaveAsync(page, cancellationToken);
        return queries;
    }

    /// <summary>Words only: operators such as <c>site:</c> would let a text on a page choose what is read.</summary>
    private static string Plain(string query) => string.Join(' ', query.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries)
        .Where(word => !word.Contains(':', StringComparison.Ordinal) && !word.Contains('/', StringComparison.Ordinal)));
}
