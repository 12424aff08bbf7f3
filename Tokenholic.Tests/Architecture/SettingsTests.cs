using System.Text.RegularExpressions;
using Tokenholic.App.Hosting;

namespace Tokenholic.Tests.Architecture;

/// <summary>docs/configuration.md says what the code reads.</summary>
public sealed partial class SettingsTests
{
    private static readonly string Documented = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "configuration.md"));

    [Fact]
    public void Every_setting_that_the_code_reads_is_documented()
    {
        var read = SourceTree.Files("Tokenholic.App", ".cs").SelectMany(file => Setting().Matches(file.Text)).Select(match => match.Groups[1].Value)
            .Where(name => name.Contains(':', StringComparison.Ordinal) || name.StartsWith("OTEL_EXPORTER", StringComparison.Ordinal))
            .Concat(typeof(LimitOptions).GetProperties().Where(p => p.Name != "EqualityContract").Select(p => $"Limits:{p.Name}")).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(read.Count > 8, string.Join(' ', read));
        Assert.DoesNotContain(read, name => !Documented.Contains($"`{name}`", StringComparison.Ordinal));
    }

    [Fact]
    public void The_documented_limits_are_the_ones_in_force()
    {
        var limits = new LimitOptions();

        Assert.Contains($"| `Limits:Circuits` | {limits.Circuits} |", Documented, StringComparison.Ordinal);
        Assert.Contains($"| `Limits:ActiveRuns` | {limits.ActiveRuns} |", Documented, StringComparison.Ordinal);
        Assert.Contains($"| `Limits:RunsPerHour` | {limits.RunsPerHour} |", Documented, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"onfiguration(?:\.GetValue\(|\.GetSection\(|\[)""([A-Za-z_:]+)""", RegexOptions.None, 2000)]
    private static partial Regex Setting();
}
