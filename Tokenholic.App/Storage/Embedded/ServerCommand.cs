using System.ComponentModel;
using System.Diagnostics;

namespace Tokenholic.App.Storage.Embedded;

/// <summary>Runs Postgres's own programs; Postgres refuses root, so a root process runs them as the user "postgres".</summary>
internal static class ServerCommand
{
    /// <summary>The user whom the server of a root process runs as.</summary>
    public const string ServerUser = "postgres";

    /// <summary>Runs a program to its end and returns its exit code and everything it wrote; 127 when it cannot be started.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(
        bool asServerUser, string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        string[] prefix = asServerUser && Environment.IsPrivilegedProcess
            ? ["setpriv", $"--reuid={ServerUser}", $"--regid={ServerUser}", "--clear-groups"]
            : [];

        // Through a shell, because .NET looks for programs in the current folder before it looks in PATH.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\"", .. prefix, program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/", // the server user may not enter the folder we were started in
        };
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["LC_ALL"] = "C"; // messages are read by us

        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return (process.ExitCode, await output + await error);
        }
        catch (Win32Exception e)
        {
            return (127, e.Message);
        }
    }
}
