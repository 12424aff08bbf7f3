namespace Tokenholic.App.Ingestion;

/// <summary>
/// How far the vectors of the passages are: <paramref name="Space"/> is null when no embedding model is assigned; <paramref name="Problem"/> is why they
/// do not go on, and search goes by words meanwhile.
/// </summary>
public sealed record VectorState(string? Space, int Done, int Total, Exception? Problem, bool InQdrant)
{
    /// <summary>Before the first look.</summary>
    public static VectorState Unknown { get; } = new(null, 0, 0, null, false);
}
