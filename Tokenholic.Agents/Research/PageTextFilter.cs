using Tokenholic.Agents.Research.Search;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>Sets aside web pages that say nothing, nothing new, or speak of somebody else.</summary>
internal sealed class PageTextFilter(IReadOnlyList<string> companyNames)
{
    private const int FewestLetters = 20;

    private readonly Dictionary<string, string> _firstUrlOfText = new(StringComparer.Ordinal);

    /// <summary>
    /// The page, or the page with <see cref="PageProblem.Empty"/>, <see cref="PageProblem.Duplicate"/> or – when
    /// <paramref name="mayBeAnothers"/> – <see cref="PageProblem.OtherSubject"/> instead of its text.
    /// </summary>
    public StoredPage Judge(StoredPage page, bool mayBeAnothers)
    {
        if (page.Problem is not null)
            return page;
        var text = string.Concat(page.Text.Where(char.IsLetterOrDigit));
        if (text.Length < FewestLetters)
            return Without(page, PageProblem.Empty, null);
        if (mayBeAnothers && SubjectCheck.Judge(companyNames, page.Title, page.Text) is { } reason)
            return Without(page, PageProblem.OtherSubject, reason);
        return _firstUrlOfText.TryAdd(text, page.Url) ? page : Without(page, PageProblem.Duplicate, _firstUrlOfText[text]);
    }

    /// <summary>The page without its text, for a reason.</summary>
    public static StoredPage Without(StoredPage page, PageProblem problem, string? detail) =>
        page with { Text = "", Sha256 = "", Problem = problem, ProblemDetail = detail };
}
