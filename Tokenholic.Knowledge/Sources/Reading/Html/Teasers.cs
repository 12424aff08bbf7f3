namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>Lists of teasers: headline with a link, a sentence or two, the same again.</summary>
internal static class Teasers
{
    private const int Several = 3;

    /// <summary>True when most boxes directly inside are made alike and each leads elsewhere.</summary>
    public static bool Is(Box box)
    {
        var items = box.Boxes.Where(b => b.Units > 0).ToList();
        if (items.Count < Several)
            return false;
        var teasers = items.Count(IsTeaser);
        return teasers >= Several && teasers >= 0.7 * items.Count;
    }

    private static bool IsTeaser(Box item)
        => item.Tag is not "p" and not "tr" && item.ProseLines <= 2 && item.Lines is >= 1 and <= 8 && item.KeptLines().Take(3).Any(l => l.LinkShare > 0.8);
}
