using System.Diagnostics;
using System.Globalization;
using Tokenholic.App.Runs;

namespace Tokenholic.Tests.Doubles;

/// <summary>
/// A node in a process of its own, to be killed: <c>node CONNECTION COMPANY PAGES STOP_AT FETCH_LOG [FOLDER]</c> starts a map
/// run, writes each fetched address into the log, says "reached N" after page STOP_AT and stays there.
/// </summary>
public static class ScriptedProcess
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not ["node", var connection, var company, var pages, var stopAt, var log, .. var folder])
        {
            await Console.Error.WriteLineAsync("This assembly holds tests: dotnet test");
            return 2;
        }

        var map = Map(int.Parse(pages, CultureInfo.InvariantCulture), log, async (page, cancellationToken) =>
        {
            if (page == int.Parse(stopAt, CultureInfo.InvariantCulture))
            {
                await Console.Out.WriteLineAsync("reached");
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        });
        await using var node = await RunHost.StartAsync(connection is "-" ? null : connection, map, folder: folder.FirstOrDefault());
        await node.StartMapAsync(company);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>A scripted pipeline that appends what it fetches to a file, which outlives the process.</summary>
    public static MapWork Map(int pages, string log, Func<int, CancellationToken, Task>? reached = null) =>
        new ScriptedMap(pages, url => File.AppendAllText(log, url + "\n"), reached).RunAsync;

    /// <summary>Starts such a process, waits until it has reached its page, and kills it as <c>kill -9</c> does.</summary>
    public static async Task RunAndKillAsync(string? connection, string company, int pages, int stopAt, string log, string? folder = null)
    {
        string[] arguments =
        [
            "exec", typeof(ScriptedProcess).Assembly.Location, "node", connection ?? "-", company,
            pages.ToString(CultureInfo.InvariantCulture), stopAt.ToString(CultureInfo.InvariantCulture), log,
            .. folder is null ? Array.Empty<string>() : [folder],
        ];
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(90));
            }
            while (line is not (null or "reached"));

            if (line is null)
            {
                throw new InvalidOperationException("The node ended by itself.");
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }
}
