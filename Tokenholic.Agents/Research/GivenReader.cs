using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Agents.Research;

/// <summary>Reads what the rep gave – pasted text, known facts, files, saved pages – without touching the network.</summary>
internal sealed class GivenReader(TimeProvider time)
{
    private static readonly Dictionary<string, string> TypesByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".xhtml"] = "application/xhtml+xml",
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    /// <summary>Every given source as a page, in the order given; what cannot be read carries its problem.</summary>
    public IEnumerable<StoredPage> Read(IReadOnlyList<GivenSource> given, Func<Uri, SourceTier> tierOf)
    {
        var texts = 0;
        var facts = 0;
        var addresses = new HashSet<string>(StringComparer.Ordinal);
        foreach (var source in given)
        {
            var (url, tier, type) = source.Kind switch
            {
                GivenKind.PastedText => ($"text:{++texts}", SourceTier.Other, "text/plain"),
                GivenKind.KnownFacts => ($"known:{++facts}", SourceTier.Manual, "text/plain"),
                GivenKind.File => ($"file:{source.Name}", SourceTier.Other, TypeOf(source.Name)),
                _ => Saved(source, tierOf),
            };
            yield return Read(source, Unique(url, addresses), tier, type);
        }
    }

    private static (string Url, SourceTier Tier, string? Type) Saved(GivenSource source, Func<Uri, SourceTier> tierOf)
    {
        var type = TypeOf(source.Name);
        return Uri.TryCreate(source.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? (source.Url!, tierOf(url), type)
            : ($"file:{source.Name}", SourceTier.Other, type);
    }

    /// <summary>Two files of one name are two pages, and a page is known by its address.</summary>
    private static string Unique(string url, HashSet<string> addresses)
    {
        var unique = url;
        for (var n = 2; !addresses.Add(unique); n++)
            unique = $"{url}#{n}";
        return unique;
    }

    private static string? TypeOf(string name) => TypesByExtension.GetValueOrDefault(Path.GetExtension(name));

    private StoredPage Read(GivenSource source, string url, SourceTier tier, string? contentType)
    {
        var page = new StoredPage { Url = url, FinalUrl = url, Tier = tier, FetchedAt = time.GetUtcNow() };
        try
        {
            // Given sources have no address of their own to resolve links against, and their links are not followed.
            var address = Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed : new Uri("http://given.invalid/");
            var text = PageReader.Read(source.Content, contentType, address);
            if (source.Kind is GivenKind.SavedPage && StandIns.WhatIs(text) is { } standIn)
                return page with { Title = source.Name, Problem = standIn };
            return page.WithText(text) with { Title = text.Title.Length > 0 ? text.Title : source.Name, Published = source.Date ?? text.Published, Links = [] };
        }
        catch (UnreadablePageException e)
        {
            return page with { Title = source.Name, Problem = e.Problem, ProblemDetail = e.Message };
        }
        catch (Exception e)
        {
            // Whatever a parser makes of broken bytes, it costs this source and no other.
            return page with { Title = source.Name, Problem = PageProblem.NotReadable, ProblemDetail = e.GetType().Name };
        }
    }
}
