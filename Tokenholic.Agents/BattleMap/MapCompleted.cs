using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;

namespace Tokenholic.Agents.BattleMap;

/// <summary>The last event of a pipeline that went to its end: the document and the pages its quotes stand on. It is kept as a version, not as a run event.</summary>
public sealed record MapCompleted(BattleMapDocument Document, IReadOnlyList<StoredPage> Pages) : AgentEvent
{
    /// <inheritdoc/>
    public override string Key => "completed";

    /// <summary>
    /// Whether sources were given or searched for and not one could be read, as without a network: such a map says nothing of the
    /// company, and must not take the place of one that does.
    /// </summary>
    public bool NothingRead { get; init; }
}
