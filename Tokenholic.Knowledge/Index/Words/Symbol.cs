namespace Tokenholic.Knowledge.Index.Words;

/// <summary>
/// The smallest unit that is searched: one ideograph, or one word of letters and digits in its base form. <paramref name="Joined"/>: written
/// together with the symbol before it (<c>qwen3-max</c>, <c>clientToken</c>, 云上). Offsets are UTF-16 units.
/// </summary>
public readonly record struct Symbol(ulong Key, int Start, int End, bool IsHan, bool Joined);
