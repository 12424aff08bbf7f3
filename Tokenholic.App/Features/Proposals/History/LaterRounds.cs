using Tokenholic.Agents.Proposals.Revision;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Features.Proposals.History;

/// <summary>Follows what was not met in its round through the rounds after it.</summary>
internal static class LaterRounds
{
    /// <summary>The first later version of the same branch that met a point on the same matter; null where none did, or the point was met at once.</summary>
    internal static ProposalNode? Met(IReadOnlyList<ProposalNode> history, ProposalNode round, TraceLine line)
    {
        if (line.Outcome is TraceOutcome.Addressed || round.Round is not { } asked)
        {
            return null;
        }

        var matters = asked.Points.First(p => p.Id == line.PointId).Constraints.Select(c => c.Kind).ToHashSet();
        return history.FirstOrDefault(n => n.DocumentId == round.DocumentId && n.Version > round.Version && n.Round is { } later
            && later.Trace.Any(t => t is { Outcome: TraceOutcome.Addressed, Sections.Count: > 0 } && later.Points.First(p => p.Id == t.PointId).Constraints.Any(c => matters.Contains(c.Kind))));
    }
}
