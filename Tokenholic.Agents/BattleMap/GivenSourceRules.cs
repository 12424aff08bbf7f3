using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Agents.BattleMap;

/// <summary>What a file or text a person gives must be, whatever its name says: the form and the command line ask here first.</summary>
public static class GivenSourceRules
{
    /// <summary>The largest single source, in bytes.</summary>
    public const int MaxBytes = 5 * 1024 * 1024;

    /// <summary>The names of files that are read, in lower case.</summary>
    public static readonly IReadOnlyList<string> Extensions = [".txt", ".md", ".html", ".htm", ".xhtml", ".pdf", ".docx"];

    /// <summary>The problem that keeps this file (or text, with an empty name) from being a source, or null. It is read to find out.</summary>
    public static InputProblem? Check(string name, ReadOnlySpan<byte> content)
    {
        if (content.Length > MaxBytes)
        {
            return InputProblem.SourceTooLarge;
        }

        if (content.IsEmpty)
        {
            return InputProblem.SourceEmpty;
        }

        try
        {
            var address = new Uri("http://given.invalid/" + Uri.EscapeDataString(name));
            return PageReader.Read(content.ToArray(), null, address).Text.Length == 0 ? InputProblem.SourceEmpty : null;
        }
        catch (UnreadablePageException e)
        {
            return e.Problem switch
            {
                PageProblem.Empty => InputProblem.SourceEmpty,
                PageProblem.TooLarge => InputProblem.SourceTooLarge,
                PageProblem.Protected => InputProblem.SourceLocked,
                _ when content.StartsWith("%PDF-"u8) || content.StartsWith("PK"u8) => InputProblem.SourceCorrupt,
                _ => InputProblem.SourceNotText,
            };
        }
    }

    /// <summary>The same for a text without a name.</summary>
    public static InputProblem? Check(ReadOnlySpan<byte> content) => Check("", content);
}
