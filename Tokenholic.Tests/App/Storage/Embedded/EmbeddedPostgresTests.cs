using System.Diagnostics;
using Npgsql;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Storage.Embedded;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Data => _folder["postgres"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_starts_in_an_empty_folder_keeps_its_data_and_stops_with_its_last_user()
    {
        await using (var first = TestServer.At(Data))
        {
            await first.StartAsync(default);
            await ExecuteAsync(first, "create table kept (x int)");
            var process = first.ProcessId;

            await using (var second = TestServer.At(Data))
            {
                await second.StartAsync(default);
                Assert.Equal(process, second.ProcessId);
            }

            Assert.Equal(process, first.ProcessId);
            await ExecuteAsync(first, "insert into kept values (1)");
        }

        await using var later = TestServer.At(Data);
        Assert.Null(later.ProcessId);
        await later.StartAsync(default);
        Assert.Equal(1L, await ExecuteAsync(later, "select count(*) from kept"));
    }

    [Fact]
    public async Task Nobody_reaches_it_over_the_network()
    {
        await using var server = TestServer.At(Data);
        await server.StartAsync(default);

        Assert.Equal("", await ExecuteAsync(server, "show listen_addresses"));
        Assert.Equal("0700", await ExecuteAsync(server, "show unix_socket_permissions"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(_folder["postgres/socket"])
                & (UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute));
        }
    }

    [Fact]
    public async Task A_server_left_behind_by_a_killed_process_is_adopted()
    {
        await using var adopting = TestServer.At(Data);
        int? left;
        await using (var killed = TestServer.At(Data))
        {
            await killed.StartAsync(default);
            left = killed.ProcessId;
            await adopting.StartAsync(default); // as the next process would; the first one's locks go with it
        }

        Assert.Equal(left, adopting.ProcessId);
        Assert.Equal(1, await ExecuteAsync(adopting, "select 1"));
    }

    [Fact]
    public async Task After_kill_9_of_postgres_the_next_look_starts_it_again_with_everything_committed()
    {
        await using var server = TestServer.At(Data);
        await server.StartAsync(default);
        await ExecuteAsync(server, "create table kept (x int)");

        for (var i = 1L; i <= 3; i++)
        {
            await ExecuteAsync(server, $"insert into kept values ({i})");
            await KillAsync(server.ProcessId!.Value);
            await server.EnsureRunningAsync(default);
            Assert.Equal(i, await ExecuteAsync(server, "select count(*) from kept"));
        }
    }

    [Fact]
    public async Task A_killed_server_that_still_has_a_session_at_work_is_started_again()
    {
        await using var server = TestServer.At(Data);
        await server.StartAsync(default);
        var busy = ExecuteAsync(server, "do $$ declare t timestamptz := clock_timestamp(); begin while clock_timestamp() < t + interval '3 s' loop end loop; end $$");
        while ((long)(await ExecuteAsync(server, "select count(*) from pg_stat_activity where query like 'do $$%' and state = 'active'"))! == 0)
        {
            // the session is on its way
        }

        await KillAsync(server.ProcessId!.Value);
        await server.EnsureRunningAsync(default);

        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
        await busy; // it was let finish
    }

    [Fact]
    public async Task A_lock_file_whose_process_id_went_to_another_program_is_no_obstacle()
    {
        await using var server = TestServer.At(Data);
        await server.StartAsync(default);
        await KillAsync(server.ProcessId!.Value);
        var pid = _folder["postgres/data/postmaster.pid"];
        var lines = await File.ReadAllLinesAsync(pid);
        using var other = Process.Start(new ProcessStartInfo("setpriv", Environment.IsPrivilegedProcess
            ? ["--reuid=postgres", "--clear-groups", "--regid=postgres", "sleep", "600"]
            : ["sleep", "600"]) { UseShellExecute = false })!;
        try
        {
            lines[0] = other.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
            await File.WriteAllLinesAsync(pid, lines);
            Assert.Null(server.ProcessId);

            await server.EnsureRunningAsync(default);

            Assert.NotNull(server.ProcessId);
            Assert.False(other.HasExited);
        }
        finally
        {
            other.Kill();
        }
    }

    [Fact]
    public async Task Many_processes_that_start_at_once_share_one_server()
    {
        var servers = Enumerable.Range(0, 4).Select(_ => TestServer.At(Data)).ToList();
        await Task.WhenAll(servers.Select(s => s.StartAsync(default)));

        Assert.Single(servers.Select(s => s.ProcessId).Distinct());

        await Task.WhenAll(servers.Select(s => s.DisposeAsync().AsTask()));
        Assert.Null(servers[0].ProcessId);
    }

    [Fact]
    public async Task A_first_start_that_was_interrupted_is_begun_again()
    {
        Directory.CreateDirectory(_folder["postgres/data.new/base"]);
        await File.WriteAllTextAsync(_folder["postgres/data.new/PG_VERSION"], "15");
        Own(_folder["postgres"]);

        await using var server = TestServer.At(Data);
        await server.StartAsync(default);

        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
    }

    [Fact]
    public async Task A_deep_folder_works_too()
    {
        var deep = _folder[string.Join('/', Enumerable.Repeat("a-folder-with-a-long-name's", 5))];
        await using var server = TestServer.At(deep);
        await server.StartAsync(default);
        Assert.Equal(1, await ExecuteAsync(server, "select 1"));
    }

    [Fact]
    public async Task Without_binaries_it_says_where_it_looked()
    {
        await using var server = TestServer.At(Data, binaries: _folder["nothing"]);
        await AssertProblemAsync(server, EmbeddedPostgresProblem.NoBinaries, "nothing");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        // /proc takes no folders, not even root's
        await using var server = TestServer.At("/proc/tokenholic/postgres");
        await AssertProblemAsync(server, EmbeddedPostgresProblem.FolderNotWritable, "/proc/tokenholic");
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_named()
    {
        await File.WriteAllTextAsync(Data, "not a folder");
        await using var server = TestServer.At(Data);
        await AssertProblemAsync(server, EmbeddedPostgresProblem.FolderNotWritable, Data);
    }

    [Fact]
    public async Task Data_of_another_major_version_is_left_alone_and_both_versions_are_named()
    {
        Directory.CreateDirectory(_folder["postgres/data"]);
        await File.WriteAllTextAsync(_folder["postgres/data/PG_VERSION"], "9\n");
        await using var server = TestServer.At(Data);
        await AssertProblemAsync(server, EmbeddedPostgresProblem.OtherMajorVersion, "data 9, installed");
    }

    [Fact]
    public async Task A_full_disk_is_called_a_full_disk()
    {
        await using var server = TestServer.At(Data, binaries: await FakeBinariesAsync(
            "initdb", "echo 'initdb: error: could not write: No space left on device' >&2; exit 1"));
        await AssertProblemAsync(server, EmbeddedPostgresProblem.DiskFull, "No space left");
    }

    [Fact]
    public async Task Another_process_that_is_at_it_for_too_long_is_reported()
    {
        await using var first = TestServer.At(Data);
        await first.StartAsync(default);
        await using (new FileStream(_folder["postgres/start.lock"], FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            await using var second = TestServer.At(Data, patience: TimeSpan.Zero);
            await AssertProblemAsync(second, EmbeddedPostgresProblem.InUse, $"process {Environment.ProcessId}");
        }
    }

    private static async Task<object?> ExecuteAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString() + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task AssertProblemAsync(EmbeddedPostgres server, EmbeddedPostgresProblem problem, string detail)
    {
        var thrown = await Assert.ThrowsAsync<EmbeddedPostgresException>(() => server.StartAsync(default));
        Assert.Equal(problem, thrown.Problem);
        Assert.Contains(detail, thrown.Detail, StringComparison.Ordinal);
    }

    private static async Task KillAsync(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
        await process.WaitForExitAsync();
    }

    private static void Own(string folder)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using var chown = Process.Start("chown", ["-R", "postgres:postgres", folder]);
            chown.WaitForExit();
        }
    }

    /// <summary>Binaries that claim to be Postgres 15, one of which fails as told.</summary>
    private async Task<string> FakeBinariesAsync(string failing, string script)
    {
        var folder = Directory.CreateDirectory(_folder["bin"]).FullName;
        foreach (var name in (string[])["postgres", "initdb", "pg_ctl"])
        {
            var file = Path.Combine(folder, name);
            await File.WriteAllTextAsync(file, $"#!/bin/sh\n{(name == failing ? script : "echo 'postgres (PostgreSQL) 15.1'")}\n");
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute
                    | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            }
        }

        return folder;
    }
}
