using System.Buffers;
using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading.Html;

/// <summary>One declaration of a style rule, lower case, without "!important".</summary>
internal sealed record Declaration(string Property, string Value, bool Important);

/// <summary>Takes style sheets apart: blocks, selectors and declarations. Broken input yields less, never an error.</summary>
internal static partial class CssText
{
    private static readonly SearchValues<char> Combinators = SearchValues.Create(" \t\r\n\f>+~");

    /// <summary>The text without /* comments */.</summary>
    public static string WithoutComments(string css) => Comment().Replace(css, " ");

    /// <summary>The top-level blocks: what stands before a brace, and what stands between it and its match.</summary>
    public static IEnumerable<(string Prelude, string Block)> Blocks(string css)
    {
        for (int start = 0, open; (open = css.IndexOf('{', start)) >= 0;)
        {
            var prelude = css[start..open];
            prelude = prelude[(prelude.LastIndexOf(';') + 1)..].Trim();
            var depth = 1;
            var end = open + 1;
            for (; end < css.Length && depth > 0; end++)
                depth += css[end] switch { '{' => 1, '}' => -1, _ => 0 };
            yield return (prelude, css[(open + 1)..(depth == 0 ? end - 1 : end)]);
            start = end;
        }
    }

    /// <summary>The declarations of a block or of a style attribute.</summary>
    public static IEnumerable<Declaration> Declarations(string block)
    {
        foreach (var part in block.Split(';'))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                continue;
            var value = part[(colon + 1)..].Trim().ToLowerInvariant();
            var important = value.IndexOf('!', StringComparison.Ordinal);
            yield return new Declaration(part[..colon].Trim().ToLowerInvariant(), important < 0 ? value : value[..important].Trim(), important >= 0);
        }
    }

    /// <summary>The selectors of a rule, split at commas that are not inside brackets.</summary>
    public static IEnumerable<string> Selectors(string prelude)
    {
        int depth = 0, start = 0;
        for (var i = 0; i <= prelude.Length; i++)
        {
            var c = i < prelude.Length ? prelude[i] : ',';
            depth += c switch { '(' or '[' => 1, ')' or ']' => -1, _ => 0 };
            if (c != ',' || (depth > 0 && i < prelude.Length))
                continue;
            if (prelude[start..i].Trim() is { Length: > 0 } selector)
                yield return selector;
            start = i + 1;
        }
    }

    /// <summary>The id, class or element name that every match of a selector must carry itself; "*" when there is none.</summary>
    public static string Key(string selector)
    {
        var plain = Brackets().Replace(selector, "").TrimEnd();
        var last = plain[(plain.AsSpan().LastIndexOfAny(Combinators) + 1)..];
        if (KeyName().Match(last) is { Success: true } name)
            return name.Value;
        var element = ElementName().Match(last).Value.ToLowerInvariant();
        return element.Length > 0 ? element : "*";
    }

    [GeneratedRegex(@"/\*[\s\S]*?(\*/|$)")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\([^()]*\)|\[[^\]]*\]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"[#.][\w\-]+")]
    private static partial Regex KeyName();

    [GeneratedRegex(@"^[a-zA-Z][a-zA-Z0-9\-]*")]
    private static partial Regex ElementName();
}
