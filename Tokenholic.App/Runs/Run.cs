using Tokenholic.Agents.Core;

namespace Tokenholic.App.Runs;

/// <summary>The kinds of runs.</summary>
public static class RunKinds
{
    /// <summary>Makes a battle map.</summary>
    public const string BattleMap = "battle_map";

    /// <summary>Writes a proposal.</summary>
    public const string Proposal = "proposal";

    /// <summary>Makes the next version of a proposal.</summary>
    public const string Revision = "proposal_revision";
}

/// <summary>Where a run stands.</summary>
public enum RunState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>At work, on some node.</summary>
    Running,

    /// <summary>Made a version.</summary>
    Succeeded,

    /// <summary>Ended without one; <see cref="Run.ErrorCode"/> says why.</summary>
    Failed,

    /// <summary>Stopped on request.</summary>
    Cancelled,
}

/// <summary>
/// Work that outlives a browser tab and a process. <paramref name="DocumentId"/> and <paramref name="DocumentVersion"/> are
/// set once it succeeded; <paramref name="ErrorCode"/> is a code of <see cref="RunErrors"/>.
/// </summary>
public sealed record Run(
    Guid Id,
    string Kind,
    Guid CustomerId,
    RunState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    Guid? DocumentId,
    int? DocumentVersion,
    string? ErrorCode,
    bool CancelRequested)
{
    /// <summary>Whether the run is waiting or at work.</summary>
    public bool Active => State is RunState.Queued or RunState.Running;
}

/// <summary>An event of a run as it was stored; <paramref name="Sequence"/> counts from 1 within the run.</summary>
public sealed record RunEvent(long Sequence, DateTimeOffset At, AgentEvent Event);
