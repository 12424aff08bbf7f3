using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>What runs of one kind do. It is made anew for each execution and must be able to go on from what an earlier one left.</summary>
internal interface IRunWork
{
    /// <summary>One of <see cref="RunKinds"/>.</summary>
    string Kind { get; }

    /// <summary>Does the work and ends the run with a version (<see cref="RunClaim.SucceedAsync"/>); an exception ends it without one.</summary>
    Task DoAsync(Run run, RunClaim claim, CancellationToken cancellationToken);
}
