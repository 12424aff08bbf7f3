using System.Text.Json.Serialization;
using Tokenholic.Knowledge.Prices;

namespace Tokenholic.Agents.Models;

/// <summary>What models are used for; each has its own assignment.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TaskKind>))]
public enum TaskKind
{
    /// <summary>规划与推理: plans searches, reads pages, proposes values.</summary>
    Planning,

    /// <summary>代码生成.</summary>
    Code,

    /// <summary>通用任务: short, simple questions.</summary>
    General,

    /// <summary>向量嵌入.</summary>
    Embedding,

    /// <summary>角色扮演: speaks as a customer.</summary>
    Persona,

    /// <summary>评估: judges answers.</summary>
    Evaluation,
}

/// <summary>How a model is asked; a null leaves it to the provider.</summary>
public sealed record ModelTuning
{
    /// <summary>0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>On, off, or the model's default.</summary>
    public bool? Thinking { get; init; }

    /// <summary>The longest answer in tokens.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The longest time one call may take, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 240;

    /// <summary>Requests a minute from one node; null for no limit of ours.</summary>
    public int? RequestsPerMinute { get; init; }

    /// <summary>Tokens a minute from one node; null for no limit of ours.</summary>
    public int? TokensPerMinute { get; init; }

    /// <summary>Length of vectors, for embeddings; null for the model's default.</summary>
    public int? Dimensions { get; init; }
}

/// <summary>A place where models are served. <see cref="Revision"/> changes whenever something of it does.</summary>
public sealed record ModelProvider
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required string Name { get; init; }

    /// <summary>An id of <see cref="ProviderPresets"/>.</summary>
    public required string Preset { get; init; }

    /// <summary>What <c>chat/completions</c> is appended to.</summary>
    public required Uri BaseAddress { get; init; }

    /// <summary>The key; null for a server that asks for none.</summary>
    public Secret? Key { get; init; }

    /// <summary>Further headers of every request.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>Counts changes.</summary>
    public int Revision { get; init; }
}

/// <summary>A model assigned to a task, with everything a call needs.</summary>
public sealed record AssignedModel(ModelProvider Provider, string Model, ModelTuning Tuning);

/// <summary>What model calls may cost, in ¥.</summary>
public sealed record ModelBudget(decimal PerRun, decimal PerDay)
{
    /// <summary>Enough for a large map, and for a day of them.</summary>
    public static ModelBudget Default { get; } = new(20, 200);

    /// <summary>What forbids a call after which the run and the day would have cost so much; null when nothing does.</summary>
    public ModelProblem? Refuses(decimal run, decimal day) =>
        run > PerRun ? ModelProblem.RunBudgetSpent : day > PerDay ? ModelProblem.DayBudgetSpent : null;
}

/// <summary>Where assignments come from: the database, or the environment. Read at every call, so that a change acts at once.</summary>
public interface IModelSettings
{
    /// <summary>The models of a task, the first choice first; empty when none is assigned.</summary>
    Task<IReadOnlyList<AssignedModel>> AssignedAsync(TaskKind task, CancellationToken cancellationToken);

    /// <summary>The budget in force.</summary>
    Task<ModelBudget> BudgetAsync(CancellationToken cancellationToken);

    /// <summary>What calls are priced by: the book that maps are, with what administrators added to it.</summary>
    Task<PriceBook> PricesAsync(CancellationToken cancellationToken);

    /// <summary>Whether texts of that customer may be given to an external model.</summary>
    Task<bool> MayLeaveAsync(Guid customerId, CancellationToken cancellationToken);
}
