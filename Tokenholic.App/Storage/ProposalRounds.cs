using Npgsql;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Storage;

/// <summary>A version in the history, without its body. <paramref name="Branch"/> is the branch's name, empty on the first document; the parent of its first version is another document's.</summary>
public sealed record ProposalNode(
    Guid DocumentId, int Version, Guid? ParentDocument, int? ParentVersion, int? RestoredFrom, string Branch, string State, DateTimeOffset CreatedAt, ProposalRound? Round, double? Yuan, string Models);

/// <summary>Versions of proposals together with how they came about.</summary>
public sealed class ProposalRounds(NpgsqlDataSource dataSource)
{
    /// <summary>Adds a version with its round.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    public async Task<int> AppendAsync(Guid id, int expectedVersion, Guid customerId, ProposalDocument body, ProposalRound round, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var version = await AppendAsync(connection, id, expectedVersion, customerId, null, body, round, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return version;
    }

    /// <summary>Makes an earlier version the newest one again, as a version of its own with the reason.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    public async Task<int> RestoreAsync(DocumentVersion<ProposalDocument> earlier, int expectedVersion, ProposalRound round, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var version = await DocumentStore.RestoreAsync(connection, earlier.Id, expectedVersion, earlier.Version, round.Text, null, cancellationToken);
        await InsertAsync(connection, earlier.Id, version, earlier.CustomerId, round, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return version;
    }

    /// <summary>Begins a branch: another document that starts as a copy of that version.</summary>
    public async Task<Guid> BranchAsync(DocumentVersion<ProposalDocument> from, string name, string author, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await AppendAsync(connection, id, 0, from.CustomerId, null, from.Body, new ProposalRound(RoundKind.Branch, author) { Text = name }, cancellationToken);
        await connection.ExecuteAsync(
            "insert into proposal_branch (document_id, customer_id, parent_document, parent_version, name) values ($1, $2, $3, $4, $5)",
            cancellationToken,
            id, from.CustomerId, from.Id, from.Version, JsonText.Clean(name));
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Keeps what a run made: version, round and the run's success, all of it or nothing. Nothing is written when the claim has gone.</summary>
    /// <exception cref="StaleVersionException">Another version was saved meanwhile; nothing was written.</exception>
    internal Task SaveAsync(Run run, RunClaim claim, Guid id, int expectedVersion, ProposalDocument body, ProposalRound round, CancellationToken cancellationToken) =>
        DatabaseRetry.PatientlyAsync(
            async () =>
            {
                await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                if (!await claim.LockAsync(connection, cancellationToken))
                {
                    return false;
                }

                var version = await AppendAsync(connection, id, expectedVersion, run.CustomerId, run.Id, body, round, cancellationToken);
                // Only now is the feedback done with: after a failed run it is still there to try again, and what was typed meanwhile stays.
                await connection.ExecuteAsync("delete from feedback_draft where document_id = $1 and text = $2", cancellationToken, id, JsonText.Clean(round.Text));
                await claim.SucceedAsync(connection, id, version, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return true;
            },
            cancellationToken);

    /// <summary>Every version of every proposal of the customer, the oldest first; bodies stay where they are.</summary>
    public Task<List<ProposalNode>> HistoryAsync(Guid customerId, CancellationToken cancellationToken) => dataSource.QueryAsync(
        """
        select v.id, v.version, case when v.version = 1 then b.parent_document else v.id end, case when v.version = 1 then b.parent_version else v.parent_version end,
          v.restored_from, coalesce(b.name, ''), coalesce(s.state, 'draft'), v.created_at, r.body::text, c.yuan, coalesce(c.models, '')
        from document_version v
        left join proposal_branch b on b.document_id = v.id
        left join proposal_round r on r.document_id = v.id and r.version = v.version
        left join lateral (select state from proposal_state p where p.document_id = v.id and p.version = v.version order by id desc limit 1) s on true
        left join lateral (select sum(m.yuan)::float8 yuan, string_agg(distinct m.model, ', ') models from model_call m where m.run_id = v.run_id) c on v.run_id is not null
        where v.customer_id = $1 and v.kind = 'proposal'
        order by v.created_at, v.version
        """,
        r => new ProposalNode(
            r.GetGuid(0), r.GetInt32(1), r.Nullable<Guid>(2), r.Nullable<int>(3), r.Nullable<int>(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7),
            r.NullableText(8) is { } body ? JsonText.Read<ProposalRound>(body) : null, r.Nullable<double>(9), r.GetString(10)),
        cancellationToken,
        customerId);

    private static async Task<int> AppendAsync(
        NpgsqlConnection connection, Guid id, int expectedVersion, Guid customerId, Guid? runId, ProposalDocument body, ProposalRound round, CancellationToken cancellationToken)
    {
        var version = await DocumentStore.AppendAsync(connection, id, expectedVersion, DocumentKinds.Proposal, customerId, runId, body, null, cancellationToken);
        await InsertAsync(connection, id, version, customerId, round, cancellationToken);
        return version;
    }

    private static Task<int> InsertAsync(NpgsqlConnection connection, Guid id, int version, Guid customerId, ProposalRound round, CancellationToken cancellationToken) => connection.ExecuteAsync(
        "insert into proposal_round (document_id, version, customer_id, body) values ($1, $2, $3, $4::jsonb) on conflict do nothing",
        cancellationToken,
        id, version, customerId, JsonText.Write(round));
}
