using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models.Pipeline;

/// <summary>What surrounds a request for vectors: budget, repetition, record. Texts are masked.</summary>
internal sealed class EmbeddingCalls(
    IEmbeddingGenerator<string, Embedding<float>> generator, AssignedModel model, CallContext context, ICallLedger ledger, CallCost cost, TimeProvider time)
{
    public async Task<GeneratedEmbeddings<Embedding<float>>> RunAsync(IReadOnlyList<string> texts, RetryPolicy policy, ModelBudget budget, CancellationToken cancellationToken)
    {
        if (context.RunId is { } run && await ledger.SpentByRunAsync(run, cancellationToken) >= budget.PerRun)
        {
            throw new ModelException(ModelProblem.RunBudgetSpent);
        }

        if (await ledger.SpentSinceAsync(BudgetedChatClient.StartOfDay(time.GetUtcNow()), cancellationToken) >= budget.PerDay)
        {
            throw new ModelException(ModelProblem.DayBudgetSpent);
        }

        var masked = texts.Select(Privacy.PersonalData.Mask).ToList();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(masked, cancellationToken);
            }
            catch (ModelException e) when (e.IsTransient && attempt < policy.Attempts)
            {
                await Task.Delay(policy.PauseAfter(attempt, e.RetryAfter, Random.Shared.NextDouble()), time, cancellationToken);
            }
        }
    }

    private async Task<GeneratedEmbeddings<Embedding<float>>> OnceAsync(List<string> texts, CancellationToken cancellationToken)
    {
        var at = time.GetUtcNow();
        var started = time.GetTimestamp();
        var usage = new CallUsage(0, 0, 0, 0);
        var outcome = CallOutcomes.Stopped;
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(model.Tuning.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var made = await generator.GenerateAsync(texts, null, either.Token);
            usage = made.Usage?.InputTokenCount is > 0 and var said ? new(said, 0, 0, 0) : new(texts.Sum(TokenCount.Of), 0, 0, 0, Estimated: true);
            outcome = CallOutcomes.Ok;
            return made;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            outcome = nameof(ModelProblem.TimedOut);
            throw new ModelException(ModelProblem.TimedOut);
        }
        catch (ModelException e)
        {
            outcome = e.Problem.ToString();
            throw;
        }
        finally
        {
            var call = new CallRecord
            {
                At = at, Context = context, Provider = model.Provider.Name, Model = model.Model, Usage = usage,
                Yuan = cost.Of(model, usage, DateOnly.FromDateTime(at.UtcDateTime)), Latency = time.GetElapsedTime(started), Outcome = outcome,
            };
            await ledger.AddAsync(call, CancellationToken.None);
        }
    }
}
