using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research.Search;

/// <summary>Asks a search engine. Implementations: a SearXNG server, a public search page in the browser, a cache in front of either.</summary>
public interface IWebSearch
{
    /// <summary>The hits in the engine's order. An engine that cannot be asked is an answer with a problem, not an exception.</summary>
    Task<SearchAnswer> SearchAsync(string query, CancellationToken cancellationToken);
}

/// <summary>A page an engine proposes: its address, with its title and snippet as the link's text.</summary>
public sealed record SearchAnswer(IReadOnlyList<PageLink> Hits, PageProblem? Problem = null)
{
    /// <summary>An engine that could not be asked.</summary>
    public static SearchAnswer Failed(PageProblem problem) => new([], problem);
}
