using Npgsql;
using Tokenholic.Agents.BattleMap.Document;

namespace Tokenholic.App.Storage;

/// <summary>What people changed by hand, version by version, without opening the whole documents.</summary>
public sealed class MapEdits(NpgsqlDataSource dataSource)
{
    /// <summary>The edits that each version of a map holds.</summary>
    public async Task<IReadOnlyDictionary<int, IReadOnlyList<MapEdit>>> ReadAsync(Guid documentId, CancellationToken cancellationToken) => (await dataSource.QueryAsync(
        "select version, coalesce(body -> 'edits', '[]')::text from document_version where id = $1",
        r => (Version: r.GetInt32(0), Edits: JsonText.Read<IReadOnlyList<MapEdit>>(r.GetString(1))),
        cancellationToken,
        documentId)).ToDictionary(v => v.Version, v => v.Edits);
}
