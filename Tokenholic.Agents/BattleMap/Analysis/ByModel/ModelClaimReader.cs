using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.BattleMap.Analysis.ByModel;

/// <summary>What a model read from a page, and the passages it gave no answer for.</summary>
internal sealed record ModelExtraction(Extraction Extraction, int Passages, int Unanswered, ModelException? Failure);

/// <summary>Has a model read pages, passage by passage.</summary>
internal sealed class ModelClaimReader(Catalog catalog)
{
    /// <summary>Who asks, in records of calls.</summary>
    public const string Agent = "battle_map.claims";

    private readonly ModelReading _reading = new(catalog);
    private readonly string _prompt = PromptFile.Read(
        "claims.v1.md",
        ("use_cases", string.Join(", ", UseCaseIds.All)),
        ("vendors", string.Join(", ", catalog.Vendors.Select(v => v.Id))),
        ("metrics", string.Join(", ", EstimationTemplates.Default.Metrics.Select(m => m.Id))));

    /// <summary>What the page states of the company, by the model; several passages at once, in the order of the page.</summary>
    public async Task<ModelExtraction> ReadAsync(RunModels models, CompanyProfile company, StoredPage page, CancellationToken cancellationToken)
    {
        var passages = PassageSplitter.Split(page.Text).Take(PassageSplitter.Most).ToList();
        var answers = await Task.WhenAll(passages.Select(async passage =>
        {
            var (start, text) = passage;
            var answer = await models.AskAsync(
                TaskKind.Planning, Agent, Messages(company, page, text), ClaimAnswer.Form, [new SentPassage(page.Url, start, text.Length)], cancellationToken);
            return (Extraction: answer.Value is null ? null : _reading.Read(answer.Value, page, start, text.Length), answer.Failure);
        }));
        var read = answers.Select(a => a.Extraction).OfType<Extraction>().ToList();
        var all = new Extraction([.. read.SelectMany(e => e.Claims)], [.. read.SelectMany(e => e.Volumes)], [.. read.SelectMany(e => e.Rejected)]);
        return new(QuoteCheck.Verify(all, page.Text), passages.Count, passages.Count - read.Count, answers.Select(a => a.Failure).FirstOrDefault(f => f is not null));
    }

    /// <summary>Ours in the system's role, theirs as delimited data in the user's.</summary>
    private ChatMessage[] Messages(CompanyProfile company, StoredPage page, string text) =>
    [
        new(ChatRole.System, _prompt),
        new(ChatRole.User, string.Join('\n',
            PromptFile.Data("COMPANY", string.Join(" | ", company.Aliases.Prepend(company.Name))),
            PromptFile.Data("TITLE", page.Title),
            PromptFile.Data("PASSAGE", text))),
    ];
}
