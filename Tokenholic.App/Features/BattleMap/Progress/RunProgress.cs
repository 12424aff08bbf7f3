using Tokenholic.Agents.Core;
using Tokenholic.App.Runs;

namespace Tokenholic.App.Features.BattleMap.Progress;

/// <summary>Where one of the three agents stands.</summary>
internal enum StageState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>At work.</summary>
    Working,

    /// <summary>Finished.</summary>
    Done,
}

/// <summary>What the events of a run add up to; applying them in order, in any number of portions, gives the same.</summary>
public sealed class RunProgress
{
    private readonly Dictionary<Stage, (StageState State, int? Count)> _stages = [];
    private readonly HashSet<string> _urls = new(StringComparer.Ordinal);
    private readonly List<AgentEvent> _pages = [];
    private readonly List<AgentEvent> _claims = [];
    private readonly List<Notice> _notices = [];

    /// <summary>The last event applied.</summary>
    internal long Sequence { get; private set; }

    internal int PagesFound => _urls.Count;

    internal int PagesRead { get; private set; }

    internal int PagesFailed { get; private set; }

    internal int ClaimsKept { get; private set; }

    internal int ClaimsDropped { get; private set; }

    /// <summary>Pages read and failed, in the order they came.</summary>
    internal IReadOnlyList<AgentEvent> Pages => _pages;

    /// <summary>Claims kept and dropped, in the order they came.</summary>
    internal IReadOnlyList<AgentEvent> Claims => _claims;

    internal IReadOnlyList<Notice> Notices => _notices;

    internal (StageState State, int? Count) Of(Stage stage) => _stages.GetValueOrDefault(stage);

    internal void Apply(IEnumerable<RunEvent> events)
    {
        foreach (var item in events.Where(item => item.Sequence > Sequence))
        {
            Sequence = item.Sequence;
            Apply(item.Event);
        }
    }

    private void Apply(AgentEvent item)
    {
        switch (item)
        {
            case StageStarted started:
                _stages[started.Stage] = (StageState.Working, null);
                break;
            case StageFinished finished:
                _stages[finished.Stage] = (StageState.Done, finished.Count);
                break;
            case PageFound found:
                _urls.Add(found.Url);
                break;
            case PageRead read:
                PagesRead++;
                Page(read, read.Url);
                break;
            case PageFailed failed:
                PagesFailed++;
                Page(failed, failed.Url);
                break;
            case ClaimKept kept:
                ClaimsKept++;
                _claims.Add(kept);
                break;
            case ClaimDropped dropped:
                ClaimsDropped++;
                _claims.Add(dropped);
                break;
            case Notice notice:
                _notices.Add(notice);
                break;
        }
    }

    private void Page(AgentEvent item, string url)
    {
        _pages.Add(item);
        _urls.Add(url); // what the rep gave is read without having been found
    }
}
