using System.Text.RegularExpressions;

namespace Tokenholic.Tests.Architecture;

/// <summary>What the documentation points at is there.</summary>
public sealed partial class DocumentationTests
{
    [Fact]
    public void Links_and_pictures_lead_somewhere()
    {
        string[] pages = [Path.Combine(SourceTree.Root, "README.md"), .. Directory.GetFiles(Path.Combine(SourceTree.Root, "docs"), "*.md", SearchOption.AllDirectories)];
        Assert.True(pages.Length > 20);
        var broken = from page in pages
                     from Match link in Link().Matches(File.ReadAllText(page))
                     let target = link.Groups[1].Value
                     where !target.Contains("://", StringComparison.Ordinal) && target.Length > 0
                     let path = Path.Combine(Path.GetDirectoryName(page)!, target)
                     where !File.Exists(path) && !Directory.Exists(path)
                     select $"{Path.GetRelativePath(SourceTree.Root, page)}: {target}";
        Assert.Empty(broken);
    }

    /// <summary>The address of a Markdown link or picture, without what follows a #.</summary>
    [GeneratedRegex(@"\]\(([^)#\s]*)[^)]*\)", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
