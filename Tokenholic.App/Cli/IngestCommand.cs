using System.CommandLine;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.App.Cli;

/// <summary><c>ingest</c>: reads files, folders and addresses into the knowledge base.</summary>
internal static class IngestCommand
{
    private const int MaxPages = 500;
    private const int MaxFiles = 100_000;

    public static Command Create(CliText text)
    {
        var sources = new Argument<string[]>("source") { Arity = ArgumentArity.OneOrMore, Description = text["Ingest_Source"] };
        var site = new Option<bool>("--site") { Description = text["Ingest_Site"] };
        var command = new Command("ingest", text["Ingest"]) { sources, site };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(sources), parsed.GetValue(site), text, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string[] sources, bool site, CliText text, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await using var host = await KnowledgeHost.StartAsync(cancellationToken);
        var (items, runner) = (host.Services.GetRequiredService<IngestionStore>(), host.Services.GetRequiredService<IngestionRunner>());
        var failed = 0;
        foreach (var source in sources)
        {
            var isWeb = Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
            var inputs = isWeb ? [new IngestionInput(source, null)] : await FilesAsync(source, cancellationToken);
            var id = await items.CreateAsync(source, isWeb && site ? source : null, isWeb ? MaxPages : MaxFiles, inputs, cancellationToken);
            while (await runner.NextAsync(id, cancellationToken) is not null)
            {
                // the next one
            }

            var done = (await items.ListAsync(id, 1, cancellationToken))[0];
            failed += done.Failed;
            await Console.Out.WriteLineAsync(text.Format("Ingest_Done", Terminal.Plain(source, 200), done.Added, done.Changed, done.Unchanged, done.Failed));
            foreach (var failure in await items.FailuresAsync(id, cancellationToken))
            {
                await Console.Error.WriteLineAsync($"  {Terminal.Plain(failure.Address, 200)}: {text.PageProblem(failure.Problem, failure.Detail)}");
            }
        }

        return failed > 0 ? ExitCode.Failed : ExitCode.Ok;
    }

    private static async Task<List<IngestionInput>> FilesAsync(string path, CancellationToken cancellationToken)
    {
        var inputs = new List<IngestionInput>();
        try
        {
            IEnumerable<string> files = Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];
            var root = Path.GetFullPath(path);
            foreach (var file in files)
            {
                // One byte more than is read: the reader then says that it is too large.
                await using var stream = File.OpenRead(file);
                var bytes = new byte[Math.Min(stream.Length, DocumentReader.MaxBytes + 1)];
                await stream.ReadExactlyAsync(bytes, cancellationToken);
                inputs.Add(new IngestionInput(root == Path.GetFullPath(file) ? Path.GetFileName(file) : $"{Path.GetFileName(root)}/{Path.GetRelativePath(root, file)}", bytes));
            }
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CliException("NoSuchFile", path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException("CannotRead", path, e.Message);
        }

        return inputs;
    }
}
