using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Catalog;
using Tokenholic.Knowledge.Index.Search;
using Tokenholic.Knowledge.Ingestion;

namespace Tokenholic.Agents.Proposals.ByModel;

/// <summary>Searches the knowledge base; nothing for a question that it refuses.</summary>
public delegate Task<IReadOnlyList<(KnowledgeDocument Document, Hit Hit)>> PassageSearch(string question, int most, CancellationToken cancellationToken);

/// <summary>The proposal is written; the last event.</summary>
public sealed record ProposalCompleted(ProposalDocument Document) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => "completed";
}

/// <summary>
/// The three agents of the recommendation – query, retrieval, synthesis – over a proposal that the rules have composed: the model plans what to look up,
/// writes section by section from the passages found, and code takes out what they do not bear out. Where the model gives nothing, the rules' section stays.
/// </summary>
public sealed class ProposalSynthesis(Catalog catalog)
{
    private const string Agent = "proposals.synthesis";
    private const int PerQuestion = 3;
    private const int PerSection = 8;
    private const int LongestNeeds = 6_000;

    private static readonly SectionId[] Written = [SectionId.Recommendation, SectionId.Difference, SectionId.Migration, SectionId.Risks, SectionId.Cases];

    /// <summary>Writes the proposal; the same calls again are answered from the store of answers, so that a run that is resumed costs nothing twice.</summary>
    public async IAsyncEnumerable<AgentEvent> RunAsync(
        ProposalDocument composed, PassageSearch search, RunModels models, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(composed);
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(models);
        var needs = NeedsOf(composed);
        var writer = new SectionWriter(new SentenceCheck(catalog, needs, composed.Language), composed);
        var planned = await models.AskAsync(TaskKind.Planning, Agent, PlanMessages(needs), PlanAnswer.Form, [], cancellationToken);
        var failure = planned.Failure;
        if (failure is not null)
            yield return new Notice(ModelNotices.NoAnswer, failure.Problem.ToString());

        foreach (var section in Written)
        {
            var passages = new Dictionary<string, FoundPassage>(StringComparer.Ordinal);
            foreach (var question in Questions(section, planned.Value, composed).Distinct(StringComparer.Ordinal))
            {
                var found = await search(question, PerQuestion, cancellationToken);
                yield return new KnowledgeSearched(question, found.Count);
                foreach (var (document, hit) in found.Where(f => passages.Count < PerSection && !passages.Values.Any(p => p.Document.Id == f.Document.Id && p.Chunk == f.Document.Chunks[f.Hit.Chunk])))
                {
                    var id = $"p{passages.Count + 1}";
                    passages[id] = new FoundPassage(id, document, document.Chunks[hit.Chunk]);
                }
            }

            if (passages.Count == 0 || models.Ended is not null)
                continue;
            var answer = await models.AskAsync(TaskKind.Planning, Agent, SectionMessages(section, needs, passages, composed.Language), SectionAnswer.Form, Sent(passages), cancellationToken);
            if (failure is null && answer.Failure is not null)
            {
                failure = answer.Failure;
                yield return new Notice(ModelNotices.NoAnswer, failure.Problem.ToString());
            }

            if (answer.Value is not null && writer.Write(section, answer.Value, passages) is { } told)
                yield return told;
        }

        yield return new ProposalCompleted(writer.Result(models.Answers > 0 ? "model" : "rules"));
    }

    // What is known of the customer, as the rules wrote it down: use cases, clouds, models, volumes; never a name.
    private static string NeedsOf(ProposalDocument composed)
    {
        var lines = composed.Sections.Where(s => s.Id is SectionId.Needs).SelectMany(s => s.Statements).Select(s => s.Text)
            .Concat(composed.Choices.Where(c => c.Model.Length > 0).Select(c => $"{c.UseCase} → {c.Product} {c.Model}: {c.Reason}"));
        var text = string.Join('\n', composed.Question is { } question ? lines.Prepend(question) : lines);
        return text.Length > LongestNeeds ? text[..LongestNeeds] : text;
    }

    private static IEnumerable<string> Questions(SectionId section, PlanAnswer? plan, ProposalDocument composed) =>
        (plan?.Questions.Where(q => q.Section == section).Select(q => q.Question) ?? []).Take(3).Concat(StandardQuestions.Of(section, composed));

    private static ChatMessage[] PlanMessages(string needs) =>
        [new(ChatRole.System, PromptFile.Read("proposal-plan.v1.md", ("sections", string.Join(", ", Written.Select(s => s.ToString().ToLowerInvariant()))))), new(ChatRole.User, PromptFile.Data("NEEDS", needs))];

    private static ChatMessage[] SectionMessages(SectionId section, string needs, Dictionary<string, FoundPassage> passages, ReplyLanguage language) =>
    [
        new(ChatRole.System, PromptFile.Read("proposal-section.v1.md", ("most", $"{SectionAnswer.Most}"), ("language", language is ReplyLanguage.Zh ? "Chinese" : "English"))),
        new(ChatRole.User, string.Join('\n', [$"SECTION: {section.ToString().ToLowerInvariant()}", PromptFile.Data("NEEDS", needs), .. passages.Values.Select(p => PromptFile.Data($"PASSAGE {p.Id}", $"{p.Document.Title}\n{p.Text}"))])),
    ];

    private static IReadOnlyList<SentPassage> Sent(Dictionary<string, FoundPassage> passages) => [.. passages.Values.Select(p => new SentPassage(p.Document.Address, p.Chunk.Start, p.Length))];
}
