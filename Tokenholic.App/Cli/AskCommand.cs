using System.CommandLine;
using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Ingestion;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.App.Cli;

/// <summary><c>ask</c>: answers a question in the words of the knowledge base, each with its source; or says that it has no answer.</summary>
internal static class AskCommand
{
    private const int Documents = 3;
    private const int Sentences = 3;

    public static Command Create(CliText text)
    {
        var question = new Argument<string>("question") { Description = text["Ask_Question"] };
        var json = new Option<bool>("--json") { Description = text["Ask_Json"] };
        var language = new Option<string?>("--language") { HelpName = "zh|en", Description = text["Map_Language"] };
        var command = new Command("ask", text["Ask"]) { question, json, language };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(question), parsed.GetValue(json), text, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string question, bool json, CliText text, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await using var host = await KnowledgeHost.StartAsync(cancellationToken);
        var made = await host.Services.GetRequiredService<KnowledgeBase>().CurrentAsync(cancellationToken);
        var found = made.Index.Search(question, Documents);
        var answered = found.Refusal is null;
        var passages = ReaderAnswer.Of(question, found, Sentences).Select(p => (p.Hit, Document: made.Documents[p.Hit.Document.Id], p.Said)).ToList();
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(
                new
                {
                    Question = question,
                    Refused = !answered,
                    found.Refusal,
                    found.Missing,
                    Passages = passages.Select(p => new { p.Document.Address, p.Document.Title, p.Document.Published, p.Hit.Score, p.Hit.Quote, Sentences = p.Said.Select(s => new { s.Start, s.Text }) }),
                },
                BattleMapJson.Options));
            return answered ? ExitCode.Ok : ExitCode.Failed;
        }

        await Console.Out.WriteLineAsync(answered ? "" : found.Missing.Count > 0 ? text.Format("Ask_Missing", string.Join(", ", found.Missing)) : text["Ask_Nothing"]);
        foreach (var passage in passages.Where(_ => answered))
        {
            foreach (var sentence in passage.Said)
            {
                await Console.Out.WriteLineAsync("  " + Terminal.Plain(TableRows.Read(passage.Hit.Document.Text, sentence), 400));
            }

            await Console.Out.WriteLineAsync($"    — {Terminal.Plain(passage.Document.Title, 120)} {(passage.Document.Published is { } day ? $"({day:yyyy-MM-dd}) " : "")}{Terminal.Plain(passage.Document.Address, 200)}\n");
        }

        return answered ? ExitCode.Ok : ExitCode.Failed;
    }
}
