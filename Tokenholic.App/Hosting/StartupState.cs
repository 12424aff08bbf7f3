namespace Tokenholic.App.Hosting;

/// <summary>Whether the app can work. It answers requests before it can, so that it can say what is missing.</summary>
internal sealed class StartupState
{
    private readonly TaskCompletionSource _whenReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ready;
    private volatile Exception? _problem;

    /// <summary>True once everything the screens need is there.</summary>
    internal bool Ready => _ready;

    /// <summary>What the last attempt failed with; null while the first one is under way.</summary>
    internal Exception? Problem => _problem;

    /// <summary>Completes when the app is ready for the first time.</summary>
    internal Task WhenReady => _whenReady.Task;

    internal void Succeeded()
    {
        _problem = null;
        _ready = true;
        _whenReady.TrySetResult();
    }

    internal void Failed(Exception problem)
    {
        _problem = problem;
        _ready = false;
    }
}
