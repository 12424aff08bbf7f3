using Microsoft.Extensions.Localization;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Proposals;
using Tokenholic.App.Features.BattleMap;
using Tokenholic.App.Features.BattleMap.NewMap;
using Tokenholic.App.Features.Proposals;
using Tokenholic.App.Hosting;
using Tokenholic.App.Ingestion;
using Tokenholic.App.Runs;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Knowledge.Index.Search;

namespace Tokenholic.App.Api;

/// <summary>A request that has something wrong in it: sentences by field.</summary>
public sealed class InvalidInputException(IReadOnlyDictionary<string, string[]> problems)
    : TokenholicException(string.Join(' ', problems.Select(p => $"{p.Key}: {string.Join(' ', p.Value)}")))
{
    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string[]> Problems { get; } = problems;
}

/// <summary>What programs can do with Tokenholic, the same for the HTTP API and for MCP.</summary>
internal sealed class ApiVerbs(
    CustomerStore customers, DocumentStore documents, RunHub runs, NewMapStart maps, ProposalMaker proposals, KnowledgeBase knowledge, Visitor visitor, ErrorText errors,
    IStringLocalizer<BattleMapText> words)
{
    private const int MostAtOnce = 100;
    private const int Documents = 3;
    private const int Sentences = 3;
    private const int LongestQuestion = 500;

    internal async Task<CustomerPage> CustomersAsync(string? search, int skip, int take, CancellationToken cancellationToken) => new(
        await customers.CountAsync(search, cancellationToken),
        [.. (await customers.ListAsync(search, Math.Max(skip, 0), Math.Clamp(take, 1, MostAtOnce), cancellationToken)).Select(CustomerInfo.Of)]);

    /// <exception cref="InvalidInputException">Nothing was started.</exception>
    /// <exception cref="TooManyRunsException">Nothing was started.</exception>
    internal async Task<RunInfo> StartMapAsync(MapInput input, CancellationToken cancellationToken)
    {
        var form = new NewMapInput(
            input.Name ?? "", Lines(input.Sites), Lines(input.Urls), input.Text ?? "", input.Facts ?? "", input.Industry ?? "");
        var request = NewMapForm.Read(form, [], Language(input.Language), field => words[$"Field_{field}"], out var problems);
        if (problems.Count > 0)
        {
            throw new InvalidInputException(problems.GroupBy(p => p.Field, StringComparer.Ordinal).ToDictionary(
                group => group.Key,
                group => group.Select(p => $"{words[$"InputProblem_{p.Problem}", NewMapForm.Limit(p)]}{(p.Value is { } value ? $" ({value})" : "")}").ToArray(),
                StringComparer.Ordinal));
        }

        return Info((await maps.StartAsync(request, asNewVersion: true, visitor, cancellationToken)).Run!);
    }

    /// <summary>The version that was made at once, or the run that makes it; null when the customer has neither a map nor was a question asked.</summary>
    /// <exception cref="InvalidInputException">The question is too long.</exception>
    /// <exception cref="TooManyRunsException">Nothing was started.</exception>
    internal async Task<ProposalMade?> MakeProposalAsync(Guid customerId, ProposalInput input, CancellationToken cancellationToken)
    {
        var question = input.Question?.Trim() is { Length: > 0 } asked ? asked : null;
        Demand(question is null || question.Length <= LongestQuestion);
        var language = Language(input.Language);
        return await proposals.StartAsync(customerId, language, question, document: null, visitor, cancellationToken) is { } made
            ? new(made.Version, made.RunId is { } run ? await RunAsync(run, cancellationToken) : null)
            : null;
    }

    internal async Task<RunInfo?> RunAsync(Guid id, CancellationToken cancellationToken) => await runs.FindAsync(id, cancellationToken) is { } run ? Info(run) : null;

    internal Task<IReadOnlyList<RunEvent>> EventsAsync(Guid id, long after, CancellationToken cancellationToken) => runs.EventsAsync(id, after, cancellationToken);

    internal async Task<RunInfo?> CancelAsync(Guid id, CancellationToken cancellationToken)
    {
        await runs.CancelAsync(id, cancellationToken);
        return await RunAsync(id, cancellationToken);
    }

    /// <summary>That version of the customer's map, or the newest; null when there is none.</summary>
    internal Task<string?> MapAsync(Guid customerId, int? version, CancellationToken cancellationToken) =>
        DocumentAsync<BattleMapDocument>(customerId, DocumentKinds.BattleMap, version, cancellationToken);

    /// <summary>The same of the proposal.</summary>
    internal Task<string?> ProposalAsync(Guid customerId, int? version, CancellationToken cancellationToken) =>
        DocumentAsync<ProposalDocument>(customerId, DocumentKinds.Proposal, version, cancellationToken);

    /// <exception cref="InvalidInputException">The question is empty or too long.</exception>
    internal async Task<Answer> AskAsync(QuestionInput input, CancellationToken cancellationToken)
    {
        var question = input.Question?.Trim() ?? "";
        Demand(question.Length is > 0 and <= LongestQuestion);
        var made = await knowledge.CurrentAsync(cancellationToken);
        var found = made.Index.Search(question, Documents);
        return new(
            question, found.Refusal is not null, found.Refusal?.ToString(), [.. found.Missing],
            found.Refusal is not null ? [] : [.. ReaderAnswer.Of(question, found, Sentences).Select(p => (p.Hit, p.Said, Document: made.Documents[p.Hit.Document.Id])).Select(p => new AnswerPassage(
                p.Document.Title, p.Document.Address, p.Document.Published, p.Hit.Score, [.. p.Said.Select(s => TableRows.Read(p.Hit.Document.Text, s))]))]);
    }

    private void Demand(bool rightLength)
    {
        if (!rightLength)
        {
            throw new InvalidInputException(new Dictionary<string, string[]> { ["question"] = [errors.ForCode("InvalidQuestion", $"{LongestQuestion}")] });
        }
    }

    private static ReplyLanguage Language(string? asked) => asked switch { "en" => ReplyLanguage.En, "zh" => ReplyLanguage.Zh, _ => Cultures.Language };

    private async Task<string?> DocumentAsync<T>(Guid customerId, string kind, int? version, CancellationToken cancellationToken)
        where T : class
    {
        var found = await documents.LatestAsync<T>(customerId, kind, cancellationToken);
        if (found is not null && version is { } asked && asked != found.Version)
        {
            found = await documents.GetAsync<T>(found.Id, asked, cancellationToken);
        }

        return found is null ? null : JsonText.Write(new { found.Version, found.CreatedAt, Document = found.Body });
    }

    private RunInfo Info(Run run) => new(
        run.Id, run.Kind, run.CustomerId, run.State, run.CreatedAt, run.StartedAt, run.FinishedAt, run.DocumentVersion, run.ErrorCode,
        run.ErrorCode is { } code ? errors.ForCode(code) : null);

    private static string Lines(IReadOnlyList<string?>? values) => string.Join('\n', (values ?? []).OfType<string>().Select(value => value.ReplaceLineEndings(" ")));
}
