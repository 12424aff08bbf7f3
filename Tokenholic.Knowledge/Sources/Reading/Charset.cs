using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Text;

namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>
/// Turns bytes into text. Declarations (byte order mark, HTTP header, meta element, XML declaration) are claims that are checked
/// against the bytes: UTF-8 has a form that other encodings never take by chance, the rest are compared by what they decode to.
/// </summary>
internal static partial class Charset
{
    private const int MetaBytes = 8_192;
    private const int SampleBytes = 262_144;

    // Running Chinese reaches 0.4 and more, headlines 0.25; wrong decodings stay below 0.1.
    private const double ChinesePlausibility = 0.2;

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Decodes <paramref name="body"/>; bytes that fit nowhere become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> body, string? contentType)
    {
        if (MarkedEncoding(body) is var (marked, length) && marked is not null)
            return marked.GetString(body[length..]);
        if (LooksLikeUtf16(body) is { } utf16)
            return utf16.GetString(body);
        if (IsUtf8(body))
            return Encoding.UTF8.GetString(body);

        var sample = Sample(body).ToArray();
        var best = Candidates(body, contentType)
            .Select((encoding, rank) => (encoding, rank, score: ChineseText.Plausibility(encoding.GetString(sample))))
            .OrderByDescending(c => c.score)
            .ThenBy(c => c.rank)
            .First();
        if (best.score >= ChinesePlausibility)
            return best.encoding.GetString(body);

        // Not Chinese: believe what is declared, and without a declaration take the encoding of the western web.
        var declared = Declared(body, contentType).FirstOrDefault(e => e.WebName != Encoding.UTF8.WebName);
        return (declared ?? Encoding.GetEncoding("windows-1252")).GetString(body);
    }

    private static (Encoding? Encoding, int Length) MarkedEncoding(ReadOnlySpan<byte> body)
        => body switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (null, 0),
        };

    // Markup is ASCII: in UTF-16 every other byte of it is zero.
    private static Encoding? LooksLikeUtf16(ReadOnlySpan<byte> body)
    {
        var head = body[..Math.Min(body.Length & ~1, 2_048)];
        int evenZeros = 0, oddZeros = 0;
        for (var i = 0; i < head.Length; i += 2)
        {
            evenZeros += head[i] == 0 ? 1 : 0;
            oddZeros += head[i + 1] == 0 ? 1 : 0;
        }

        var pairs = head.Length / 2;
        if (oddZeros > pairs * 0.2 && evenZeros <= oddZeros * 0.1)
            return Encoding.Unicode;
        return evenZeros > pairs * 0.2 && oddZeros <= evenZeros * 0.1 ? Encoding.BigEndianUnicode : null;
    }

    // A few broken sequences (a cut-off end, a pasted fragment) do not make a UTF-8 page something else.
    private static bool IsUtf8(ReadOnlySpan<byte> body)
    {
        int good = 0, bad = 0;
        for (var i = 0; i < body.Length;)
        {
            if (body[i] < 0x80)
            {
                i++;
                continue;
            }

            var whole = Rune.DecodeFromUtf8(body[i..], out _, out var used) is System.Buffers.OperationStatus.Done;
            good += whole ? 1 : 0;
            bad += whole ? 0 : 1;
            i += used;
        }

        return bad * 20 <= good;
    }

    private static IEnumerable<Encoding> Candidates(ReadOnlySpan<byte> body, string? contentType)
        => [.. Declared(body, contentType)
            .Concat([Encoding.GetEncoding("gb18030"), Encoding.GetEncoding("big5")])
            .Where(e => !e.IsSingleByte)
            .DistinctBy(e => e.WebName)];

    private static List<Encoding> Declared(ReadOnlySpan<byte> body, string? contentType)
    {
        var head = Encoding.Latin1.GetString(body[..Math.Min(body.Length, MetaBytes)]);
        // A declaration inside the text cannot be UTF-16, or it could not have been read.
        return [.. Named(CharsetParameter().Match(contentType ?? "")),
            .. Named(CharsetParameter().Match(head)).Concat(Named(XmlEncoding().Match(head))).Where(e => e.WebName is not ("utf-16" or "utf-16BE"))];
    }

    private static IEnumerable<Encoding> Named(Match declaration)
        => declaration.Success && TextEncoding.IsSupported(declaration.Groups[1].Value) ? [TextEncoding.Resolve(declaration.Groups[1].Value)] : [];

    // Only the parts with high bytes tell encodings apart; the sample starts at the first of them.
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> body)
    {
        var first = Math.Max(0, body.IndexOfAnyInRange((byte)0x80, (byte)0xFF));
        return body.Slice(first, Math.Min(SampleBytes, body.Length - first));
    }

    [GeneratedRegex("""charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex CharsetParameter();

    [GeneratedRegex("""^\s*<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex XmlEncoding();
}
