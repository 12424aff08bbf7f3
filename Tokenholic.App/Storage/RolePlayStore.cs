using Npgsql;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.Coach;

namespace Tokenholic.App.Storage;

/// <summary>A session as it is kept; the report is there when it is finished.</summary>
public sealed record StoredRolePlay(Guid Id, string Rep, RolePlaySession Session, SessionReport? Report, bool Shared, DateTimeOffset CreatedAt);

/// <summary>A session in a list: none of its words.</summary>
public sealed record RolePlayHead(Guid Id, string Rep, Scenario Scenario, Difficulty Difficulty, DateTimeOffset CreatedAt, int? Score, bool Shared, IReadOnlyList<CriterionScore> Criteria)
{
    /// <summary>As progress takes it; null while it is not finished.</summary>
    public SessionSummary? Summary => Score is { } score ? new(Id, Rep, Scenario, Difficulty, CreatedAt, score, Criteria) : null;
}

/// <summary>Role-play sessions, written turn by turn as they are spoken.</summary>
public sealed class RolePlayStore(NpgsqlDataSource dataSource)
{
    private const int Most = 500;

    /// <summary>Begins a session with the turns spoken so far.</summary>
    public async Task<Guid> CreateAsync(string rep, RolePlaySession session, Guid? parent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var id = Guid.CreateVersion7();
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "insert into role_play_session (id, rep, setup, scenario, difficulty, customer_id, parent_id) values ($1, $2, $3::jsonb, $4, $5, $6::uuid, $7::uuid)",
            cancellationToken,
            id, rep, JsonText.Write(session.Setup), session.Setup.Scenario.ToString(), session.Setup.Difficulty.ToString(), session.Setup.Persona.CustomerId, parent);
        await AddAsync(connection, id, session.Turns, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>Adds the turns spoken since. Throws <see cref="StaleVersionException"/> when another device has gone on meanwhile.</summary>
    public async Task AppendAsync(Guid id, RolePlaySession session, int from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await AddAsync(connection, id, session.Turns.Skip(from), cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            throw new StaleVersionException(id, from, from + 1);
        }
    }

    /// <summary>Keeps the hint that was taken after the last turn. Throws <see cref="StaleVersionException"/> when another device has gone on or ended meanwhile.</summary>
    public async Task HintAsync(Guid id, RolePlayTurn last, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(last);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        var kept = await connection.ExecuteAsync(
            """
            update role_play_turn set body = $3::jsonb where session_id = $1 and position = $2
              and not exists (select from role_play_turn later where later.session_id = $1 and later.position > $2)
              and exists (select from role_play_session s where s.id = $1 and s.finished_at is null)
            """,
            cancellationToken,
            id, last.Index, JsonText.Write(last));
        if (kept is 0)
            throw new StaleVersionException(id, last.Index, last.Index + 1);
    }

    /// <summary>Keeps the report of a finished session; the first one holds.</summary>
    public async Task FinishAsync(Guid id, SessionReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync(
            "update role_play_session set finished_at = now(), score = $2, report = $3::jsonb where id = $1 and finished_at is null", cancellationToken, id, report.Score, JsonText.Write(report));
    }

    /// <summary>Lets the team's page open the words of a session, or no longer.</summary>
    public async Task ShareAsync(Guid id, bool shared, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await connection.ExecuteAsync("update role_play_session set shared = $2 where id = $1", cancellationToken, id, shared);
    }

    /// <summary>A session with all its turns; null when there is none.</summary>
    public async Task<StoredRolePlay?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var found = await dataSource.QueryAsync(
            "select rep, setup::text, report::text, shared, created_at from role_play_session where id = $1",
            r => (Rep: r.GetString(0), Setup: r.GetString(1), Report: r.NullableText(2), Shared: r.GetBoolean(3), At: r.GetFieldValue<DateTimeOffset>(4)),
            cancellationToken,
            id);
        if (found is not [var row])
            return null;
        var turns = await dataSource.QueryAsync(
            "select body::text from role_play_turn where session_id = $1 order by position", r => JsonText.Read<RolePlayTurn>(r.GetString(0)), cancellationToken, id);
        var session = new RolePlaySession(JsonText.Read<RolePlaySetup>(row.Setup), turns);
        var report = row.Report is null ? null : JsonText.Read<SessionReport>(row.Report);
        return new(id, row.Rep, report is null ? session : BuyerEngine.End(session), report, row.Shared, row.At);
    }

    /// <summary>The sessions of a rep, or of all, the newest first.</summary>
    public async Task<IReadOnlyList<RolePlayHead>> ListAsync(string? rep, CancellationToken cancellationToken) => await dataSource.QueryAsync(
        $"""
        select id, rep, scenario, difficulty, created_at, score, shared, (report -> 'criteria')::text
        from role_play_session where $1::text is null or rep = $1 order by created_at desc limit {Most}
        """,
        r => new RolePlayHead(
            r.GetGuid(0), r.GetString(1), Enum.Parse<Scenario>(r.GetString(2)), Enum.Parse<Difficulty>(r.GetString(3)), r.GetFieldValue<DateTimeOffset>(4), r.Nullable<int>(5), r.GetBoolean(6),
            r.NullableText(7) is { } criteria ? JsonText.Read<List<CriterionScore>>(criteria) : []),
        cancellationToken,
        rep);

    private static async Task AddAsync(NpgsqlConnection connection, Guid id, IEnumerable<RolePlayTurn> turns, CancellationToken cancellationToken)
    {
        foreach (var turn in turns)
        {
            var clean = turn with { Text = JsonText.Clean(turn.Text) };
            await connection.ExecuteAsync("insert into role_play_turn (session_id, position, body) values ($1, $2, $3::jsonb)", cancellationToken, id, turn.Index, JsonText.Write(clean));
        }
    }
}
