using System.Collections.Frozen;

namespace Tokenholic.Agents.BattleMap.Analysis.Sentences;

/// <summary>Traditional characters and their simplified forms, one to one, from Data/traditional.txt.</summary>
internal static class TraditionalCharacters
{
    private static readonly FrozenDictionary<char, char> Pairs = AnalysisData.ReadText("traditional.txt")
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static char ToSimplified(char c) => c >= '\u3400' && Pairs.TryGetValue(c, out var simplified) ? simplified : c;
}
