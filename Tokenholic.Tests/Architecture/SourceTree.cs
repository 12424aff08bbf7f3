using System.Runtime.CompilerServices;

namespace Tokenholic.Tests.Architecture;

/// <summary>The repository's own source files, for the rules that are about text.</summary>
internal static class SourceTree
{
    private static readonly string[] NotSource = ["bin", "obj", ".git", ".tokenholic", "_framework", "node_modules", "TestResults"];

    public static string Root { get; } = FindRoot();

    public static IEnumerable<SourceFile> Files(string folder, params string[] extensions) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(path => extensions.Contains(Path.GetExtension(path)))
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => NotSource.Contains(part)))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllText(Path.Combine(Root, path))));

    private static string FindRoot([CallerFilePath] string here = "")
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Tokenholic.sln")))
            {
                return folder.FullName;
            }
        }

        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
    }
}

internal sealed record SourceFile(string Path, string Text)
{
    public int Lines => Text.Count(c => c == '\n');
}
