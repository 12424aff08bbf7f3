using System.Security.Cryptography;
using System.Text;
using Tokenholic.Agents.Core;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>Puts what was read into a stored page.</summary>
internal static class PageTexts
{
    /// <summary>The page with title, text, hash, date and links of what was read; a page without text is <see cref="PageProblem.Empty"/>.</summary>
    public static StoredPage WithText(this StoredPage page, PageText read)
    {
        var isEmpty = string.IsNullOrWhiteSpace(read.Text);
        return page with
        {
            Title = read.Title,
            Text = isEmpty ? "" : read.Text,
            Sha256 = isEmpty ? "" : Hash(read.Text),
            Published = read.Published,
            Links = read.Links,
            Problem = isEmpty ? PageProblem.Empty : null,
        };
    }

    /// <summary>The event that tells how reading the page ended.</summary>
    public static AgentEvent Told(StoredPage page) => page.Problem is { } problem
        ? new PageFailed(page.Url, problem.ToString(), page.ProblemDetail)
        : new PageRead(page.Url, page.Title, page.Text.Length, page.Rendered);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
