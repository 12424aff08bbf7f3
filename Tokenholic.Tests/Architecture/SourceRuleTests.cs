using System.Text.RegularExpressions;

namespace Tokenholic.Tests.Architecture;

/// <summary>Rules that are about the text of the sources; docs/architecture.md says why each exists.</summary>
public sealed partial class SourceRuleTests
{
    private static readonly string[] Projects = ["Tokenholic.Knowledge", "Tokenholic.Agents", "Tokenholic.App", "Tokenholic.Tests"];

    [Fact]
    public void No_source_file_is_longer_than_300_lines() =>
        Assert.Empty(All(".cs", ".razor", ".css", ".js").Where(file => file.Lines > 300).Select(file => $"{file.Path}: {file.Lines}"));

    [Fact]
    public void The_program_is_a_table_of_contents() =>
        Assert.InRange(SourceTree.Files("Tokenholic.App", ".cs").Single(file => file.Path == "Tokenholic.App/Program.cs").Lines, 1, 40);

    [Fact]
    public void Only_storage_speaks_sql() =>
        Assert.Empty(All(".cs", ".razor").Where(file => !file.Path.StartsWith("Tokenholic.Tests/", StringComparison.Ordinal)
            && !file.Path.StartsWith("Tokenholic.App/Storage/", StringComparison.Ordinal) && !file.Path.StartsWith("Tokenholic.Knowledge/Index/", StringComparison.Ordinal)
            && Sql().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Agents_and_knowledge_never_ask_the_thread_for_a_culture() =>
        Assert.Empty(SourceTree.Files("Tokenholic.Agents", ".cs").Concat(SourceTree.Files("Tokenholic.Knowledge", ".cs"))
            .Where(file => file.Text.Contains("CultureInfo.Current", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Markup_from_strings_exists_in_one_place_at_most() =>
        Assert.InRange(SourceTree.Files("Tokenholic.App", ".cs", ".razor").Count(file => file.Text.Contains("MarkupString", StringComparison.Ordinal)), 0, 1);

    [Fact]
    public void Features_do_not_reference_each_other()
    {
        var features = Directory.GetDirectories(Path.Combine(SourceTree.Root, "Tokenholic.App", "Features")).Select(Path.GetFileName).ToList();
        Assert.NotEmpty(features);
        var crossings = from feature in features
                        from file in SourceTree.Files($"Tokenholic.App/Features/{feature}", ".cs", ".razor")
                        from other in features
                        where other != feature && file.Text.Contains($"Tokenholic.App.Features.{other}", StringComparison.Ordinal)
                        select $"{file.Path} → {other}";
        Assert.Empty(crossings);
    }

    [Fact]
    public void Nothing_is_left_open_in_the_code() =>
        Assert.Empty(All(".cs", ".razor", ".js").Where(file => !file.Path.StartsWith("Tokenholic.Tests/Architecture/", StringComparison.Ordinal) && LeftOpen().IsMatch(file.Text)).Select(file => file.Path));

    [Fact]
    public void Nothing_committed_names_a_path_of_a_developers_machine() =>
        Assert.Empty(All(".cs", ".razor", ".json", ".md", ".css", ".js", ".resx").Concat(SourceTree.Files("docs", ".md", ".json"))
            .Where(file => !file.Path.StartsWith("Tokenholic.Tests/Architecture/", StringComparison.Ordinal) && file.Text.Contains("/work/", StringComparison.Ordinal)).Select(file => file.Path));

    private static IEnumerable<SourceFile> All(params string[] extensions) => Projects.SelectMany(project => SourceTree.Files(project, extensions));

    [GeneratedRegex(@"(?i)\b(select\s+[\w*,.\s()""]+\sfrom\s+\w+|insert\s+into\s+\w+|update\s+\w+\s+set\s|delete\s+from\s+\w+|create\s+table\s)", RegexOptions.None, 2000)]
    private static partial Regex Sql();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|NotImplementedException)\b", RegexOptions.None, 2000)]
    private static partial Regex LeftOpen();
}
