using System.Globalization;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>Locks among processes that use one data folder; the system releases them when a process dies, however it dies.</summary>
internal sealed class EmbeddedPostgresLocks(EmbeddedPostgresFolder folder, TimeSpan patience) : IDisposable
{
    private static readonly string Here = $" on {Environment.MachineName}";
    private static readonly string Self = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId}{Here}");
    private FileStream? _use;

    /// <summary>Waits until no other process starts or stops the server; dispose to let the next one.</summary>
    /// <exception cref="EmbeddedPostgresException">Another process held it for too long.</exception>
    public async Task<IDisposable> StartingAsync(CancellationToken cancellationToken)
    {
        var deadline = DateTimeOffset.UtcNow + patience;
        while (true)
        {
            if (TryOpen(folder.StartLock, FileAccess.ReadWrite, FileShare.None) is { } held)
            {
                return held;
            }

            if (DateTimeOffset.UtcNow > deadline)
            {
                throw new EmbeddedPostgresException(EmbeddedPostgresProblem.InUse, Owner());
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Says that this process uses the server.</summary>
    public void Use() => _use ??= TryOpen(folder.UsersLock, FileAccess.Read, FileShare.ReadWrite)
        ?? throw new EmbeddedPostgresException(EmbeddedPostgresProblem.InUse, Owner());

    /// <summary>Whether some other process uses the server. Call while holding <see cref="StartingAsync"/>.</summary>
    public bool UsedByOthers()
    {
        var used = _use is not null;
        Dispose();
        using (var alone = TryOpen(folder.UsersLock, FileAccess.ReadWrite, FileShare.None))
        {
            if (alone is not null)
            {
                return false;
            }
        }

        if (used)
        {
            Use();
        }

        return true;
    }

    /// <summary>Writes down that this process started the server.</summary>
    public void Own() => File.WriteAllText(folder.Owner, Self);

    /// <summary>Who started the server: "process 4711 on demo".</summary>
    public string Owner() => File.Exists(folder.Owner) ? File.ReadAllText(folder.Owner) : "unknown process";

    /// <summary>Whether the server was started on another machine, or in another container, that shares the folder.</summary>
    public bool OwnerIsElsewhere() => File.Exists(folder.Owner) && !Owner().EndsWith(Here, StringComparison.Ordinal);

    /// <summary>Says that this process no longer uses the server.</summary>
    public void Dispose()
    {
        _use?.Dispose();
        _use = null;
    }

    // .NET asks for the lock when it opens the file: shared, unless nothing may be shared.
    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && !EmbeddedPostgresFolder.IsDiskFull(e))
        {
            return null;
        }
    }
}
