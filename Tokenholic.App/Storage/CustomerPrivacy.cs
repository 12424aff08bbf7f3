using System.Globalization;
using Npgsql;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>The customer cannot be purged while a run of theirs is under way.</summary>
public sealed class CustomerBusyException() : TokenholicException("A run of the customer is under way.");

/// <summary>What a purge took away.</summary>
public sealed record Purged(int Runs, int Pages, int Versions, int Evidence, int Answers);

/// <summary>Whether a customer's texts may leave the house, and the one deliberate deletion.</summary>
public sealed class CustomerPrivacy(NpgsqlDataSource dataSource)
{
    /// <summary>Whether texts of the customer may be given to external models; a customer who is gone may not.</summary>
    public async Task<bool> MayLeaveAsync(Guid customerId, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync("select external_models from customer where id = $1", r => r.GetBoolean(0), cancellationToken, customerId)).FirstOrDefault();

    /// <summary>Allows it or not, from the next call on.</summary>
    public async Task SetMayLeaveAsync(Guid customerId, bool may, string who, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            with changed as (update customer set external_models = $2 where id = $1 and external_models <> $2 returning id)
            insert into admin_audit (who, action, subject) select $3, case when $2 then 'external_models_allowed' else 'external_models_forbidden' end, id::text from changed
            """,
            cancellationToken,
            customerId, may, JsonText.Clean(who));
    }

    /// <summary>
    /// Deletes the customer with everything gathered about them: runs, inputs, events, pages, versions, evidence, answers of models and of search engines. What calls
    /// cost stays in the books, without a sign of whom they were about. Logged as counts.
    /// </summary>
    /// <exception cref="CustomerBusyException">A run is under way; nothing was deleted.</exception>
    public async Task<Purged> PurgeAsync(Guid customerId, string who, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("select set_config('tokenholic.purge', 'on', true)", cancellationToken);
        await connection.QueryAsync("select 1 from customer where id = $1 for update", _ => true, cancellationToken, customerId);
        var busy = await connection.QueryAsync("select 1 from run where customer_id = $1 and state in ('queued', 'running')", _ => true, cancellationToken, customerId);
        if (busy.Count > 0)
        {
            throw new CustomerBusyException();
        }

        const string runs = "(select id from run where customer_id = $1)";
        Task<int> DoAsync(string sql) => connection.ExecuteAsync(sql, cancellationToken, customerId);
        var evidence = await DoAsync("delete from evidence where customer_id = $1");
        var versions = await DoAsync("delete from document_version where customer_id = $1");
        const string queries = $"(select sha256(convert_to(substr(url, 8), 'UTF8')) from page_snapshot where url like 'search:%' and run_id in {runs})";
        await DoAsync($"delete from search_answer where query_hash in {queries}");
        await DoAsync($"delete from cache_entry where key in (select 'search:' || encode(q, 'hex') from {queries} as queries (q))");
        var pages = await DoAsync($"delete from page_snapshot where run_id in {runs}");
        await DoAsync($"delete from run_event where run_id in {runs}");
        await DoAsync($"delete from run_input where run_id in {runs}");
        var answers = await DoAsync("delete from answer_cache where customer_id = $1") + await DoAsync("delete from cache_entry where starts_with(key, 'model:' || $1::uuid || ':')");
        await DoAsync($"update model_call set run_id = null, customer_id = null, sent = '[]' where customer_id = $1 or run_id in {runs}");
        var count = await DoAsync("delete from run where customer_id = $1");
        await DoAsync("delete from customer where id = $1");
        var purged = new Purged(count, pages, versions, evidence, answers);
        await connection.ExecuteAsync(
            "insert into admin_audit (who, action, subject) values ($1, 'customer_purged', $2)",
            cancellationToken,
            JsonText.Clean(who), string.Create(CultureInfo.InvariantCulture, $"{count} runs, {pages} pages, {versions} versions, {evidence} quotes, {answers} answers"));
        await transaction.CommitAsync(cancellationToken);
        return purged;
    }
}
