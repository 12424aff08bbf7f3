using System.Globalization;
using System.Text.Json;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.App.Cli;

/// <summary>
/// A folder of saved pages that stands in for the web: every file under it that can be read, with an optional
/// <c>index.json</c> that says where each was saved from: <c>{"a.html": {"url": "https://…", "date": "2026-03-01"}}</c>.
/// </summary>
internal static class SavedPages
{
    public const string IndexName = "index.json";

    private static readonly EnumerationOptions Everywhere = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint,
    };

    /// <summary>The pages in the order of their names; what a single file holds is judged later, one bad page spoils no folder.</summary>
    public static IReadOnlyList<GivenSource> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CliException(File.Exists(folder) ? "IsFile" : "NoSuchFolder", folder);
        }

        var names = Names(folder);
        if (names.Count == 0)
        {
            throw new CliException("EmptyFolder", folder);
        }

        if (names.Count > MapRequestRules.MaxGiven)
        {
            throw new CliException("TooManyFiles", names.Count, MapRequestRules.MaxGiven);
        }

        var index = Index(Path.Combine(folder, IndexName), names);
        return [.. names.Select(name =>
        {
            var (url, date) = index.GetValueOrDefault(name);
            return new GivenSource(GivenKind.SavedPage, name, InputFile.ReadAny(Path.Combine(folder, name)), url, date);
        })];
    }

    private static List<string> Names(string folder)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", Everywhere)
                .Where(path => GivenSourceRules.Extensions.Contains(Path.GetExtension(path).ToLowerInvariant()))
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Take(10 * MapRequestRules.MaxGiven)
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CliException("CannotRead", folder, e.Message);
        }
    }

    private static Dictionary<string, (string? Url, DateOnly? Date)> Index(string path, IReadOnlyList<string> names)
    {
        var index = new Dictionary<string, (string?, DateOnly?)>();
        if (!File.Exists(path))
        {
            return index;
        }

        try
        {
            using var json = JsonDocument.Parse(InputFile.ReadAny(path));
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (!names.Contains(entry.Name))
                {
                    throw new CliException("IndexNamesNoFile", path, entry.Name);
                }

                index[entry.Name] = (Url(path, entry.Value), Date(path, entry.Value));
            }

            return index;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new CliException("BadIndex", path, e.Message);
        }
    }

    private static string? Url(string path, JsonElement entry)
    {
        if (!entry.TryGetProperty("url", out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        var text = value.GetString()!;
        return SiteAddress.Parse(text).Value?.AbsoluteUri ?? throw new CliException("BadIndex", path, Terminal.Plain(text, 80));
    }

    private static DateOnly? Date(string path, JsonElement entry)
    {
        if (!entry.TryGetProperty("date", out var value) || value.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        var text = value.GetString()!;
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw new CliException("BadIndex", path, Terminal.Plain(text, 80));
    }
}
