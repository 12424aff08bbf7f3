using Npgsql;
using Tokenholic.Agents.Proposals;
using Tokenholic.Agents.Proposals.Revision.Feedback;

namespace Tokenholic.App.Storage;

/// <summary>Feedback as it is being typed, and its points as far as they were taken apart and mended.</summary>
public sealed record FeedbackDraft(string Author, string Text, IReadOnlyList<FeedbackPoint> Points);

/// <summary>What people note beside the versions of a proposal: states, locked sections, feedback that is not finished.</summary>
public sealed class ProposalNotes(NpgsqlDataSource dataSource)
{
    /// <summary>The states a version can have.</summary>
    public static readonly IReadOnlyList<string> States = ["draft", "presented", "accepted"];

    /// <summary>The state of a version.</summary>
    public async Task<string> StateAsync(Guid documentId, int version, CancellationToken cancellationToken) => (await dataSource.QueryAsync(
        "select state from proposal_state where document_id = $1 and version = $2 order by id desc limit 1", r => r.GetString(0), cancellationToken, documentId, version)).FirstOrDefault("draft");

    /// <summary>Sets it; an accepted version stays accepted.</summary>
    public async Task SetStateAsync(Guid documentId, int version, string state, string author, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into proposal_state (document_id, version, state, author) select $1, $2, $3, $4
            where not exists (select 1 from proposal_state where document_id = $1 and version = $2 and state = 'accepted')
            """,
            cancellationToken,
            documentId, version, state, JsonText.Clean(author));
    }

    /// <summary>The sections that are locked.</summary>
    public async Task<IReadOnlySet<SectionId>> LocksAsync(Guid documentId, CancellationToken cancellationToken) => (await dataSource.QueryAsync(
        "select section from proposal_lock where document_id = $1", r => r.GetString(0), cancellationToken, documentId)).Select(Enum.Parse<SectionId>).ToHashSet();

    /// <summary>Locks a section, or opens it again.</summary>
    public async Task LockAsync(Guid documentId, Guid customerId, SectionId section, bool locked, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await (locked
            ? connection.ExecuteAsync("insert into proposal_lock (document_id, section, customer_id) values ($1, $2, $3) on conflict do nothing", cancellationToken, documentId, section.ToString(), customerId)
            : connection.ExecuteAsync("delete from proposal_lock where document_id = $1 and section = $2", cancellationToken, documentId, section.ToString()));
    }

    /// <summary>The feedback typed so far; null when there is none.</summary>
    public async Task<FeedbackDraft?> DraftAsync(Guid documentId, CancellationToken cancellationToken) => (await dataSource.QueryAsync(
        "select author, text, points::text from feedback_draft where document_id = $1",
        r => new FeedbackDraft(r.GetString(0), r.GetString(1), JsonText.Read<List<FeedbackPoint>>(r.GetString(2))),
        cancellationToken,
        documentId)).FirstOrDefault();

    /// <summary>Keeps what was typed.</summary>
    public async Task SaveDraftAsync(Guid documentId, Guid customerId, FeedbackDraft draft, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            """
            insert into feedback_draft (document_id, customer_id, author, text, points) values ($1, $2, $3, $4, $5::jsonb)
            on conflict (document_id) do update set author = excluded.author, text = excluded.text, points = excluded.points, updated_at = clock_timestamp()
            """,
            cancellationToken,
            documentId, customerId, JsonText.Clean(draft.Author), JsonText.Clean(draft.Text), JsonText.Write(draft.Points));
    }
}
