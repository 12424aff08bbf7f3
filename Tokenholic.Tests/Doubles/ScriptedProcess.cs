using System.Diagnostics;
using System.Globalization;
using Tokenholic.App.Runs;
using Tokenholic.App.Sample;

namespace Tokenholic.Tests.Doubles;

/// <summary>A node in a process of its own, to be killed: this very assembly, started as a program.</summary>
public static class ScriptedProcess
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    public static Task<int> Main(string[] args) => args switch
    {
        ["scripted", var connection, var company, var pages, var stopAt, var log, .. var folder] => ScriptedAsync(
            connection is "-" ? null : connection, company, Number(pages), Number(stopAt), log, folder.FirstOrDefault()),
        ["sample", var connection] => SampleAsync(connection),
        ["revision", var connection] => RevisionAsync(connection),
        _ => throw new InvalidOperationException("This assembly holds tests: dotnet test"),
    };

    // Starts a scripted run, says "reached" after that page, and stays there.
    private static async Task<int> ScriptedAsync(string? connection, string company, int pages, int stopAt, string log, string? folder)
    {
        var map = Map(pages, log, async (page, cancellationToken) =>
        {
            if (page == stopAt)
            {
                await Console.Out.WriteLineAsync("reached");
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        });
        await using var node = await RunHost.StartAsync(connection, map, folder: folder);
        await node.StartMapAsync(company);
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    // Makes the sample's map with the real pipeline, saying "reached N" after N events.
    private static async Task<int> SampleAsync(string connection)
    {
        await using var node = await RunHost.StartAsync(connection, work: null);
        var run = await node.StartMapAsync(SampleCompany.NameZh);
        using var subscription = node.Hub.Subscribe(run.Id, async () =>
        {
            var events = await node.Hub.EventsAsync(run.Id, 0, default);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"reached {events.Count}"));
        });
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    // Goes on with the revision that waits in the database, saying "reached N" after N events.
    private static async Task<int> RevisionAsync(string connection)
    {
        await using var node = await RevisionNode.StartAsync(connection);
        var run = (await node.Hub.ActiveAsync(default))[0];
        using var subscription = node.Hub.Subscribe(run.Id, async () =>
        {
            var events = await node.Hub.EventsAsync(run.Id, 0, default);
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"reached {events.Count}"));
        });
        await Task.Delay(Timeout.Infinite);
        return 0;
    }

    /// <summary>A scripted pipeline that appends what it fetches to a file, which outlives the process.</summary>
    public static MapWork Map(int pages, string log, Func<int, CancellationToken, Task>? reached = null) =>
        new ScriptedMap(pages, url => File.AppendAllText(log, url + "\n"), reached).RunAsync;

    /// <summary>Starts a scripted run, waits until it has reached its page, and kills its process as <c>kill -9</c> does.</summary>
    public static Task RunAndKillAsync(string? connection, string company, int pages, int stopAt, string log, string? folder = null) =>
        KillWhenAsync(
            line => line is "reached",
            ["scripted", connection ?? "-", company, Text(pages), Text(stopAt), log, .. folder is null ? Array.Empty<string>() : [folder]]);

    /// <summary>Starts or resumes the sample's map, waits until it has that many events, and kills its process.</summary>
    public static Task RunSampleAndKillAsync(string connection, int events) =>
        KillWhenAsync(line => line.Split(' ') is ["reached", var count] && Number(count) >= events, ["sample", connection]);

    /// <summary>Goes on with the waiting revision in a process of its own, and kills it once it has that many events.</summary>
    public static Task RunRevisionAndKillAsync(string connection, int events) =>
        KillWhenAsync(line => line.Split(' ') is ["reached", var count] && Number(count) >= events, ["revision", connection]);

    private static async Task KillWhenAsync(Func<string, bool> reached, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(ScriptedProcess).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        try
        {
            string? line;
            do
            {
                line = await process.StandardOutput.ReadLineAsync().WaitAsync(Longest);
            }
            while (line is not null && !reached(line));

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

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
