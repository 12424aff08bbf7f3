using System.Text;

namespace Tokenholic.Agents.Models;

/// <summary>
/// Prompts are files beside their agent, in English, with their version in their name (<c>claims.v1.md</c>): a changed prompt is a
/// new file. <c>{{name}}</c> stands for a value of ours; text of others never goes in there, but into <see cref="Data"/>.
/// </summary>
public static class PromptFile
{
    /// <summary>The prompt with its values filled in. Throws <see cref="InvalidOperationException"/> when the file is missing or a value is left open.</summary>
    public static string Read(string file, params (string Name, string Value)[] values)
    {
        using var stream = typeof(PromptFile).Assembly.GetManifestResourceStream("Prompts/" + file)
            ?? throw new InvalidOperationException($"The resource Prompts/{file} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var text = new StringBuilder(reader.ReadToEnd());
        foreach (var (name, value) in values)
        {
            text.Replace("{{" + name + "}}", value);
        }

        var prompt = text.ToString().Trim();
        return prompt.Contains("{{", StringComparison.Ordinal) ? throw new InvalidOperationException($"Prompts/{file} has a value left open.") : prompt;
    }

    /// <summary>Text of others as data between marks that it cannot hold: its own look-alikes are broken.</summary>
    public static string Data(string name, string text)
    {
        var marks = text.Replace("<<<", "‹‹‹", StringComparison.Ordinal).Replace(">>>", "›››", StringComparison.Ordinal);
        return $"<<<{name}\n{marks}\n{name}>>>";
    }
}
