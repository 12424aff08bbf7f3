using System.Diagnostics;
using System.Threading.Channels;

namespace Tokenholic.Tests.EndToEnd;

/// <summary>The app in a process of its own, started as a person starts it, in a data folder of its own.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"tokenholic-process-{Guid.NewGuid():n}"));
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly Process _process;
    private int _closed;

    private AppProcess(string[] arguments, (string Name, string Value)[] environment)
    {
        // "env": a shell without job control starts its background jobs deaf to Ctrl+C, and they hand that down
        var start = new ProcessStartInfo("env", ["--default-signal=INT", Environment.ProcessPath!, "exec", typeof(Program).Assembly.Location, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.FullName,
        };
        start.Environment.Remove("ASPNETCORE_URLS");
        start.Environment["Postgres__Folder"] = Path.Combine(_folder.FullName, "postgres");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What it printed up to the address, in order.</summary>
    public List<string> Printed { get; } = [];

    /// <summary>The address it printed.</summary>
    public Uri Address { get; private set; } = new("about:blank");

    /// <summary>Starts it and waits for the line with its address.</summary>
    public static async Task<AppProcess> StartAsync(string[] arguments, params (string Name, string Value)[] environment)
    {
        const string prefix = "Tokenholic: http";
        var app = new AppProcess(arguments, environment);
        try
        {
            using var limit = new CancellationTokenSource(Longest);
            do
            {
                app.Printed.Add(await app._lines.Reader.ReadAsync(limit.Token));
            }
            while (!app.Printed[^1].StartsWith(prefix, StringComparison.Ordinal));
        }
        catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
        {
            await app.DisposeAsync();
            throw new InvalidOperationException("No address was printed: " + string.Join(Environment.NewLine, app.Printed), e);
        }

        app.Address = new Uri(app.Printed[^1]["Tokenholic: ".Length..]);
        return app;
    }

    /// <summary>Waits until it can work.</summary>
    public async Task UntilReadyAsync()
    {
        using var limit = new CancellationTokenSource(Longest);
        using var client = new HttpClient { BaseAddress = Address };
        while (!(await client.GetAsync(new Uri("/health/ready", UriKind.Relative), limit.Token)).IsSuccessStatusCode)
        {
            await Task.Delay(50, limit.Token);
        }
    }

    /// <summary>Ends it as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    // Both outputs are closed when it has ended.
    private void Hear(string? line)
    {
        if (line is not null)
        {
            _lines.Writer.TryWrite(line);
        }
        else if (Interlocked.Increment(ref _closed) == 2)
        {
            _lines.Writer.Complete();
        }
    }

    /// <summary>Stops it as Ctrl+C does, so that its Postgres stops too.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var interrupt = Process.Start("kill", ["-INT", $"{_process.Id}"]);
            await interrupt.WaitForExitAsync();
        }

        await _process.WaitForExitAsync().WaitAsync(Longest);
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
