using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>The data folder: <c>data/</c> is the cluster, <c>socket/</c> its private door, beside them the log and the locks.</summary>
internal sealed class EmbeddedPostgresFolder(string path)
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Passable = Private | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The folder itself.</summary>
    public string Path { get; } = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));

    /// <summary>The cluster.</summary>
    public string Data => In("data");

    /// <summary>Where the server writes what it has to say.</summary>
    public string Log => In("server.log");

    /// <summary>Held while a process starts or stops the server.</summary>
    public string StartLock => In("start.lock");

    /// <summary>Who started the server.</summary>
    public string Owner => In("server.owner");

    /// <summary>Shared by every process that uses the server; who can have it alone is the last.</summary>
    public string UsersLock => In("users.lock");

    /// <summary>The server's settings that are ours.</summary>
    public string Settings => System.IO.Path.Combine(Data, "tokenholic.conf");

    /// <summary>The folder of the socket; a socket's path may have 107 bytes, so deep folders get theirs among the temporary files.</summary>
    public string Socket => Encoding.UTF8.GetByteCount(In("socket")) <= 88
        ? In("socket")
        : System.IO.Path.Combine(
            System.IO.Path.GetTempPath(),
            "tokenholic-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path)))[..16]);

    /// <summary>The major version that made the data; null when there is none.</summary>
    public int? DataMajor => File.Exists(System.IO.Path.Combine(Data, "PG_VERSION"))
        ? int.Parse(File.ReadAllText(System.IO.Path.Combine(Data, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
        : null;

    /// <summary>The server's own lock file.</summary>
    public string ServerLock => System.IO.Path.Combine(Data, "postmaster.pid");

    /// <summary>The name that the server's processes carry.</summary>
    public string ServerName => In("server.name");

    /// <summary>Makes what is missing, for the user the server runs as.</summary>
    /// <exception cref="EmbeddedPostgresException">The folder cannot be made, entered or written.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (Environment.IsPrivilegedProcess)
        {
            var (exitCode, output) = await ServerCommand.RunAsync(asServerUser: true, "true", [], cancellationToken);
            if (exitCode != 0)
            {
                throw new EmbeddedPostgresException(EmbeddedPostgresProblem.NoServerUser, output.Trim());
            }
        }

        MakePassable(System.IO.Path.GetDirectoryName(Path));

        // A folder that holds something keeps its owner and its mode: it may be more than ours. The socket's is ours alone,
        // and among the temporary files somebody else could have made it first.
        if (!Directory.Exists(Path) || !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            await MakePrivateAsync(Path, cancellationToken);
        }

        await MakePrivateAsync(Socket, cancellationToken);
        foreach (var folder in (string[])[Path, Socket])
        {
            var (exitCode, _) = await ServerCommand.RunAsync(asServerUser: true, "test", ["-w", folder, "-a", "-x", folder], cancellationToken);
            if (exitCode != 0)
            {
                throw new EmbeddedPostgresException(EmbeddedPostgresProblem.FolderNotWritable, folder);
            }
        }
    }

    /// <summary>Writes a file of settings that the server's user can read; the folder around it is private.</summary>
    public static async Task WriteAsync(string file, string text, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(file, text, cancellationToken);
        if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }
    }

    /// <summary>The end of the server's log, looking no further back than that many characters from its beginning.</summary>
    public string LogTail(long from = 0) => string.Join('\n', string.Concat((Read(Log) ?? "").Skip((int)from)).Split('\n').TakeLast(20));

    /// <summary>How long the server's log is.</summary>
    public long LogLength => File.Exists(Log) ? new FileInfo(Log).Length : 0;

    internal static bool IsDiskFull(Exception exception) => exception is IOException && (exception.HResult & 0xFFFF) is 28; // ENOSPC

    // Whatever our umask is: the server's user has to get through to its folder, which alone is private.
    private static void MakePassable(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            MakePassable(System.IO.Path.GetDirectoryName(folder));
            Directory.CreateDirectory(folder);
            if (Environment.IsPrivilegedProcess && !OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder, Passable);
            }
        }
    }

    private static async Task MakePrivateAsync(string folder, CancellationToken cancellationToken)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The embedded Postgres needs Linux; set ConnectionStrings__Postgres.");
        }

        Directory.CreateDirectory(folder, Private);
        File.SetUnixFileMode(folder, Private);
        if (Environment.IsPrivilegedProcess)
        {
            await ServerCommand.RunAsync(
                asServerUser: false, "chown", [$"{ServerCommand.ServerUser}:{ServerCommand.ServerUser}", folder], cancellationToken);
        }
    }

    /// <summary>The text of a file; null when it cannot be read.</summary>
    public static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string In(string name) => System.IO.Path.Combine(Path, name);
}
