using System.Security.Cryptography;
using System.Text;
using Tokenholic.Agents.Core;
using Tokenholic.Agents.Models.Privacy;
using Tokenholic.Knowledge.Sources;

namespace Tokenholic.Agents.Research;

/// <summary>Puts what was read into a stored page.</summary>
internal static class PageTexts
{
    /// <summary>The page with title, text, hash, date, publisher and links of what was read, personal data masked; a page without text is <see cref="PageProblem.Empty"/>.</summary>
    public static StoredPage WithText(this StoredPage page, PageText read)
    {
        var isEmpty = string.IsNullOrWhiteSpace(read.Text);
        var text = isEmpty ? "" : PersonalData.Mask(read.Text); // here, so that nothing behind – prompt, log, export – can hold it
        return page with
        {
            Title = PersonalData.Mask(read.Title),
            Text = text,
            Sha256 = isEmpty ? "" : Hash(text),
            Published = read.Published,
            Publisher = read.Publisher is { } publisher ? PersonalData.Mask(publisher) : null,
            Tier = page.Tier is SourceTier.Other && read.Publisher is not null ? SourceTier.Press : page.Tier, // news on a host nobody listed
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
