using System.Text;

namespace Tokenholic.Agents.BattleMap;

/// <summary>What a file or text a person gives must be, whatever its name says: the form and the command line ask here first.</summary>
public static class GivenSourceRules
{
    /// <summary>The largest single source, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>First bytes of formats that are often renamed to .txt or .html.</summary>
    private static readonly byte[][] Signatures =
    [
        [.. "%PDF-"u8], [.. "PK\u0003\u0004"u8], [.. "GIF8"u8], [.. "\u007fELF"u8], [.. "Rar!"u8], [.. "7z"u8, 0xBC, 0xAF], [.. "OggS"u8], [.. "RIFF"u8],
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B], [0xD0, 0xCF, 0x11, 0xE0],
    ];

    /// <summary>The problem that keeps these bytes from being read as a text or an HTML page, or null.</summary>
    public static InputProblem? Check(ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBytes)
        {
            return InputProblem.SourceTooLarge;
        }

        if (content.IsEmpty)
        {
            return InputProblem.SourceEmpty;
        }

        foreach (var signature in Signatures)
        {
            if (content.StartsWith(signature))
            {
                return InputProblem.SourceNotText;
            }
        }

        var text = Decode(content);
        if (text.All(c => char.IsWhiteSpace(c) || c is '\uFEFF' or '\u200B'))
        {
            return InputProblem.SourceEmpty;
        }

        // Ten per mille of control characters is more than any text has; one NUL is.
        if (text.Contains('\0', StringComparison.Ordinal) || text.Count(c => char.IsControl(c) && c is not ('\t' or '\r' or '\n' or '\f')) * 100 > text.Length)
        {
            return InputProblem.SourceNotText;
        }

        return text.Count(c => c == '\uFFFD') * 10 > text.Length ? InputProblem.SourceCorrupt : null;
    }

    /// <summary>Good enough to judge by; the page reader finds out the real encoding.</summary>
    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content is [0xFF, 0xFE, ..])
        {
            return Encoding.Unicode.GetString(content[2..]);
        }

        if (content is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(content[2..]);
        }

        var utf8 = Encoding.UTF8.GetString(content);
        if (!utf8.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return utf8;
        }

        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(content);
        return gb18030.Count(c => c == '\uFFFD') < utf8.Count(c => c == '\uFFFD') ? gb18030 : utf8;
    }
}
