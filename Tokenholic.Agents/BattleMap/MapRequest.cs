using Tokenholic.Knowledge;

namespace Tokenholic.Agents.BattleMap;

/// <summary>Everything a battle map is made from; only the name is required.</summary>
public sealed record MapRequest
{
    /// <summary>The company's name as the rep typed it, trimmed.</summary>
    public required string CompanyName { get; init; }

    /// <summary>The language names and reasons are written in by default; the map itself carries both.</summary>
    public required ReplyLanguage Language { get; init; }

    /// <summary>The company's own sites: crawled from here, own-site tier.</summary>
    public IReadOnlyList<string> Sites { get; init; } = [];

    /// <summary>Single further pages: read, not crawled.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [];

    /// <summary>Texts given instead of pages: pasted, uploaded, or from a folder of saved pages.</summary>
    public IReadOnlyList<GivenSource> Given { get; init; } = [];

    /// <summary>Other names the company goes by: its English name, its brands.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>What it does, where the rep said so.</summary>
    public string? Industry { get; init; }

    /// <summary>Whether to add what companies of the industry usually do, visibly assumed and outside the totals.</summary>
    public bool Hypotheses { get; init; }

    /// <summary>True for the fictional company that comes with the product.</summary>
    public bool Fictional { get; init; }
}

/// <summary>What kind of thing the rep gave.</summary>
public enum GivenKind
{
    /// <summary>Text pasted into the form: somebody else's words, tier other.</summary>
    PastedText,

    /// <summary>What the rep knows himself: tier manual, every value labelled manual.</summary>
    KnownFacts,

    /// <summary>An uploaded file.</summary>
    File,

    /// <summary>A saved page of a folder that stands in for the web.</summary>
    SavedPage,
}

/// <summary>One given source: its bytes, its name, and the address and date it was saved from where they are known.</summary>
public sealed record GivenSource(GivenKind Kind, string Name, byte[] Content, string? Url = null, DateOnly? Date = null);
