using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>Why the embedded Postgres cannot run; each is a sentence with what to do about it (resource key <c>EmbeddedPostgres_…</c>).</summary>
public enum EmbeddedPostgresProblem
{
    /// <summary>No Postgres is installed; the detail is where it was looked for.</summary>
    NoBinaries,

    /// <summary>Started as root, and there is no user "postgres" or no setpriv to run the server as; the detail is which.</summary>
    NoServerUser,

    /// <summary>The data folder cannot be made, entered or written; the detail is the folder.</summary>
    FolderNotWritable,

    /// <summary>No room on the disk; the detail is the folder.</summary>
    DiskFull,

    /// <summary>The data was made by a major version that is not installed; the detail is "data 15, installed 17".</summary>
    OtherMajorVersion,

    /// <summary>Another process holds the data folder and its server cannot be reached; the detail is who.</summary>
    InUse,

    /// <summary>Anything else; the detail is the end of the server's log.</summary>
    StartFailed,
}

/// <summary>The embedded Postgres cannot run.</summary>
public sealed class EmbeddedPostgresException(EmbeddedPostgresProblem problem, string detail, Exception? inner = null)
    : TokenholicException($"Embedded Postgres: {problem}: {detail}", inner)
{
    /// <summary>What is wrong.</summary>
    public EmbeddedPostgresProblem Problem { get; } = problem;

    /// <summary>Which folder, file, version or process; technical, never shown alone.</summary>
    public string Detail { get; } = detail;
}
