using Microsoft.AspNetCore.Components.Forms;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Features.BattleMap.NewMap;

/// <summary>Reads chosen files into memory, within limits that are checked before a byte is read.</summary>
internal static class ChosenFiles
{
    /// <summary>The most files of one map.</summary>
    internal const int Most = 20;

    /// <summary>Adds the file, or replaces the one of the same name; the problem when it is not fit.</summary>
    internal static async Task<InputProblem?> AddAsync(List<ChosenFile> files, IBrowserFile file)
    {
        if (!GivenSourceRules.Extensions.Contains(Path.GetExtension(file.Name), StringComparer.OrdinalIgnoreCase))
        {
            return InputProblem.SourceNotText;
        }

        if (file.Size > GivenSourceRules.MaxBytes)
        {
            return InputProblem.SourceTooLarge;
        }

        using var content = new MemoryStream();
        try
        {
            await using var stream = file.OpenReadStream(GivenSourceRules.MaxBytes);
            await stream.CopyToAsync(content);
        }
        catch (IOException)
        {
            return InputProblem.SourceCorrupt; // moved, changed or unreadable since it was chosen
        }

        if (GivenSourceRules.Check(file.Name, content.GetBuffer().AsSpan(0, (int)content.Length)) is { } problem)
        {
            return problem;
        }

        files.RemoveAll(known => known.Name == file.Name);
        files.Add(new(file.Name, content.ToArray()));
        return null;
    }
}
