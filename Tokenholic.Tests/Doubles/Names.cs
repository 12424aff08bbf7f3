using Tokenholic.Agents.BattleMap;

namespace Tokenholic.Tests.Doubles;

/// <summary>Good names, for tests that are not about names.</summary>
internal static class Names
{
    internal static CompanyName Of(string name) => CompanyName.Parse(name).Value!;
}
