namespace Tokenholic.Agents.RolePlay.Buyer;

/// <summary>Chance that is the same on every machine and in every version: SplitMix64 over seed, turn and purpose.</summary>
internal static class Chance
{
    public static int Below(int count, long seed, int turn, int purpose)
    {
        unchecked
        {
            var z = (ulong)seed + ((ulong)turn * 0x9E3779B97F4A7C15UL) + ((ulong)purpose * 0xBF58476D1CE4E5B9UL) + 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)count);
        }
    }
}
