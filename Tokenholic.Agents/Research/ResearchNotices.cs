namespace Tokenholic.Agents.Research;

/// <summary>Codes of the notices the research agent gives; each is a sentence on screen (resource key <c>Notice_…</c>).</summary>
public static class ResearchNotices
{
    /// <summary>Neither site, address nor text was given and no search is there: nothing could be read.</summary>
    public const string NoSources = "NoSources";
}
