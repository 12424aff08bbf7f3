using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Listens on <see cref="RunChannels"/> with a connection of its own.</summary>
internal sealed class RunNotifications(NpgsqlDataSource dataSource)
{
    /// <summary>Listens until cancelled or until the connection breaks (an <see cref="NpgsqlException"/>).</summary>
    public async Task ListenAsync(Action onListening, Action<Guid> onChanged, Action<Guid> onCancel, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        connection.Notification += (_, e) =>
        {
            if (Guid.TryParse(e.Payload, out var runId))
            {
                (e.Channel is RunChannels.Cancel ? onCancel : onChanged)(runId);
            }
        };
        await connection.ExecuteAsync($"listen {RunChannels.Changed}; listen {RunChannels.Cancel}", cancellationToken);
        onListening();
        while (true)
        {
            await connection.WaitAsync(cancellationToken);
        }
    }
}
