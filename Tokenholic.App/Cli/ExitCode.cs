namespace Tokenholic.App.Cli;

/// <summary>What the process says to its caller.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>It was asked rightly and could not be done.</summary>
    public const int Failed = 1;

    /// <summary>It was asked wrongly: unknown words, bad input, an output that cannot be written.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by Ctrl-C or SIGTERM.</summary>
    public const int Cancelled = 130;
}
