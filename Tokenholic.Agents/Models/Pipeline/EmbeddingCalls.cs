using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>What surrounds a request for vectors, as an answer: circuit breaker, repetition, requests a minute, budget, record, telemetry. Texts are masked.</summary>
internal sealed class EmbeddingCalls(
    IEmbeddingGenerator<string, Embedding<float>> generator, AssignedModel model, CallContext context, ICallLedger ledger, CallCost cost, RateLimiter limiter, Circuit circuit, TimeProvider time)
{
    /// <summary>Batch by batch, each a call of its own: a failure in the middle of a thousand texts repeats ten of them.</summary>
    public async Task<GeneratedEmbeddings<Embedding<float>>> RunAsync(
        IReadOnlyList<string> texts, EmbeddingGenerationOptions? options, RetryPolicy policy, ModelBudget budget, CancellationToken cancellationToken)
    {
        var made = new GeneratedEmbeddings<Embedding<float>> { Usage = new UsageDetails() };
        foreach (var batch in texts.Select(Privacy.PersonalData.Mask).Chunk(ModelAbilities.EmbeddingBatch(model.Model)))
        {
            var vectors = await BatchAsync(batch, options, policy, budget, cancellationToken);
            made.AddRange(vectors);
            made.Usage.Add(vectors.Usage ?? new());
        }

        return made;
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> BatchAsync(
        string[] texts, EmbeddingGenerationOptions? options, RetryPolicy policy, ModelBudget budget, CancellationToken cancellationToken)
    {
        circuit.Enter();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var made = await WithinBudgetAsync(texts, options, budget, cancellationToken);
                circuit.Succeeded();
                return made;
            }
            catch (ModelException e) when (!e.IsTransient || attempt >= policy.Attempts)
            {
                circuit.Failed(e);
                throw;
            }
            catch (ModelException e)
            {
                await Task.Delay(policy.PauseAfter(attempt, e.RetryAfter, Random.Shared.NextDouble()), time, cancellationToken);
            }
        }
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> WithinBudgetAsync(
        string[] texts, EmbeddingGenerationOptions? options, ModelBudget budget, CancellationToken cancellationToken)
    {
        var expected = new CallUsage(texts.Sum(TokenCount.Of), 0, 0, 0);
        await limiter.EnterAsync(model.Tuning.RequestsPerMinute, model.Tuning.TokensPerMinute, expected.Input, cancellationToken);
        var reserved = await BudgetedChatClient.ReserveAsync(model, context, expected, budget, ledger, cost, time, cancellationToken);
        try
        {
            return await OnceAsync(texts, options, cancellationToken);
        }
        finally
        {
            await ledger.ReleaseAsync(reserved, CancellationToken.None);
        }
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> OnceAsync(string[] texts, EmbeddingGenerationOptions? options, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        var usage = new CallUsage(0, 0, 0, 0);
        var outcome = CallOutcomes.Stopped;
        using var span = new ModelSpan("embeddings", model, time);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(model.Tuning.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var made = await generator.GenerateAsync(texts, options, either.Token);
            usage = made.Usage?.InputTokenCount is > 0 and var said ? new(said, 0, 0, 0) : new(texts.Sum(TokenCount.Of), 0, 0, 0, Estimated: true);
            span.Used(model.Model, usage.Input, null);
            outcome = CallOutcomes.Ok;
            return made;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var late = new ModelException(ModelProblem.TimedOut);
            outcome = late.Problem.ToString();
            span.Failed(late);
            throw late;
        }
        catch (ModelException e)
        {
            outcome = e.Problem.ToString();
            span.Failed(e);
            throw;
        }
        finally
        {
            var call = new CallRecord
            {
                At = at, Context = context, Provider = model.Provider.Name, Model = model.Model, Usage = usage,
                Yuan = cost.Of(model, usage, at), Latency = time.GetElapsedTime(started), Outcome = outcome,
            };
            await ledger.AddAsync(call, CancellationToken.None);
        }
    }
}
