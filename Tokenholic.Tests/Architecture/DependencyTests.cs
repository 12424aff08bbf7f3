using System.Reflection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.Architecture;

/// <summary>The arrows of docs/architecture.md.</summary>
public sealed class DependencyTests
{
    private static readonly Assembly Knowledge = typeof(TokenholicException).Assembly;
    private static readonly Assembly Agents = typeof(MapRequest).Assembly;

    [Fact]
    public void Knowledge_knows_nobody() => Assert.DoesNotContain(References(Knowledge), name => name.StartsWith("Tokenholic", StringComparison.Ordinal));

    [Fact]
    public void Agents_know_knowledge_and_neither_the_web_framework_nor_the_database()
    {
        Assert.Contains("Tokenholic.Knowledge", References(Agents));
        Assert.DoesNotContain(References(Agents), name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal)
            || name is "Npgsql" or "Quartz" or "Tokenholic.App");
    }

    [Fact]
    public void Nothing_points_at_the_tests() =>
        Assert.All([Knowledge, Agents, typeof(Program).Assembly], assembly => Assert.DoesNotContain("Tokenholic.Tests", References(assembly)));

    [Fact]
    public void Every_exception_of_ours_has_one_root() =>
        Assert.All(OurTypes().Where(type => typeof(Exception).IsAssignableFrom(type)), type => Assert.True(typeof(TokenholicException).IsAssignableFrom(type), type.FullName));

    [Fact]
    public void Classes_are_sealed_unless_somebody_derives_from_them()
    {
        var types = OurTypes().ToList();
        var open = types.Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && !type.Name.Contains('<', StringComparison.Ordinal) && !IsComponentOrResource(type) && !types.Exists(other => other.BaseType == type));
        Assert.Empty(open.Select(type => type.FullName));
    }

    private static IEnumerable<Type> OurTypes() =>
        new[] { Knowledge, Agents, typeof(Program).Assembly }.SelectMany(assembly => assembly.GetTypes()).Where(type => type.Namespace?.StartsWith("Tokenholic", StringComparison.Ordinal) is true);

    // Razor components and _Imports files are compiled to open classes, and a Program without a namespace is the compiler's.
    private static bool IsComponentOrResource(Type type) =>
        typeof(Microsoft.AspNetCore.Components.IComponent).IsAssignableFrom(type) || type.Name == "_Imports";

    private static List<string> References(Assembly assembly) => [.. assembly.GetReferencedAssemblies().Select(name => name.Name!)];
}
