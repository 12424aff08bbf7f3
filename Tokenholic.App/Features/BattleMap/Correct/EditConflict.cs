using Tokenholic.Agents.BattleMap.Comparison;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.BattleMap.Correct;

/// <summary>A correction that was not saved because another version was, with that version and what it changed.</summary>
public sealed record EditConflict(MapCorrection Mine, DocumentVersion<BattleMapDocument> Theirs, MapComparison Changes);
