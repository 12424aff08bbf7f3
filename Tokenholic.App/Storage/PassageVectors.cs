using Npgsql;

namespace Tokenholic.App.Storage;

/// <summary>Vectors of passages, kept by the hash of their words.</summary>
public sealed class PassageVectors(NpgsqlDataSource dataSource)
{
    /// <summary>Those of the hashes (in hexadecimal) that are known, with their vectors.</summary>
    public async Task<IReadOnlyDictionary<string, float[]>> FindAsync(string space, IReadOnlyCollection<string> hashes, CancellationToken cancellationToken) =>
        (await dataSource.QueryAsync(
            "select hash, vector from passage_vector where space = $1 and hash = any($2)",
            r => (Hash: Convert.ToHexStringLower(r.GetFieldValue<byte[]>(0)), Vector: r.GetFieldValue<float[]>(1)),
            cancellationToken,
            space, hashes.Select(Convert.FromHexString).ToArray())).ToDictionary(v => v.Hash, v => v.Vector);

    /// <summary>Keeps a vector; one that is there already stays.</summary>
    public async Task AddAsync(string space, string hash, float[] vector, CancellationToken cancellationToken) =>
        await dataSource.QueryAsync(
            "insert into passage_vector (space, hash, vector) values ($1, $2, $3) on conflict do nothing returning 1",
            _ => true,
            cancellationToken,
            space, Convert.FromHexString(hash), vector);
}
