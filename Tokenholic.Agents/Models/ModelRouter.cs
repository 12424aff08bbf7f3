using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models.OpenAi;
using Tokenholic.Agents.Models.Pipeline;

namespace Tokenholic.Agents.Models;

/// <summary>
/// Gives agents the model that is assigned to a task at the moment of each call, behind every decorator of
/// <see cref="Pipeline"/>. One per process; safe to use from several threads.
/// </summary>
public sealed class ModelRouter(IModelSettings settings, IAnswerCache cache, ICallLedger ledger, TimeProvider time, ModelRouterOptions? options = null) : IDisposable
{
    private readonly HttpClient _http = Transport.NewClient();
    private readonly ModelRouterOptions _options = options ?? new();
    private readonly ConcurrentDictionary<(Guid Provider, int Revision, string Model), Circuit> _circuits = new();
    private readonly ConcurrentDictionary<(Guid Provider, string Model), RateLimiter> _limiters = new();

    /// <summary>The settings it reads.</summary>
    public IModelSettings Settings => settings;

    /// <summary>A client for calls of one kind. It fails with <see cref="ModelException"/> only, and costs nothing until it is used.</summary>
    public IChatClient For(CallContext context) => new Routed(this, context);

    /// <summary>A client for one model, whoever is assigned: to try it out.</summary>
    public IChatClient For(AssignedModel model, CallContext context) => new Routed(this, context, [model]);

    /// <summary>Vectors of texts for one kind of caller. It fails with <see cref="ModelException"/> only, and costs nothing until it is used.</summary>
    public ModelEmbeddings Embeddings(CallContext context) => new(this, context);

    // The first choice only: another model's vectors could not be compared with those that are stored.
    internal async Task<GeneratedEmbeddings<Embedding<float>>> EmbedAsync(
        IReadOnlyList<string> texts, CallContext context, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var model = (await AssignedAsync(context, cancellationToken))[0];
        var cost = new CallCost(await settings.PricesAsync(cancellationToken));
        var calls = new EmbeddingCalls(new OpenAiEmbeddingGenerator(_http, model, time), model, context, ledger, cost, LimiterOf(model), CircuitOf(model), time);
        return await calls.RunAsync(texts, options, _options.Retry, await settings.BudgetAsync(cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _http.Dispose();
        foreach (var limiter in _limiters.Values)
        {
            limiter.Dispose();
        }
    }

    private RateLimiter LimiterOf(AssignedModel model) => _limiters.GetOrAdd((model.Provider.Id, model.Model), _ => new(time));

    private Circuit CircuitOf(AssignedModel model) => _circuits.GetOrAdd((model.Provider.Id, model.Provider.Revision, model.Model), _ => new(time));

    private async Task<IReadOnlyList<AssignedModel>> AssignedAsync(CallContext context, CancellationToken cancellationToken)
    {
        if (context.CustomerId is { } customer && !await settings.MayLeaveAsync(customer, cancellationToken))
        {
            throw new ModelException(ModelProblem.KeptInHouse);
        }

        var assigned = await settings.AssignedAsync(context.Task, cancellationToken);
        return assigned.Count > 0 ? assigned : throw new ModelException(ModelProblem.NotConfigured);
    }

    /// <summary>From the outside in: what costs nothing comes first, and only what is really sent is recorded.</summary>
    private MaskedChatClient Chain(AssignedModel model, CallContext context, ModelBudget budget, CallCost cost)
    {
        var limits = _options.Limits with { Total = TimeSpan.FromSeconds(model.Tuning.TimeoutSeconds) };
        IChatClient client = new OpenAiChatClient(_http, model, time);
        client = new LimitedChatClient(client, limits, time);
        client = new TelemetryChatClient(client, model, time);
        client = new RecordedChatClient(client, model, context, ledger, cost, time);
        client = new BudgetedChatClient(client, model, context, budget, ledger, cost, time);
        client = new RateLimitedChatClient(client, model, LimiterOf(model));
        client = new RetryChatClient(client, context, _options.Retry, time);
        client = new CircuitBreakerChatClient(client, CircuitOf(model));
        client = new CachedChatClient(client, model, context, cache, ledger, time);
        return new MaskedChatClient(client);
    }

    private sealed class Routed(ModelRouter router, CallContext context, IReadOnlyList<AssignedModel>? only = null) : IChatClient
    {
        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
            GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            var assigned = only ?? await router.AssignedAsync(context, cancellationToken);
            var budget = await router.Settings.BudgetAsync(cancellationToken);
            var cost = new CallCost(await router.Settings.PricesAsync(cancellationToken));
            using var chain = new FallbackChatClient([.. assigned.Select(model => router.Chain(model, context, budget, cost))]);
            await foreach (var update in chain.GetStreamingResponseAsync(messages, options, cancellationToken))
            {
                yield return update;
            }
        }

        public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

        public void Dispose()
        {
            // nothing of its own
        }
    }
}

/// <summary>The clocks of a router; the defaults are for real providers.</summary>
public sealed record ModelRouterOptions
{
    /// <summary>Silence and length; the total time is the assignment's.</summary>
    public AnswerLimits Limits { get; init; } = new();

    /// <summary>Repetitions.</summary>
    public RetryPolicy Retry { get; init; } = new();
}
