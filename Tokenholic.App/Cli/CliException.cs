using Tokenholic.Knowledge;

namespace Tokenholic.App.Cli;

/// <summary>Ends a verb with a sentence of <c>CliText.resx</c> and an exit code.</summary>
internal sealed class CliException(string key, params object[] values) : TokenholicException($"{key}: {string.Join(", ", values)}")
{
    public string Key { get; } = key;

    public IReadOnlyList<object> Values { get; } = values;

    public int Code { get; init; } = ExitCode.BadInput;
}
