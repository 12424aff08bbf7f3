namespace Tokenholic.App.Storage;

/// <summary>What nodes tell each other (LISTEN/NOTIFY); the payload is the run's id.</summary>
internal static class RunChannels
{
    /// <summary>The run or its events changed.</summary>
    public const string Changed = "tokenholic_run";

    /// <summary>The run is asked to stop.</summary>
    public const string Cancel = "tokenholic_run_cancel";
}
