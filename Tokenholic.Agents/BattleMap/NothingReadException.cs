using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap;

/// <summary>Sources were given, and not one of them could be read: no map is made of that.</summary>
public sealed class NothingReadException() : TokenholicException("No source of the run could be read.");
