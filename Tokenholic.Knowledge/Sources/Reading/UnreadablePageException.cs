namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>A body that holds no readable text: corrupt, empty, of a format that is not read, or not what it claims to be.</summary>
public sealed class UnreadablePageException(PageProblem problem, string detail, Exception? inner = null) : TokenholicException(detail, inner)
{
    /// <summary>What stands in the way; <see cref="PageProblem.NotReadable"/>, <see cref="PageProblem.TooLarge"/> or <see cref="PageProblem.Empty"/>.</summary>
    public PageProblem Problem { get; } = problem;
}
