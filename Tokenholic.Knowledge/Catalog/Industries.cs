namespace Tokenholic.Knowledge.Catalog;

/// <summary>An industry and what its companies usually do with AI; a supposition about any one company, never evidence.</summary>
public sealed record Industry
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name on screen.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>Words by which it is recognized, in lower case.</summary>
    public required IReadOnlyList<string> Keywords { get; init; }

    /// <summary>What its companies usually do: ids of <see cref="UseCaseIds"/>, the most usual first.</summary>
    public required IReadOnlyList<IndustryUse> UseCases { get; init; }
}

/// <summary>A use case that is usual in an industry, and why it is thought so.</summary>
public sealed record IndustryUse(string UseCase, LocalizedText Reason);

/// <summary>Data/industries.json.</summary>
public static class Industries
{
    private static readonly Lazy<IReadOnlyList<Industry>> Shipped = new(() => DataFile.Read<List<Industry>>("industries.json"));

    /// <summary>The industries that come with the product.</summary>
    public static IReadOnlyList<Industry> Default => Shipped.Value;

    /// <summary>The industry that the words name: of several the one with the longest word found; null when none is.</summary>
    public static Industry? Find(string? words)
    {
        var text = (words ?? "").ToLowerInvariant();
        return Default.Select(i => (Industry: i, Longest: i.Keywords.Where(k => text.Contains(k, StringComparison.Ordinal)).Select(k => k.Length).DefaultIfEmpty(0).Max()))
            .Where(f => f.Longest > 0)
            .OrderByDescending(f => f.Longest)
            .Select(f => f.Industry)
            .FirstOrDefault();
    }
}
