namespace Tokenholic.Knowledge.Index.Words;

/// <summary>A passage without its code: what stands in a sample answer or a script is not what a document speaks of.</summary>
internal static class Prose
{
    /// <summary>Begins and ends code.</summary>
    public const string Fence = "```";

    public static string Of(ReadOnlySpan<char> text)
    {
        var prose = new System.Text.StringBuilder(text.Length);
        while (text.IndexOf(Fence) is >= 0 and var open)
        {
            prose.Append(text[..open]).Append('\n');
            text = text[(open + Fence.Length)..];
            var close = text.IndexOf(Fence);
            text = close < 0 ? [] : text[(close + Fence.Length)..];
        }

        return prose.Append(text).ToString();
    }
}
