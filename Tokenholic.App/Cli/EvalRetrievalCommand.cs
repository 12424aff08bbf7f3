using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.App.Cli;

/// <summary><c>eval retrieval</c>: searches a folder of documents with questions, one JSON object a line, and writes what it finds, to be scored by whoever knows.</summary>
internal static partial class EvalRetrievalCommand
{
    private const int Most = 10;

    public static Command Create(CliText text)
    {
        var corpus = new Option<string>("--corpus") { HelpName = "DIR", Description = text["EvalRetrieval_Corpus"], Required = true };
        var input = new Option<string>("--in") { HelpName = "FILE", Description = text["EvalRetrieval_In"], Required = true };
        var output = new Option<string>("--out") { HelpName = "FILE", Description = text["EvalRetrieval_Out"], Required = true };
        var command = new Command("retrieval", text["EvalRetrieval"]) { corpus, input, output };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(corpus), parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), text, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string corpus, string input, string output, CliText text, CancellationToken cancellationToken)
    {
        try
        {
            var clock = Stopwatch.StartNew();
            var documents = await ReadAsync(corpus, cancellationToken);
            var read = clock.Elapsed;
            clock.Restart();
            var index = new KnowledgeIndex(documents);
            var (made, answers, times) = (clock.Elapsed, new List<Answer>(), new List<double>());
            await foreach (var line in File.ReadLinesAsync(input, cancellationToken))
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                var question = Parse(line, answers.Count + 1);
                clock.Restart();
                var found = index.Search(question.Text, Most);
                times.Add(clock.Elapsed.TotalMilliseconds);
                answers.Add(new Answer(question.Qid, [.. found.Hits.Select(h => new Found(h.Document.Id, h.Score, h.Quote))], found.Refusal is not null, found.Missing));
            }

            await File.WriteAllLinesAsync(output, answers.Select(a => JsonSerializer.Serialize(a, BattleMapJson.Options)), new UTF8Encoding(false), cancellationToken);
            times.Sort();
            await Console.Out.WriteLineAsync(text.Format(
                "EvalRetrieval_Done", documents.Count, index.PassageCount, read.TotalSeconds, made.TotalSeconds, answers.Count,
                times.Count > 0 ? times[times.Count / 2] : 0, answers.Count(a => a.Refused), output));
            return ExitCode.Ok;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException("CannotRead", $"{corpus}, {input}", e.Message);
        }
    }

    // A document that cannot be read stops nobody: it is named, and the others are searched.
    private static async Task<List<IndexedDocument>> ReadAsync(string corpus, CancellationToken cancellationToken)
    {
        var documents = new List<IndexedDocument>();
        foreach (var path in Directory.EnumerateFiles(corpus, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                var name = Path.GetRelativePath(corpus, path);
                var document = DocumentReader.Read(await File.ReadAllBytesAsync(path, cancellationToken), null, new Uri(name, UriKind.Relative));
                var id = Path.ChangeExtension(name, null);
                documents.Add(new IndexedDocument(id, document.Title, HashAtEnd().Replace(id, ""), document.Text, document.Chunks));
            }
            catch (UnreadablePageException e)
            {
                await Console.Error.WriteLineAsync($"{Terminal.Plain(path, 200)}: {e.Problem}");
            }
        }

        return documents;
    }

    private static Question Parse(string line, int number)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return new Question(json.RootElement.GetProperty("qid").GetString() ?? "", json.RootElement.GetProperty("question").GetString() ?? "");
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new CliException("EvalExtraction_BadLine", number, e.Message);
        }
    }

    [GeneratedRegex("-?[0-9a-f]{8}$")]
    private static partial Regex HashAtEnd();

    private sealed record Question(string Qid, string Text);

    private sealed record Answer(string Qid, IReadOnlyList<Found> Results, bool Refused, IReadOnlyList<string> Missing);

    private sealed record Found(string Doc, float Score, string Quote);
}
