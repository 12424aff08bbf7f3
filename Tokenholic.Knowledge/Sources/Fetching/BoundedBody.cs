namespace Tokenholic.Knowledge.Sources.Fetching;

/// <summary>Reads a stream up to a limit, so that a compressed bomb costs no more than the limit.</summary>
public static class BoundedBody
{
    /// <summary>All bytes of the stream, or null when there are more than <paramref name="maxBytes"/>.</summary>
    public static async Task<byte[]?> ReadAsync(Stream stream, int maxBytes, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (body.Length + read > maxBytes)
                return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }
}
