using System.Globalization;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>
/// Tells the server's processes from all others. A process id alone proves nothing: it may have gone to another program since
/// (always so in a container that starts again). So each process of the server carries a name in its command line or title,
/// which anybody may read.
/// </summary>
internal sealed class EmbeddedPostgresProcesses(EmbeddedPostgresFolder folder)
{
    /// <summary>The name.</summary>
    public string Name => EmbeddedPostgresFolder.Read(folder.ServerName) is { Length: > 0 } name ? name : "tokenholic-without-a-name";

    /// <summary>The server's main process, where it runs; null when it does not.</summary>
    public int? Server => LockedBy is { } id && Carries(id) ? id : null;

    /// <summary>The process id in the server's lock file, whosever it is by now; null when there is no such file.</summary>
    public int? LockedBy =>
        int.TryParse(EmbeddedPostgresFolder.Read(folder.ServerLock)?.Split('\n')[0], CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Gives the server its name, once and for all.</summary>
    public void GiveName()
    {
        if (EmbeddedPostgresFolder.Read(folder.ServerName) is not { Length: > 0 })
        {
            File.WriteAllText(folder.ServerName, "tokenholic-" + Guid.NewGuid().ToString("N"));
        }
    }

    /// <summary>Whether any process of the server is left, such as one that still works after its parent was killed.</summary>
    public bool Any() => Directory.EnumerateDirectories("/proc")
        .Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Any(id => id > 0 && Carries(id));

    private bool Carries(int id)
    {
        var process = string.Create(CultureInfo.InvariantCulture, $"/proc/{id}");
        return EmbeddedPostgresFolder.Read(process + "/comm")?.Trim() is "postgres"
            && EmbeddedPostgresFolder.Read(process + "/cmdline")?.Contains(Name, StringComparison.Ordinal) is true;
    }
}
