using Npgsql;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.BattleMap.Estimation;
using Tokenholic.App.Runs;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Storage;

/// <summary>Keeps what a map run made: pages, version, evidence and the run's success in one transaction, so all of it or nothing.</summary>
internal sealed class MapResults(NpgsqlDataSource dataSource, EstimationBasisSource basis)
{
    /// <summary>Keeps the result on top of whatever version is the latest now; nothing is written when the claim has gone.</summary>
    public Task SaveAsync(Run run, RunClaim claim, MapCompleted result, CancellationToken cancellationToken) => DatabaseRetry.PatientlyAsync(
        async () =>
        {
            var with = await basis(cancellationToken);
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (!await claim.LockAsync(connection, cancellationToken))
            {
                return false;
            }

            var (document, version) = await AppendAsync(connection, run, result.Document, with, cancellationToken);
            await AddEvidenceAsync(connection, run, document, version, result, cancellationToken);
            await claim.SucceedAsync(connection, document, version, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    private static async Task<(Guid Document, int Version)> AppendAsync(
        NpgsqlConnection connection, Run run, BattleMapDocument body, EstimationBasis with, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (document, latest, before) = (await connection.QueryAsync(
                "select id, version, body::text from document_version where customer_id = $1 and kind = $2 order by created_at desc, version desc limit 1",
                r => (r.GetGuid(0), r.GetInt32(1), JsonText.Read<BattleMapDocument>(r.GetString(2))),
                cancellationToken,
                run.CustomerId, DocumentKinds.BattleMap)).FirstOrDefault((Guid.CreateVersion7(), 0, body));
            try
            {
                var version = await DocumentStore.AppendAsync(
                    connection, document, latest, DocumentKinds.BattleMap, run.CustomerId, run.Id, CarriedEdits.Onto(body, before, with, Catalog.Default), null, cancellationToken);
                return (document, version);
            }
            catch (StaleVersionException)
            {
                // somebody edited the map this very moment: the new map goes on top of the edit
            }
        }
    }

    private static async Task AddEvidenceAsync(
        NpgsqlConnection connection, Run run, Guid document, int version, MapCompleted result, CancellationToken cancellationToken)
    {
        foreach (var page in result.Pages)
        {
            await PostgresPageStore.SaveAsync(connection, run.Id, page, cancellationToken);
        }

        var urls = result.Document.Pages.ToDictionary(p => p.Id, p => p.Url, StringComparer.Ordinal);
        foreach (var evidence in result.Document.Evidence)
        {
            var added = await connection.ExecuteAsync(
                """
                insert into evidence (document_id, version, evidence_id, customer_id, page_snapshot_id, quote, start, kind, reading, confidence)
                select $1, $2, $3, $4, id, $5, $6, $7, $8::jsonb, $9 from page_snapshot where run_id = $10 and url_hash = $11
                """,
                cancellationToken,
                document, version, evidence.Id, run.CustomerId, JsonText.Clean(evidence.Quote), evidence.Start, evidence.Kind,
                JsonText.Write(evidence.Reading), evidence.Confidence, run.Id, PostgresPageStore.UrlHash(urls[evidence.PageId]));
            if (added != 1)
            {
                throw new InvalidOperationException($"Evidence {evidence.Id} stands on a page that was not kept: {urls[evidence.PageId]}");
            }
        }
    }
}
