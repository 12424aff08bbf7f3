using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.App.Cli;

/// <summary><c>eval extraction</c>: reads passages, one JSON object a line, and writes the AI facts each states of its company, to be scored by whoever knows them.</summary>
internal static class EvalExtractionCommand
{
    public static Command Create(CliText text)
    {
        var input = new Option<string>("--in") { HelpName = "FILE", Description = text["EvalExtraction_In"], Required = true };
        var output = new Option<string>("--out") { HelpName = "FILE", Description = text["EvalExtraction_Out"], Required = true };
        var command = new Command("extraction", text["EvalExtraction"]) { input, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), text, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, string output, CliText text, CancellationToken cancellationToken)
    {
        var extractor = new ClaimExtractor(Catalog.Default);
        var (passages, facts) = (0, 0);
        try
        {
            await using var writer = new StreamWriter(output, append: false, new UTF8Encoding(false));
            await foreach (var line in File.ReadLinesAsync(input, cancellationToken))
            {
                if (string.IsNullOrWhiteSpace(line))
                {
                    continue;
                }

                var result = Read(line, passages + 1, extractor);
                await writer.WriteLineAsync(JsonSerializer.Serialize(result, BattleMapJson.Options).AsMemory(), cancellationToken);
                passages++;
                facts += result.Facts.Count;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException("CannotRead", input, e.Message);
        }

        await Console.Out.WriteLineAsync(text.Format("EvalExtraction_Done", passages, facts, output));
        return ExitCode.Ok;
    }

    private static Answer Read(string line, int number, ClaimExtractor extractor)
    {
        Question question;
        try
        {
            question = JsonSerializer.Deserialize<Question>(line, BattleMapJson.Options) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new CliException("EvalExtraction_BadLine", number, e.Message);
        }

        var passage = new Passage(question.Id, question.Title ?? "", question.Text, SourceTier.Other, Published: null);
        var claims = extractor.Extract(new CompanyProfile(question.Company, []), passage).Claims;
        return new Answer(question.Id, [.. claims.Select(c => new Fact(c.UseCase, c.Vendor, c.Model, c.Status, c.Quote))]);
    }

    private sealed record Question(string Id, string Company, string? Title, string Text);

    private sealed record Answer(string Id, IReadOnlyList<Fact> Facts);

    private sealed record Fact(string UseCase, string Vendor, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Model, UsageStatus Status, string Quote);
}
