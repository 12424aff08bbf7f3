using Npgsql;
using Tokenholic.Agents.Research.Search;

namespace Tokenholic.App.Storage;

/// <summary>Answers of the web search, kept in Postgres for all nodes; what is older than a day goes when something new comes.</summary>
public sealed class SearchAnswers(NpgsqlDataSource dataSource) : ISearchCache
{
    /// <inheritdoc/>
    public async Task<SearchAnswer?> FindAsync(string query, TimeSpan maxAge, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            "select answer::text from search_answer where query_hash = $1 and answered_at > clock_timestamp() - $2",
            reader => JsonText.Read<SearchAnswer>(reader.GetString(0)),
            cancellationToken,
            PostgresPageStore.UrlHash(query), maxAge)).FirstOrDefault();

    /// <inheritdoc/>
    public async Task SaveAsync(string query, SearchAnswer answer, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into search_answer (query_hash, answer) values ($1, $2::jsonb)
            on conflict (query_hash) do update set answer = excluded.answer, answered_at = clock_timestamp()
            """,
            cancellationToken,
            PostgresPageStore.UrlHash(query), JsonText.Write(answer));
        await connection.ExecuteAsync("delete from search_answer where answered_at < clock_timestamp() - interval '1 day'", cancellationToken);
    }
}
