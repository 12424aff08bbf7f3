using System.Text.Json.Serialization;
using Tokenholic.Knowledge;

namespace Tokenholic.Agents.Models;

/// <summary>Why a model gave no answer; each is a sentence on screen (resource key <c>Error_Model_…</c>).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ModelProblem>))]
public enum ModelProblem
{
    /// <summary>No model is assigned to the task, or its provider has no key.</summary>
    NotConfigured,

    /// <summary>The key is wrong, or belongs to another region than the address.</summary>
    BadKey,

    /// <summary>The account is in arrears or its free quota is used up.</summary>
    NoCredit,

    /// <summary>The key may not use this model.</summary>
    NoAccess,

    /// <summary>The provider knows no model of that name.</summary>
    ModelNotFound,

    /// <summary>The provider refuses the content.</summary>
    ContentRefused,

    /// <summary>The question is longer than the model reads.</summary>
    TooLarge,

    /// <summary>The provider does not accept the request's parameters.</summary>
    BadRequest,

    /// <summary>Too many requests or tokens a minute.</summary>
    TooManyRequests,

    /// <summary>The provider failed.</summary>
    ServerError,

    /// <summary>No connection to the provider.</summary>
    Unreachable,

    /// <summary>No sign of life, or no end, within the time allowed.</summary>
    TimedOut,

    /// <summary>The connection ended in the middle of the answer.</summary>
    CutOff,

    /// <summary>The answer is not in the format of the protocol.</summary>
    Unreadable,

    /// <summary>The answer holds no text.</summary>
    Empty,

    /// <summary>The answer is longer than allowed.</summary>
    TooLong,

    /// <summary>A structured answer of another shape than asked for, twice.</summary>
    WrongShape,

    /// <summary>The budget of the run is spent.</summary>
    RunBudgetSpent,

    /// <summary>The budget of the day is spent.</summary>
    DayBudgetSpent,

    /// <summary>The customer's texts are kept from external models.</summary>
    KeptInHouse,

    /// <summary>The model failed again and again and is left alone for a while.</summary>
    Resting,
}

/// <summary>A call that brought no answer. Carries a code, never a message, key or text of the provider.</summary>
public sealed class ModelException(ModelProblem problem, string? detail = null, Exception? inner = null)
    : TokenholicException(detail is null ? $"{problem}" : $"{problem}: {detail}", inner)
{
    /// <summary>What went wrong.</summary>
    public ModelProblem Problem { get; } = problem;

    /// <summary>The provider's own code, such as <c>400 Arrearage</c>; null when there is none.</summary>
    public string? Detail { get; } = detail;

    /// <summary>How long the provider asks to wait; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may succeed a moment later.</summary>
    public bool IsTransient => Problem is ModelProblem.TooManyRequests or ModelProblem.ServerError or ModelProblem.Unreachable
        or ModelProblem.TimedOut or ModelProblem.CutOff or ModelProblem.Unreadable or ModelProblem.Empty;

    /// <summary>Whether every further call must fail too until a person acts or time passes.</summary>
    public bool IsFinal => Problem is ModelProblem.NotConfigured or ModelProblem.BadKey or ModelProblem.NoCredit or ModelProblem.NoAccess or ModelProblem.ModelNotFound
        or ModelProblem.RunBudgetSpent or ModelProblem.DayBudgetSpent or ModelProblem.KeptInHouse or ModelProblem.Resting;
}
