using System.Resources;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Cli;

/// <summary>Tells on stderr what the agents do, a line for each event.</summary>
internal sealed class MapProgress(CliText text, TextWriter stderr, Catalog catalog)
{
    private const int QuoteLength = 60;

    public Task TellAsync(AgentEvent told) => Line(told) is { } line ? stderr.WriteLineAsync(line) : Task.CompletedTask;

    /// <summary>The last words: what the map says, and where it is.</summary>
    public async Task SumUpAsync(MapCompleted completed, MapOutput output)
    {
        var map = completed.Document;
        var workloads = map.UseCases.Sum(u => u.Workloads.Count);
        await stderr.WriteLineAsync(completed.NothingRead ? text["NothingRead"] : workloads == 0
            ? text.Format("EmptyMap", map.Company.Name, map.Pages.Count)
            : text.Format("Done", map.Company.Name, map.UseCases.Count, workloads, map.Evidence.Count, map.Pages.Count));
        if (map.Company.Fictional)
        {
            await stderr.WriteLineAsync(text["Fictional"]);
        }

        if (output.Replaces)
        {
            await stderr.WriteLineAsync(text.Format("Overwritten", output.Path));
        }

        await stderr.WriteLineAsync(output.IsStandardOutput ? text["WrittenToStdout"] : text.Format("Written", output.Path, output.PagesFolder));
    }

    private string? Line(AgentEvent told) => told switch
    {
        StageStarted stage => text[$"Stage_{stage.Stage}"],
        PageRead page => text.Format("PageRead", page.Url, Terminal.Plain(page.Title, QuoteLength), page.Characters),
        PageFailed page => text.Format("PageFailed", page.Url, text.PageProblem(page.Reason, page.Detail)),
        ClaimKept claim => text.Format("ClaimKept", UseCase(claim.UseCase), Vendor(claim.Vendor), Model(claim.Model),
            text.Word("UsageStatus", claim.Status), Terminal.Plain(claim.Quote, QuoteLength)),
        ClaimDropped claim => text.Format("ClaimDropped", text.Word("DropReason", claim.Reason), Terminal.Plain(claim.Quote, QuoteLength)),
        Notice { Code: ModelNotices.NoAnswer or ModelNotices.SomeWithoutAnswer } notice =>
            text.Word("Notice", notice.Code, [.. notice.Arguments.SkipLast(1), text.Problem($"Model_{notice.Arguments[^1]}")]),
        Notice notice => text.Word("Notice", notice.Code, [.. notice.Arguments]),
        _ => null,
    };

    private string UseCase(string id) => catalog.UseCases.FirstOrDefault(u => u.Id == id)?.Name.In(text.Language) ?? id;

    private string Vendor(string id) => catalog.Vendors.FirstOrDefault(v => v.Id == id)?.Name.In(text.Language) ?? id;

    private string Model(string? id) => id is null ? text["ModelNotNamed"] : catalog.Model(id)?.Name.In(text.Language) ?? id;
}
