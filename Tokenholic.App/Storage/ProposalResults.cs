using Npgsql;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Storage;

/// <summary>Keeps what a proposal run wrote: version and the run's success in one transaction, on top of whatever version of the document is the latest then, or of what was worked on last.</summary>
internal sealed class ProposalResults(NpgsqlDataSource dataSource)
{
    public Task SaveAsync(Run run, RunClaim claim, Guid? onto, ProposalDocument proposal, CancellationToken cancellationToken) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (!await claim.LockAsync(connection, cancellationToken))
            {
                return false;
            }

            var (document, version) = await AppendAsync(connection, run, onto, proposal, cancellationToken);
            await claim.SucceedAsync(connection, document, version, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private static async Task<(Guid Document, int Version)> AppendAsync(NpgsqlConnection connection, Run run, Guid? onto, ProposalDocument proposal, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (document, latest) = (await connection.QueryAsync(
                "select id, version from document_version where customer_id = $1 and kind = $2 and ($3::uuid is null or id = $3) order by created_at desc, version desc limit 1",
                r => (r.GetGuid(0), r.GetInt32(1)),
                cancellationToken,
                run.CustomerId, DocumentKinds.Proposal, onto)).FirstOrDefault((Guid.CreateVersion7(), 0));
            try
            {
                return (document, await DocumentStore.AppendAsync(connection, document, latest, DocumentKinds.Proposal, run.CustomerId, run.Id, proposal, null, cancellationToken));
            }
            catch (StaleVersionException)
            {
                // somebody saved a version this very moment: the new one goes on top of it
            }
        }
    }
}
