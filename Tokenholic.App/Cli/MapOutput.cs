using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Research;

namespace Tokenholic.App.Cli;

/// <summary>
/// Writes <c>map.json</c> and beside it <c>map.pages/</c>, the text of every page the map rests on. Both are written under
/// other names first and renamed when they are whole, so that there is the old map or the new one and never half of one.
/// </summary>
internal sealed partial class MapOutput
{
    private const int NoSpaceLeft = 28; // ENOSPC

    private static readonly JsonSerializerOptions Indented = new(BattleMapJson.Options) { WriteIndented = true };

    // The same form that --pages reads: a map can be made again from the pages of an old one.
    private static readonly JsonSerializerOptions FileNames = new(Indented) { DictionaryKeyPolicy = null };

    private readonly string _temporary = $".tmp-{Guid.NewGuid():N}";

    private MapOutput(string path)
    {
        Path = path;
        PagesFolder = System.IO.Path.ChangeExtension(path, null) + ".pages";
    }

    public string Path { get; }

    public string PagesFolder { get; }

    /// <summary>Whether an older map was there when the work began.</summary>
    public bool Replaces { get; private set; }

    /// <summary>Whether there is something of an older map, its pages alone included, that would be lost.</summary>
    public bool HasFormer => Replaces || (!IsStandardOutput && Directory.Exists(PagesFolder));

    public bool IsStandardOutput => Path == "-";

    /// <summary>Finds out before the work begins whether its result can be kept.</summary>
    public static MapOutput At(string? path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new CliException("NoOut");
        }

        var output = new MapOutput(path);
        if (!output.IsStandardOutput)
        {
            output.DemandPlace();
        }

        return output;
    }

    /// <summary>Writes everything or nothing.</summary>
    public async Task WriteAsync(MapCompleted map, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(map.Document, Indented);
        try
        {
            if (IsStandardOutput)
            {
                await using var stdout = Console.OpenStandardOutput();
                await stdout.WriteAsync(json, cancellationToken);
                await stdout.WriteAsync("\n"u8.ToArray(), cancellationToken);
                return;
            }

            await WritePagesAsync(map, PagesFolder + _temporary, cancellationToken);
            await WriteFileAsync(Path + _temporary, json, cancellationToken);
            Replace();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(e.HResult == NoSpaceLeft ? "DiskFull" : "CannotWrite", Path, e.Message);
        }
        finally
        {
            CleanUp();
        }
    }

    private void DemandPlace()
    {
        var full = System.IO.Path.GetFullPath(Path);
        var folder = System.IO.Path.GetDirectoryName(full);
        if (Directory.Exists(full) || Path.EndsWith('/') || folder is null)
        {
            throw new CliException("OutIsFolder", Path);
        }

        if (!Directory.Exists(folder))
        {
            throw new CliException("NoSuchFolder", folder);
        }

        // Renaming over a device would replace it.
        if (full.StartsWith("/dev/", StringComparison.Ordinal))
        {
            throw new CliException("OutIsDevice", Path);
        }

        if (File.Exists(PagesFolder) || (Directory.Exists(PagesFolder)
            && Directory.EnumerateFileSystemEntries(PagesFolder).Any(entry => !OwnFile().IsMatch(System.IO.Path.GetFileName(entry)))))
        {
            throw new CliException("PagesFolderTaken", PagesFolder);
        }

        Replaces = File.Exists(full);
        try
        {
            File.WriteAllBytes(Path + _temporary, "{}"u8.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException(e.HResult == NoSpaceLeft ? "DiskFull" : "CannotWrite", Path, e.Message);
        }
        finally
        {
            CleanUp();
        }
    }

    private static async Task WritePagesAsync(MapCompleted map, string folder, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(folder);
        var texts = map.Pages.ToDictionary(page => page.Url);
        var index = new Dictionary<string, object>();
        foreach (var page in map.Document.Pages)
        {
            var bytes = Encoding.UTF8.GetBytes(texts[page.Url].Text);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != page.Sha256)
            {
                throw new InvalidOperationException($"The text of {page.Id} is not the one that was read.");
            }

            index[$"{page.Id}.txt"] = new { page.Url, Date = page.Published, page.Title };
            await WriteFileAsync(System.IO.Path.Combine(folder, $"{page.Id}.txt"), bytes, cancellationToken);
        }

        await WriteFileAsync(System.IO.Path.Combine(folder, SavedPages.IndexName), JsonSerializer.SerializeToUtf8Bytes(index, FileNames), cancellationToken);
    }

    private static async Task WriteFileAsync(string path, byte[] bytes, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None);
        await file.WriteAsync(bytes, cancellationToken);
        file.Flush(flushToDisk: true);
    }

    private void Replace()
    {
        if (Directory.Exists(PagesFolder))
        {
            Directory.Move(PagesFolder, PagesFolder + _temporary + ".old");
        }

        Directory.Move(PagesFolder + _temporary, PagesFolder);
        File.Move(Path + _temporary, Path, overwrite: true);
    }

    private void CleanUp()
    {
        File.Delete(Path + _temporary);
        foreach (var folder in new[] { PagesFolder + _temporary, PagesFolder + _temporary + ".old" }.Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [GeneratedRegex(@"^(p\d{1,6}\.txt|index\.json)$")]
    private static partial Regex OwnFile();
}
