using System.ComponentModel;
using Tokenholic.App.Runs;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Api;

/// <summary>A customer, with the newest map where there is one and the run that is making another.</summary>
public sealed record CustomerInfo(
    Guid Id, string Name, string? Website, string? Industry, bool Fictional, int? MapVersion, DateTimeOffset? MapMadeAt, double? YuanPerYear, double? CompetitorShare, Guid? ActiveRunId)
{
    internal static CustomerInfo Of(CustomerRow row) => new(
        row.Customer.Id, row.Customer.Name, row.Customer.Website, row.Customer.Industry, row.Customer.Fictional,
        row.MapVersion, row.MapAt, row.YuanPerYear, row.CompetitorShare, row.ActiveRunId);
}

/// <summary>Customers in the order in which they were touched, and how many there are in all.</summary>
public sealed record CustomerPage(int Total, IReadOnlyList<CustomerInfo> Customers);

/// <summary>A run; <paramref name="Error"/> is a sentence for its <paramref name="ErrorCode"/>.</summary>
public sealed record RunInfo(
    Guid Id, string Kind, Guid CustomerId, RunState State, DateTimeOffset CreatedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    int? DocumentVersion, string? ErrorCode, string? Error);

/// <summary>What a map is made from; only the name is required.</summary>
public sealed record MapInput(
    [property: Description("The company's name.")] string Name,
    [property: Description("Its own web sites, which are crawled.")] IReadOnlyList<string>? Sites = null,
    [property: Description("Single further pages.")] IReadOnlyList<string>? Urls = null,
    [property: Description("A text somebody else wrote.")] string? Text = null,
    [property: Description("What you know yourself.")] string? Facts = null,
    [property: Description("What the company does.")] string? Industry = null,
    [property: Description("zh (the default) or en.")] string? Language = null);

/// <summary>A question to the knowledge base.</summary>
public sealed record QuestionInput([property: Description("The question, in Chinese or English.")] string Question);

/// <summary>What a proposal is made for; everything may be left out.</summary>
public sealed record ProposalInput(
    [property: Description("What the proposal should answer, if anything in particular.")] string? Question = null,
    [property: Description("zh (the default) or en.")] string? Language = null);

/// <summary>The version that was made at once by rules, or the run that makes one with a model.</summary>
public sealed record ProposalMade(int? Version, RunInfo? Run);

/// <summary>A passage that answers, and the sentences of it that say most.</summary>
public sealed record AnswerPassage(string Title, string Address, DateOnly? Published, double Score, IReadOnlyList<string> Sentences);

/// <summary>The answer in the words of the sources, or a refusal with the words that no source knows.</summary>
public sealed record Answer(string Question, bool Refused, string? Refusal, IReadOnlyList<string> Missing, IReadOnlyList<AnswerPassage> Passages);
