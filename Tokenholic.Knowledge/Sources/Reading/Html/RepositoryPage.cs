using AngleSharp.Dom;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>
/// Reads the pages of code hosts by what they are: of a repository its description and README, of an organisation what it
/// lists; file lists, counters and sign-up boxes say nothing of a company's AI.
/// </summary>
internal static class RepositoryPage
{
    private const string Readme = "article.markdown-body, #readme .markdown-body, .readme_box .markdown-body, .file_content.markdown-body";
    private const string Listed = "[itemprop='owns'], li[itemprop], .org-repos .Box-row, [data-testid='list-view-items'] > li, .repo-list-item, .user-repo-list li";
    private const string Description = "[itemprop='about'], .repository-content p.f4, .git-project-desc-text, .orghead [itemprop='description'], main p.f4";

    /// <summary>The lines of the page, or null when it is on no code host or neither of both.</summary>
    public static IReadOnlyList<string>? Lines(IDocument document, Visibility visibility, Uri url)
    {
        if (!url.IsAbsoluteUri || SourceHosts.TierOf(url) is not SourceTier.Repository)
            return null;
        var parts = document.QuerySelectorAll(Readme).Take(1).ToList();
        if (parts.Count == 0)
            parts = [.. document.QuerySelectorAll(Listed).Where(e => e.ParentElement?.Closest(Listed) is null)];
        if (parts.Count == 0)
            return null;
        var described = document.QuerySelectorAll(Description).Where(d => !parts.Exists(p => p.Contains(d))).Take(1);
        return [.. described.Concat(parts).SelectMany(p => new PageTreeBuilder(visibility).Build(p).KeptLines()).Select(l => l.Text)];
    }
}
