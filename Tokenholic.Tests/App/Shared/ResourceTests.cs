using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tokenholic.Tests.Architecture;

namespace Tokenholic.Tests.App.Shared;

/// <summary>Every text exists in both languages, takes the same arguments in both, and is used.</summary>
public sealed partial class ResourceTests
{
    public static TheoryData<string> Chinese => [.. Resources().Where(path => !path.EndsWith(".en.resx", StringComparison.Ordinal))];

    [Fact]
    public void Every_english_file_has_its_chinese_one() =>
        Assert.All(Resources().Where(path => path.EndsWith(".en.resx", StringComparison.Ordinal)), path => Assert.Contains(path.Replace(".en.resx", ".resx", StringComparison.Ordinal), Resources()));

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Both_languages_have_the_same_keys_with_the_same_arguments_and_none_is_empty(string path)
    {
        var chinese = Read(path);
        var english = Read(path.Replace(".resx", ".en.resx", StringComparison.Ordinal));

        Assert.Equal(chinese.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(chinese.Concat(english), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), $"{text.Key} is empty"));
        Assert.All(chinese, text => Assert.True(Arguments(text.Value).SetEquals(Arguments(english[text.Key])), $"{text.Key} takes other arguments in English"));
    }

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Every_english_text_is_english(string path) =>
        Assert.All(Read(path.Replace(".resx", ".en.resx", StringComparison.Ordinal)), text => Assert.True(!Han().IsMatch(text.Value) || text.Value == "切换到中文", $"{text.Key}: {text.Value}"));

    [Theory]
    [MemberData(nameof(Chinese))]
    public void Every_key_is_used_and_every_key_used_exists(string path)
    {
        var keys = Read(path).Keys.ToHashSet(StringComparer.Ordinal);
        var marker = Path.GetFileNameWithoutExtension(path);
        var code = string.Concat(SourceTree.Files("Tokenholic.App", ".cs", ".razor").Select(file => file.Text));

        // A key is used when code names it, or when code builds keys that begin like it: Text[$"Error_{code}"], Text.Word("Status", …).
        var unused = keys.Where(key => !code.Contains($"\"{key}\"", StringComparison.Ordinal) && !Prefixes(key).Any(prefix => code.Contains($"\"{prefix}_{{", StringComparison.Ordinal) || code.Contains($"\"{prefix}\"", StringComparison.Ordinal) || IsCodeOfEnum(code, prefix)));
        Assert.Empty(unused);

        var missing = from file in SourceTree.Files("Tokenholic.App", ".cs", ".razor")
                      from name in Regex.Matches(file.Text, $@"\bIStringLocalizer<{marker}>\s+(\w+)", RegexOptions.None, TimeSpan.FromSeconds(2)).Select(match => match.Groups[1].Value).Distinct()
                      from Match use in Regex.Matches(file.Text, $@"\b{name}\[""(\w+)""", RegexOptions.None, TimeSpan.FromSeconds(2))
                      where !keys.Contains(use.Groups[1].Value)
                      select $"{file.Path}: {use.Groups[1].Value}";
        Assert.Empty(missing);
    }

    private static bool IsCodeOfEnum(string code, string prefix) => code.Contains($"enum {prefix}", StringComparison.Ordinal);

    private static IEnumerable<string> Prefixes(string key) => Enumerable.Range(0, key.Length).Where(at => key[at] == '_').Select(at => key[..at]);

    private static List<string> Resources() =>
        [.. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "Tokenholic.App"), "*.resx", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(SourceTree.Root, path)).Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static Dictionary<string, string> Read(string path)
    {
        var full = Path.Combine(SourceTree.Root, path);
        Assert.True(File.Exists(full), $"{path} is missing");
        return XDocument.Load(full).Root!.Elements("data").ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);
    }

    private static HashSet<string> Arguments(string text) => [.. Argument().Matches(text).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)[^}]*\}", RegexOptions.None, 2000)]
    private static partial Regex Argument();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}", RegexOptions.None, 2000)]
    private static partial Regex Han();
}
