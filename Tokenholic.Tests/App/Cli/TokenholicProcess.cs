using System.Diagnostics;
using System.Text;

namespace Tokenholic.Tests.App.Cli;

/// <summary>The program as a user starts it: a process of its own, in an empty folder of its own.</summary>
public sealed class TokenholicProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Where it runs; deleted afterwards.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("tokenholic-cli-").FullName;

    /// <summary>What it finds in its environment beside the machine's own.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>Files and folders in <see cref="Folder"/>, by name.</summary>
    public IReadOnlyList<string> Files => [.. Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Read(string name) => File.ReadAllText(Path.Combine(Folder, name));

    public Task<ProcessOutcome> RunAsync(params IReadOnlyList<string> words) => RunAsync(words, onError: null);

    /// <summary><paramref name="onError"/> is called with the process for every line on stderr.</summary>
    public Task<ProcessOutcome> RunAsync(IReadOnlyList<string> words, Action<Process, string>? onError) =>
        StartAsync("env", ["--default-signal=INT", "dotnet", Path.Combine(AppContext.BaseDirectory, "Tokenholic.App.dll"), .. words], onError); // hears Ctrl+C also in a background job

    /// <summary>Runs it with its stdout sent elsewhere by a shell.</summary>
    public Task<ProcessOutcome> RunInShellAsync(string redirection, params IReadOnlyList<string> words) =>
        StartAsync("sh", ["-c", $"exec dotnet \"$0\" \"$@\" {redirection}", Path.Combine(AppContext.BaseDirectory, "Tokenholic.App.dll"), .. words], null);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<ProcessOutcome> StartAsync(string program, IReadOnlyList<string> words, Action<Process, string>? onError)
    {
        var start = new ProcessStartInfo(program, words)
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = new StringBuilder();
            while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                errors.AppendLine(line);
                onError?.Invoke(process, line);
            }

            await process.WaitForExitAsync(patience.Token);
            return new ProcessOutcome(process.ExitCode, await output, errors.ToString());
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}

/// <summary>How it ended and what it said.</summary>
public sealed record ProcessOutcome(int Code, string Output, string Error);
