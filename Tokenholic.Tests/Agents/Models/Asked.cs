using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.OpenAi;
using Tokenholic.Agents.Models.Pipeline;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

/// <summary>Ways of asking the scripted provider: the bare adapter, or everything the app puts around it.</summary>
internal static class Asked
{
    public static readonly ChatMessage[] Hello = [new(ChatRole.User, "你好")];

    public static OpenAiChatClient Adapter(AssignedModel model) => new(Transport.NewClient(), model, TimeProvider.System);

    public static CallContext Context(TaskKind task = TaskKind.Planning, Guid? run = null, bool live = false) => new() { Agent = "test", Task = task, RunId = run, Live = live };

    /// <summary>A router over these models, in order, with pauses and patience that suit a test.</summary>
    public static ModelRouter Router(ICallLedger ledger, ModelBudget? budget, TimeProvider? time, params AssignedModel[] models) => Router(Fault.None, ledger, budget, time, models);

    public static ModelRouter Router(Fault fault, ICallLedger ledger, ModelBudget? budget, TimeProvider? time, params AssignedModel[] models) =>
        Router(Options(fault), ledger, budget, time, models);

    public static ModelRouter Router(ModelRouterOptions options, ICallLedger ledger, ModelBudget? budget, TimeProvider? time, params AssignedModel[] models)
    {
        var assigned = Enum.GetValues<TaskKind>().ToDictionary(t => t, _ => (IReadOnlyList<AssignedModel>)models);
        return new ModelRouter(new FixedModelSettings(assigned, budget), new MemoryAnswerCache(time ?? TimeProvider.System), ledger, time ?? TimeProvider.System, options);
    }

    /// <summary>Patient, so that a busy machine is not taken for a silent provider – except with one that really says nothing.</summary>
    public static ModelRouterOptions Options(Fault fault) => new()
    {
        Limits = new AnswerLimits { Idle = TimeSpan.FromSeconds(fault is Fault.Stalls ? 2 : 60) },
        Retry = new RetryPolicy { Pause = TimeSpan.FromMilliseconds(1), Longest = TimeSpan.FromMilliseconds(5) },
    };

    public static async Task<ModelException> FailureAsync(Func<Task> work) => await Assert.ThrowsAsync<ModelException>(work);
}
