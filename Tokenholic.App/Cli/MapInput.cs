using System.Text;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Sample;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Cli;

/// <summary>Makes a request out of typed words, or says which of them is wrong.</summary>
internal static class MapInput
{
    public static MapRequest Read(MapArguments words, ReplyLanguage language)
    {
        var request = new MapRequest
        {
            CompanyName = Good(CompanyName.Parse(words.Company), words.Company).Value,
            Language = language,
            Sites = Addresses("--site", words.Sites, MapRequestRules.MaxSites),
            Urls = Addresses("--url", words.Urls, MapRequestRules.MaxUrls),
            Aliases = [.. words.Aliases.Select(a => Good(CompanyName.Parse(a), a).Value).Distinct()],
            Industry = string.IsNullOrWhiteSpace(words.Industry) ? null : words.Industry.Trim()[..Math.Min(words.Industry.Trim().Length, CompanyName.MaxLength)],
            Hypotheses = words.Hypotheses,
            Given =
            [
                .. words.Pages is null ? [] : SavedPages.Read(words.Pages),
                .. words.Texts.Select(path => new GivenSource(GivenKind.File, Path.GetFileName(path), InputFile.Read(path))),
                .. words.Known.Select(Known),
            ],
        };
        if (request.Given.Count > MapRequestRules.MaxGiven)
        {
            throw new CliException("TooManyFiles", request.Given.Count, MapRequestRules.MaxGiven);
        }

        return SampleCompany.Complete(request with { Given = WithOwnNames(request.Given) });
    }

    /// <summary>A file's bytes, or the words themselves; what ends like a file is meant to be one.</summary>
    private static GivenSource Known(string value)
    {
        var isFile = File.Exists(value) || GivenSourceRules.Extensions.Contains(Path.GetExtension(value).ToLowerInvariant());
        if (isFile)
        {
            return new GivenSource(GivenKind.KnownFacts, Path.GetFileName(value), InputFile.Read(value));
        }

        var bytes = Encoding.UTF8.GetBytes(value);
        return GivenSourceRules.Check("", bytes) is { } problem
            ? throw new CliException($"InputProblem_{problem}", "--known")
            : new GivenSource(GivenKind.KnownFacts, "known", bytes);
    }

    private static List<string> Addresses(string option, IReadOnlyList<string> values, int most)
    {
        if (values.Count > most)
        {
            throw new CliException("TooManyAddresses", option, values.Count, most);
        }

        return [.. values.Select(value => Good(SiteAddress.ParsePublic(value), value).AbsoluteUri).Distinct()];
    }

    /// <summary>Two files of one name would be one page of the map.</summary>
    private static List<GivenSource> WithOwnNames(IReadOnlyList<GivenSource> given)
    {
        var used = new Dictionary<string, int>();
        return [.. given.Select(source => source.Kind is not GivenKind.File ? source
            : (used[source.Name] = used.GetValueOrDefault(source.Name) + 1) is > 1 and var n ? source with { Name = Numbered(source.Name, n) } : source)];
    }

    private static string Numbered(string name, int number) => $"{Path.GetFileNameWithoutExtension(name)} ({number}){Path.GetExtension(name)}";

    private static T Good<T>(Parsed<T> parsed, string typed)
        where T : class =>
        parsed.Value ?? throw new CliException($"InputProblem_{parsed.Problem}", Terminal.Plain(typed, 80));
}
