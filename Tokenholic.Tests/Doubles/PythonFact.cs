namespace Tokenholic.Tests.Doubles;

/// <summary>A test that runs python3: passed over where it is not installed, but never on a build server.</summary>
public sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = Python.Missing;
}

/// <summary>As <see cref="PythonFactAttribute"/>, with data.</summary>
public sealed class PythonTheoryAttribute : TheoryAttribute
{
    public PythonTheoryAttribute() => Skip = Python.Missing;
}

internal static class Python
{
    /// <summary>Why a test is passed over, or null when it can run or has to.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("CI") is not null || IsOnPath() ? null : "python3 is not installed: the map was not recomputed by the script.";

    private static bool IsOnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")));
}
