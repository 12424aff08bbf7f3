using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Agents.Proposals.Revision.Feedback;

/// <summary>How people name a use case: "智能客服", "客服", "video generation", "video".</summary>
internal static class UseCaseWords
{
    // The half of a name that says nothing by itself.
    private static readonly string[] Common = ["智能", "内容", "数据", "知识", "通用", "content", "data", "knowledge", "customer", "device", "agent", "office", "search", "general"];

    /// <summary>The words for a use case that a proposal calls <paramref name="name"/>; <paramref name="known"/> is the catalogue's, where it has one.</summary>
    public static IEnumerable<string> Of(string name, UseCase? known) => known is null
        ? [name, .. Short(name)]
        : [name, .. Short(name), known.Name.Zh, known.Name.En, .. Short(known.Name.Zh), .. Short(known.Name.En), .. known.KeywordsZh, .. known.KeywordsEn];

    /// <summary>Whether the words say that word: "script" is in "scripts" and not in "description".</summary>
    public static bool Stand(string words, string word)
    {
        var latin = word.All(c => c < 0x2E80);
        for (var at = words.IndexOf(word, StringComparison.OrdinalIgnoreCase); word.Length > 0 && at >= 0; at = words.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (!latin || ((at == 0 || !char.IsAsciiLetterOrDigit(words[at - 1])) && Ends(words.AsSpan(at + word.Length))))
                return true;
        }

        return false;
    }

    private static bool Ends(ReadOnlySpan<char> after)
    {
        after = after.StartsWith("es", StringComparison.OrdinalIgnoreCase) ? after[2..] : after.StartsWith("s", StringComparison.OrdinalIgnoreCase) ? after[1..] : after;
        return after.IsEmpty || !char.IsAsciiLetterOrDigit(after[0]);
    }

    // "视频制作" is "视频", "Video generation" is "video"
    private static IEnumerable<string> Short(string name)
    {
        var first = name.Length == 4 && name.All(c => c > 0x2E80) ? name[..2] : name.All(c => c < 0x80) && name.IndexOf(' ', StringComparison.Ordinal) is var space and > 0 ? name[..space] : "";
        return first.Length == 0 || Common.Contains(first, StringComparer.OrdinalIgnoreCase) ? [] : [first];
    }
}
