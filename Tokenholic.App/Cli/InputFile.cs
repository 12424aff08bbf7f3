using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Cli;

/// <summary>Reads a file that a person named, never more of it than may be used.</summary>
internal static class InputFile
{
    /// <summary>The bytes of a file that can be read as a source; anything else ends the verb with a sentence.</summary>
    public static byte[] Read(string path)
    {
        var bytes = ReadAny(path);
        return GivenSourceRules.Check(Path.GetFileName(path), bytes) is { } problem ? throw new CliException($"InputProblem_{problem}", path) : bytes;
    }

    /// <summary>The first bytes of whatever the file is: one more than allowed when it is too large.</summary>
    public static byte[] ReadAny(string path)
    {
        if (Directory.Exists(path))
        {
            throw new CliException("IsFolder", path);
        }

        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 64 * 1024);
            var bytes = new byte[GivenSourceRules.MaxBytes + 1];
            return bytes[..file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException("NoSuchFile", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException("CannotRead", path, e.Message);
        }
    }
}
