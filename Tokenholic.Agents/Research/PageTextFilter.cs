using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>Sets aside web pages that say nothing, or nothing new.</summary>
internal sealed class PageTextFilter
{
    private const int FewestLetters = 20;

    private readonly Dictionary<string, string> _firstUrlOfText = new(StringComparer.Ordinal);

    /// <summary>The page, or the page with <see cref="PageProblem.Empty"/> or <see cref="PageProblem.Duplicate"/> instead of its text.</summary>
    public StoredPage Judge(StoredPage page)
    {
        if (page.Problem is not null)
            return page;
        var text = string.Concat(page.Text.Where(char.IsLetterOrDigit));
        if (text.Length < FewestLetters)
            return page with { Text = "", Sha256 = "", Problem = PageProblem.Empty };
        return _firstUrlOfText.TryAdd(text, page.Url) ? page
            : page with { Text = "", Sha256 = "", Problem = PageProblem.Duplicate, ProblemDetail = _firstUrlOfText[text] };
    }
}
