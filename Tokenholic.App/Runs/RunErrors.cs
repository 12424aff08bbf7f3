using Npgsql;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Runs;

/// <summary>Codes a failed run carries; the screen has a sentence for each (resource key <c>RunError_{code}</c>).</summary>
public static class RunErrors
{
    /// <summary>Something nobody foresaw; the log has the details under the run's id.</summary>
    public const string Unexpected = "Unexpected";

    /// <summary>No room on the disk of the database or of the server.</summary>
    public const string DiskFull = "DiskFull";

    /// <summary>The code of an exception: for one of ours its type's name without "Exception".</summary>
    public static string CodeOf(Exception exception) => exception switch
    {
        TokenholicException => exception.GetType().Name[..^"Exception".Length],
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => DiskFull,
        IOException io when (io.HResult & 0xFFFF) is 28 => DiskFull, // ENOSPC
        _ => Unexpected,
    };
}
