using System.Text;
using System.Text.Json;

namespace Tokenholic.Agents.Models.Structured;

/// <summary>Finds the JSON in what a model wrote: without fences and prose around it, with commas too many, and ended where it was cut off.</summary>
public static class JsonRepair
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 32 };

    /// <summary>The object or array in the text, or null when there is none that can be read.</summary>
    public static JsonElement? Read(string text)
    {
        for (int start = NextOpening(text, 0), tries = 0; start >= 0 && tries < 20; start = NextOpening(text, start + 1), tries++)
        {
            if (Parse(Balanced(text, start)) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static int NextOpening(string text, int from) => from >= text.Length ? -1 : text.AsSpan(from).IndexOfAny('{', '[') is >= 0 and var at ? from + at : -1;

    /// <summary>From an opening bracket to its partner; without a partner, up to the last whole value, with the brackets closed.</summary>
    private static string Balanced(string text, int start)
    {
        var open = new Stack<char>();
        var inString = false;
        var whole = start + 1;
        var openAtWhole = new List<char>();
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            if (inString)
            {
                if (c == '\\')
                {
                    i++;
                }
                else if (c == '"')
                {
                    inString = false;
                }

                continue;
            }

            switch (c)
            {
                case '"':
                    inString = true;
                    break;
                case '{' or '[':
                    open.Push(c == '{' ? '}' : ']');
                    break;
                case '}' or ']':
                    if (open.Count == 0 || open.Pop() != c)
                    {
                        return "";
                    }

                    if (open.Count == 0)
                    {
                        return text[start..(i + 1)];
                    }

                    (whole, openAtWhole) = (i + 1, [.. open]);
                    break;
            }
        }

        return openAtWhole.Count == 0 ? "" : new StringBuilder(text, start, whole - start, whole).Append(string.Concat(openAtWhole)).ToString();
    }

    private static JsonElement? Parse(string json)
    {
        if (json.Length == 0)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, Lenient);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
