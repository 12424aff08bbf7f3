using System.Text.RegularExpressions;

namespace Tokenholic.App.Features.BattleMap;

/// <summary>
/// What the detail of a page's problem says to a reader. Details are written for logs: a code is said in words, what reads the
/// same in every language (a status, a content type, an address) as it stands, and the rest is left out.
/// </summary>
internal static partial class PageDetail
{
    /// <summary>The detail in words; <paramref name="word"/> gives the text of a resource key, or null.</summary>
    internal static string? InWords(string reason, string? detail, Func<string, string?> word) =>
        string.IsNullOrEmpty(detail) ? null
        : MapWords.IsOtherSubject(reason) ? word($"OtherSubject_{MapWords.Pascal(detail)}")
        : word($"PageDetail_{detail}") ?? (SameEverywhere().IsMatch(detail) ? detail : null);

    [GeneratedRegex(@"^(HTTP \d{3}|[a-z]+/[a-z0-9.+-]+|(https?|file|text|known):\S+)$")]
    private static partial Regex SameEverywhere();
}
