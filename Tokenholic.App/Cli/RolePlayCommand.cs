using System.CommandLine;
using System.Text;
using System.Text.Json;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Buyer;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Cli;

/// <summary><c>roleplay</c>: plays a rep's lines against the buyer by rules and writes the transcript, the buyer's state after each turn, and the report.</summary>
internal static class RolePlayCommand
{
    private const int MostLines = 500;

    public static Command Create(CliText text)
    {
        var scenario = new Option<string>("--scenario") { HelpName = "discovery|deep_dive|objections|briefing", Description = text["RolePlay_Scenario"], Required = true };
        var difficulty = new Option<string>("--difficulty") { HelpName = "easy|medium|hard", Description = text["RolePlay_Difficulty"], Required = true };
        var script = new Option<string>("--script") { HelpName = "FILE", Description = text["RolePlay_Script"], Required = true };
        var output = new Option<string>("--out") { HelpName = "FILE", Description = text["RolePlay_Out"], Required = true };
        var persona = new Option<string?>("--persona") { HelpName = string.Join('|', RolePlayData.Personas.Select(p => p.Id)), Description = text["RolePlay_Persona"] };
        var seed = new Option<long>("--seed") { HelpName = "N", Description = text["RolePlay_Seed"] };
        var language = new Option<string?>("--language") { HelpName = "zh|en", Description = text["Map_Language"] };
        var command = new Command("roleplay", text["RolePlay"]) { scenario, difficulty, script, output, persona, seed, language };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            var setup = new RolePlaySetup
            {
                Scenario = Word<Scenario>(parsed.GetRequiredValue(scenario), "RolePlay_NoScenario"),
                Difficulty = Word<Difficulty>(parsed.GetRequiredValue(difficulty), "RolePlay_NoDifficulty"),
                Language = text.Language,
                Persona = Persona(parsed.GetValue(persona)),
                Seed = parsed.GetValue(seed),
            };
            return await RunAsync(setup, parsed.GetRequiredValue(script), parsed.GetRequiredValue(output), text, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(RolePlaySetup setup, string script, string output, CliText text, CancellationToken cancellationToken)
    {
        var lines = Lines(script);
        var session = BuyerEngine.Open(setup, DateTimeOffset.UtcNow);
        foreach (var line in lines)
        {
            session = BuyerEngine.Say(session, line, DateTimeOffset.UtcNow);
        }

        session = BuyerEngine.End(session);
        var report = SessionCoach.Report(session);
        try
        {
            var json = JsonSerializer.Serialize(new { session.Setup, session.Turns, Report = report }, BattleMapJson.Options);
            await File.WriteAllTextAsync(output, json, new UTF8Encoding(false), cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException("CannotWrite", output, e.Message);
        }

        await Console.Out.WriteLineAsync(text.Format("RolePlay_Done", text[$"RolePlay_{report.Outcome}"], report.Score, report.Facts.Count(f => f.Turn is not null), report.Facts.Count, session.RepTurns.Count()));
        return ExitCode.Ok;
    }

    /// <summary>A list of lines, or an object with the list "turns"; a turn is a text or an object with a "text".</summary>
    private static IReadOnlyList<string> Lines(string path)
    {
        try
        {
            using var document = JsonDocument.Parse(InputFile.ReadAny(path));
            var turns = document.RootElement.ValueKind is JsonValueKind.Object ? document.RootElement.GetProperty("turns") : document.RootElement;
            return [.. turns.EnumerateArray().Take(MostLines).Select(t => (t.ValueKind is JsonValueKind.Object ? t.GetProperty("text") : t).GetString() ?? "")];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw new CliException("RolePlay_BadScript", path);
        }
    }

    private static T Word<T>(string word, string complaint)
        where T : struct, Enum => Enum.TryParse<T>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var value) && !char.IsAsciiDigit(word[0]) ? value : throw new CliException(complaint, Terminal.Plain(word, 80));

    private static Persona Persona(string? id) => id is null
        ? RolePlayData.Personas[0]
        : RolePlayData.Personas.FirstOrDefault(p => p.Id == id) ?? throw new CliException("RolePlay_NoPersona", Terminal.Plain(id, 80), string.Join(", ", RolePlayData.Personas.Select(p => p.Id)));
}
