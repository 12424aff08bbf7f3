namespace Tokenholic.Agents.Models;

/// <summary>A rough count of tokens where nobody counts them for us.</summary>
public static class TokenCount
{
    /// <summary>About one token for a Chinese character and a half, one for four others; never less than real prose takes by much.</summary>
    public static long Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return 0;
        }

        var wide = text.Count(c => c >= 0x2e80);
        return (long)Math.Ceiling((wide / 1.5) + ((text.Length - wide) / 4d));
    }
}
