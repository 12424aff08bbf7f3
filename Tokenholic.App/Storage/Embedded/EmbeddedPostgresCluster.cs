using System.Globalization;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>Postgres's own verbs on a data folder: initialise, start, stop.</summary>
internal sealed class EmbeddedPostgresCluster(
    EmbeddedPostgresBinaries binaries, EmbeddedPostgresFolder folder, EmbeddedPostgresOptions options, ILogger logger)
{
    private const long LogLimit = 10 * 1024 * 1024;
    private const long NewClusterBytes = 100 * 1024 * 1024;
    private readonly EmbeddedPostgresProcesses _processes = new(folder);

    /// <summary>Initialises the cluster when there is none. It appears under its name only when it is whole.</summary>
    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        _processes.GiveName();
        foreach (var leftOver in Directory.GetDirectories(folder.Path, "data.new*"))
        {
            Directory.Delete(leftOver, recursive: true);
        }

        if (folder.DataMajor is not null)
        {
            return;
        }

        if (new DriveInfo(folder.Path).AvailableFreeSpace < NewClusterBytes)
        {
            throw new EmbeddedPostgresException(EmbeddedPostgresProblem.DiskFull, folder.Path);
        }

        logger.LogInformation("Initialising Postgres {Major} in {Folder}", binaries.Major, folder.Path);
        var made = folder.Data + ".new";
        // C: one order of text on every machine; peer is set below, nothing listens before that.
        string[] arguments =
        [
            "-D", made, "-U", EmbeddedPostgres.Database, "-E", "UTF8", "--locale=C", "--auth-local=peer", "--auth-host=reject",
            .. options.Durable ? Array.Empty<string>() : ["--no-sync"],
        ];
        await RunAsync("initdb", arguments, cancellationToken);
        await File.AppendAllTextAsync(
            Path.Combine(made, "postgresql.conf"), "\ninclude_if_exists = 'tokenholic.conf'\n", cancellationToken);
        Directory.Move(made, folder.Data);
    }

    /// <summary>Starts the server and waits until it answers, through recovery if need be.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await StopHangingAsync(cancellationToken);
        await WriteSettingsAsync(cancellationToken);
        if (folder.LogLength > LogLimit)
        {
            File.Move(folder.Log, folder.Log + ".1", overwrite: true);
        }

        // A process of its own session: Ctrl+C in our terminal must not reach it before us.
        await RunAsync(
            "pg_ctl",
            ["start", "-D", folder.Data, "-l", folder.Log, "-w", "-t", "600", "-s", "-o", $"--cluster_name={_processes.Name}"],
            cancellationToken);
        logger.LogInformation("Postgres {Major} runs in {Folder}", binaries.Major, folder.Path);
    }

    /// <summary>Stops the server in order, or else at once (it then recovers at its next start).</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_processes.Server is not null)
        {
            var (exitCode, _) = await StopAsync("fast", cancellationToken);
            if (exitCode != 0)
            {
                await StopAsync("immediate", cancellationToken);
            }
        }

        if (Path.GetDirectoryName(folder.Socket) != folder.Path && Directory.Exists(folder.Socket))
        {
            Directory.Delete(folder.Socket, recursive: true);
        }
    }

    // What is left of a server that answers no more: wait for orphans of a killed parent, stop a parent that hangs, and remove
    // lock files whose process id now belongs to another program – but never while any process of the server is left.
    private async Task StopHangingAsync(CancellationToken cancellationToken)
    {
        if (_processes.LockedBy is null)
        {
            return;
        }

        if (_processes.Server is not null)
        {
            await StopAsync("immediate", cancellationToken);
        }

        var deadline = DateTimeOffset.UtcNow + options.Patience;
        while (_processes.Any())
        {
            if (DateTimeOffset.UtcNow > deadline)
            {
                throw new EmbeddedPostgresException(EmbeddedPostgresProblem.InUse, "processes of a server that was killed");
            }

            await Task.Delay(50, cancellationToken);
        }

        File.Delete(folder.ServerLock);
        foreach (var door in Directory.GetFiles(folder.Socket, ".s.PGSQL*"))
        {
            File.Delete(door);
        }
    }

    private Task<(int ExitCode, string Output)> StopAsync(string mode, CancellationToken cancellationToken) => ServerCommand.RunAsync(
        asServerUser: true, binaries["pg_ctl"], ["stop", "-D", folder.Data, "-m", mode, "-w", "-t", "30", "-s"], cancellationToken);

    private async Task WriteSettingsAsync(CancellationToken cancellationToken)
    {
        var socket = folder.Socket.Replace("\"", "\"\"", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        var settings = $"""
            # Written by Tokenholic at every start.
            listen_addresses = ''
            unix_socket_directories = '"{socket}"'
            unix_socket_permissions = 0700
            max_connections = 200
            timezone = 'UTC'
            log_timezone = 'UTC'
            {(options.Durable ? "" : "fsync = off\nfull_page_writes = off")}
            """;
        await EmbeddedPostgresFolder.WriteAsync(folder.Settings, settings + "\n", cancellationToken);
        await EmbeddedPostgresFolder.WriteAsync(
            Path.Combine(folder.Data, "pg_hba.conf"), $"local all {EmbeddedPostgres.Database} peer map=app\n", cancellationToken);
        await EmbeddedPostgresFolder.WriteAsync(
            Path.Combine(folder.Data, "pg_ident.conf"), $"app \"{Environment.UserName}\" {EmbeddedPostgres.Database}\n", cancellationToken);
    }

    private async Task RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var logged = folder.LogLength;
        var (exitCode, output) = await ServerCommand.RunAsync(asServerUser: true, binaries[program], arguments, cancellationToken);
        if (exitCode == 0)
        {
            return;
        }

        var said = output + "\n" + (program is "pg_ctl" ? folder.LogTail(logged) : "");
        throw new EmbeddedPostgresException(
            said.Contains("No space left on device", StringComparison.Ordinal) ? EmbeddedPostgresProblem.DiskFull
            : said.Contains("Permission denied", StringComparison.Ordinal) ? EmbeddedPostgresProblem.FolderNotWritable
            : EmbeddedPostgresProblem.StartFailed,
            string.Create(CultureInfo.InvariantCulture, $"{program} ended with {exitCode}\n{said.Trim()}"));
    }
}
