namespace Tokenholic.Agents.BattleMap.Analysis;

/// <summary>Keeps only what is verbatim in the page: whoever proposed it, rule or model.</summary>
public static class QuoteCheck
{
    /// <summary>Longest quote, in UTF-16 units.</summary>
    public const int MaxLength = 300;

    /// <summary>Shortest quote, in UTF-16 units.</summary>
    public const int MinLength = 4;

    /// <summary>The extraction without the claims and quantities whose quote is not in the text; each such claim is listed as rejected.</summary>
    public static Extraction Verify(Extraction extraction, string text)
    {
        var claims = extraction.Claims.Where(c => Stands(c.Quote, c.Start, text)).ToList();
        var volumes = extraction.Volumes.Where(v => Stands(v.Quote, v.Start, text)).ToList();
        var missing = extraction.Claims.Where(c => !Stands(c.Quote, c.Start, text))
            .Select(c => new RejectedClaim(c.Quote, c.Start, DropReason.QuoteNotFound));
        return new Extraction(claims, volumes, [.. extraction.Rejected, .. missing]);
    }

    /// <summary>Whether the quote is 4–300 characters and stands in the text at exactly this place.</summary>
    public static bool Stands(string quote, int start, string text) =>
        quote.Length is >= MinLength and <= MaxLength
        && start >= 0
        && start <= text.Length - quote.Length
        && string.CompareOrdinal(text, start, quote, 0, quote.Length) == 0;
}
