using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Research;

namespace Tokenholic.App.Runs;

/// <summary>What a map run does: the battle map pipeline, or a script in tests. Its last event is a <see cref="MapCompleted"/>.</summary>
public delegate IAsyncEnumerable<AgentEvent> MapWork(MapRequest request, IPageStore pages, CancellationToken cancellationToken);
