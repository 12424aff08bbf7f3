namespace Tokenholic.Agents.BattleMap.Analysis.Mentions;

/// <summary>
/// Finds many names in a lower-case text in one pass, the longest at each place. A hyphen, space or dot between the parts of a
/// name may be written in any of the usual ways or left out (DeepSeek-R1, deepseek r1, DeepSeekR1).
/// </summary>
internal sealed class AliasTrie<T>
    where T : class
{
    private const char Gap = '\u0001';
    private const int LongestGap = 3;
    private readonly Node _root = new();

    public void Add(string alias, T value)
    {
        var node = _root;
        foreach (var c in Parts(alias))
        {
            node = node.Next.TryGetValue(c, out var next) ? next : node.Next[c] = new Node();
        }

        node.Value ??= value;
    }

    /// <summary>Every name in text order, not overlapping.</summary>
    public IEnumerable<(int Start, int End, T Value)> Find(string lower)
    {
        for (var i = 0; i < lower.Length; i++)
        {
            if (!_root.Next.ContainsKey(lower[i]) || (IsLatin(lower[i]) && i > 0 && IsLatin(lower[i - 1])))
            {
                continue;
            }

            var end = -1;
            T? value = null;
            Walk(_root, lower, i, ref end, ref value);
            if (value is not null)
            {
                yield return (i, end, value);
                i = end - 1;
            }
        }
    }

    private static void Walk(Node node, string text, int at, ref int end, ref T? value)
    {
        if (node.Value is not null && at > end && EndsWell(text, at))
        {
            (end, value) = (at, node.Value);
        }

        if (at < text.Length && node.Next.TryGetValue(text[at], out var next))
        {
            Walk(next, text, at + 1, ref end, ref value);
        }

        if (node.Next.TryGetValue(Gap, out var afterGap))
        {
            Walk(afterGap, text, at, ref end, ref value);
            for (var skipped = 1; skipped <= LongestGap && at + skipped <= text.Length && IsSeparator(text[at + skipped - 1]); skipped++)
            {
                Walk(afterGap, text, at + skipped, ref end, ref value);
            }
        }
    }

    private static bool EndsWell(string text, int end)
    {
        if (end >= text.Length || !IsLatin(text[end - 1]))
        {
            return true;
        }

        var next = text[end];
        return char.IsAsciiDigit(text[end - 1])
            ? !IsLatin(next) && !(next == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1]))
            : !char.IsAsciiLetter(next);
    }

    private static string Parts(string alias)
    {
        var parts = new List<char>(alias.Length + 4);
        var previous = '\0';
        foreach (var c in alias.ToLowerInvariant())
        {
            if (IsSeparator(c))
            {
                AddGap();
            }
            else
            {
                if (previous != '\0' && Script(previous) != Script(c) && c != '.' && previous != '.')
                {
                    AddGap();
                }

                parts.Add(c);
            }

            previous = IsSeparator(c) ? '\0' : c;
        }

        return new string([.. parts]);

        void AddGap()
        {
            if (parts.Count > 0 && parts[^1] != Gap)
            {
                parts.Add(Gap);
            }
        }
    }

    private static int Script(char c) => char.IsAsciiLetter(c) ? 1 : char.IsAsciiDigit(c) ? 2 : 3;

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c);

    private static bool IsSeparator(char c) => c is ' ' or '-' or '_' or '·' or '•' or '/' or '“' or '”' or '"';

    private sealed class Node
    {
        public Dictionary<char, Node> Next { get; } = [];

        public T? Value { get; set; }
    }
}
