using Tokenholic.Knowledge;

namespace Tokenholic.App.Storage;

/// <summary>Somebody saved another version meanwhile; nothing was written.</summary>
public sealed class StaleVersionException(Guid documentId, int expected, int actual)
    : TokenholicException($"Document {documentId} is at version {actual}, not {expected}.")
{
    /// <summary>The document.</summary>
    public Guid DocumentId { get; } = documentId;

    /// <summary>The version the writer had seen.</summary>
    public int Expected { get; } = expected;

    /// <summary>The version that is the latest.</summary>
    public int Actual { get; } = actual;
}
