namespace Tokenholic.Agents.Proposals;

/// <summary>How our own documents mark a sentence that nobody else has stated: a proposal says it as a judgement and cites nobody for it.</summary>
internal static class OurView
{
    private static readonly string[] Marks = ["我们的判断：", "我们的建议：", "Our judgement:", "Our advice:"];

    /// <summary>The sentence without its mark; null where it has none.</summary>
    public static string? Of(string sentence) => Marks.FirstOrDefault(m => sentence.StartsWith(m, StringComparison.Ordinal)) is not { } mark ? null
        : sentence[mark.Length..].TrimStart() is { Length: > 0 } said ? char.ToUpperInvariant(said[0]) + said[1..] : null;

    /// <summary>Whether the sentence of a text that has a place in it is marked so.</summary>
    public static bool IsAt(string text, int place)
    {
        var before = text.AsSpan(0, place);
        var begins = Math.Max(before.LastIndexOfAny("。！？\n"), before.LastIndexOf(". ")) + 1;
        var sentence = text.AsSpan(begins).TrimStart();
        foreach (var mark in Marks)
        {
            if (sentence.StartsWith(mark, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
