using System.Runtime.CompilerServices;
using System.Text;

namespace Tokenholic.Agents.Models.OpenAi;

/// <summary>Reads an answer line by line within a size; bytes that are no UTF-8 become U+FFFD.</summary>
internal static class BoundedLines
{
    /// <summary>The most bytes of one answer: ten times the longest any model writes.</summary>
    public const int MostBytes = 8 * 1024 * 1024;

    public static async IAsyncEnumerable<string> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        using var line = new MemoryStream();
        long total = 0;
        while (await NextAsync(stream, buffer, cancellationToken) is > 0 and var read)
        {
            total += read;
            if (total > MostBytes)
            {
                throw new ModelException(ModelProblem.TooLong);
            }

            var start = 0;
            for (var end = Array.IndexOf(buffer, (byte)'\n', 0, read); end >= 0; end = Array.IndexOf(buffer, (byte)'\n', start, read - start))
            {
                line.Write(buffer, start, end - start);
                yield return Text(line);
                start = end + 1;
            }

            line.Write(buffer, start, read - start);
        }

        if (line.Length > 0)
        {
            yield return Text(line);
        }
    }

    /// <summary>The whole text.</summary>
    public static async Task<string> AllAsync(Stream stream, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        await foreach (var line in ReadAsync(stream, cancellationToken))
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }

    private static async Task<int> NextAsync(Stream stream, byte[] buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.ReadAsync(buffer, cancellationToken);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw new ModelException(ModelProblem.CutOff);
        }
    }

    private static string Text(MemoryStream line)
    {
        var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length).TrimEnd('\r');
        line.SetLength(0);
        return text;
    }
}
