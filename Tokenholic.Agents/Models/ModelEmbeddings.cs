using Microsoft.Extensions.AI;

namespace Tokenholic.Agents.Models;

/// <summary>
/// Vectors of texts by whatever model is assigned to <see cref="TaskKind.Embedding"/> at the moment of each call: masked, in batches the model takes,
/// in the order asked, each of length one; recorded and within the budget like any call. Fails with <see cref="ModelException"/> only.
/// </summary>
public sealed class ModelEmbeddings(ModelRouter router, CallContext context) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly CallContext _context = context with { Task = TaskKind.Embedding };

    /// <summary>
    /// Names the space that vectors are made in now, such as <c>text-embedding-v3-1024</c>; null when no model is assigned. Vectors of different spaces
    /// must not be compared: what is stored belongs under this name and is made anew when it changes.
    /// </summary>
    public async Task<string?> SpaceAsync(CancellationToken cancellationToken) =>
        (await router.Settings.AssignedAsync(TaskKind.Embedding, cancellationToken)) is [var model, ..] ? SpaceOf(model) : null;

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) =>
        router.EmbedAsync([.. values], _context, options, cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // the router is shared
    }

    private static string SpaceOf(AssignedModel model) =>
        model.Tuning.Dimensions is { } length ? FormattableString.Invariant($"{model.Model}-{length}") : model.Model;
}
