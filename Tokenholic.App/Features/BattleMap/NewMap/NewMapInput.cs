using System.Text;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Features.BattleMap.NewMap;

/// <summary>What stands in the form's fields; sites and addresses one a line.</summary>
internal sealed record NewMapInput(
    string Name = "", string Sites = "", string Urls = "", string Text = "", string Facts = "", string Industry = "", string Aliases = "", string Hypotheses = "")
{
    internal static readonly NewMapInput Empty = new();

    /// <summary>The form that made a request, for making it again.</summary>
    internal static NewMapInput From(MapRequest request) => new(
        request.CompanyName,
        string.Join('\n', request.Sites),
        string.Join('\n', request.Urls),
        Given(request, GivenKind.PastedText),
        Given(request, GivenKind.KnownFacts),
        request.Industry ?? "",
        string.Join('\n', request.Aliases),
        request.Hypotheses ? NewMapForm.Checked : "");

    private static string Given(MapRequest request, GivenKind kind) =>
        string.Join("\n\n", request.Given.Where(given => given.Kind == kind).Select(given => Encoding.UTF8.GetString(given.Content)));
}

/// <summary>A file that was chosen, in memory until the form is sent.</summary>
public sealed record ChosenFile(string Name, byte[] Content);

/// <summary>Something to put right: in which field, which line of it, with which words.</summary>
public sealed record FormProblem(string Field, InputProblem Problem, int? Line = null, string? Value = null);

/// <summary>Turns the form into a request, or says everything that is wrong with it at once.</summary>
internal static class NewMapForm
{
    internal const string Name = "name";
    internal const string Sites = "sites";
    internal const string Urls = "urls";
    internal const string Text = "text";
    internal const string Facts = "facts";
    internal const string Industry = "industry";
    internal const string Aliases = "aliases";
    internal const string Hypotheses = "hypotheses";

    /// <summary>What a ticked box sends.</summary>
    internal const string Checked = "on";

    internal const int MaxAliases = 20;

    /// <summary>The request when <paramref name="problems"/> is empty; <paramref name="title"/> names a text by its field, as the map will call it.</summary>
    internal static MapRequest Read(
        NewMapInput input, IEnumerable<ChosenFile> files, ReplyLanguage language, Func<string, string> title, out IReadOnlyList<FormProblem> problems)
    {
        var found = new List<FormProblem>();
        var name = CompanyName.Parse(input.Name);
        if (name.Problem is { } problem)
        {
            found.Add(new(Name, problem));
        }

        var given = new List<GivenSource>();
        AddText(given, found, Text, GivenKind.PastedText, input.Text, title);
        AddText(given, found, Facts, GivenKind.KnownFacts, input.Facts, title);
        given.AddRange(files.Select(file => new GivenSource(GivenKind.File, file.Name, file.Content)));
        var request = new MapRequest
        {
            CompanyName = name.Value?.Value ?? "",
            Language = language,
            Sites = Addresses(found, Sites, input.Sites, MapRequestRules.MaxSites),
            Urls = Addresses(found, Urls, input.Urls, MapRequestRules.MaxUrls),
            Given = given,
            Aliases = Names(found, input.Aliases),
            Hypotheses = input.Hypotheses == Checked,
            Industry = input.Industry.Trim() is { Length: > 0 } industry ? industry[..Math.Min(industry.Length, CompanyName.MaxLength)] : null,
        };
        problems = found;
        return request;
    }

    /// <summary>The limit that a problem's sentence names.</summary>
    internal static object Limit(FormProblem problem) => problem.Problem switch
    {
        InputProblem.NameTooLong => CompanyName.MaxLength,
        InputProblem.AddressTooLong => SiteAddress.MaxLength,
        InputProblem.SourceTooLarge => GivenSourceRules.MaxBytes / 1024 / 1024,
        InputProblem.TooMany => problem.Field switch
        {
            Sites => MapRequestRules.MaxSites,
            Aliases => MaxAliases,
            _ => MapRequestRules.MaxUrls,
        },
        _ => "",
    };

    private static List<string> Addresses(List<FormProblem> problems, string field, string lines, int most)
    {
        var addresses = new List<string>();
        foreach (var (index, line) in lines.Split('\n').Index())
        {
            var text = line.Trim();
            if (text.Length == 0)
            {
                continue;
            }

            var parsed = SiteAddress.ParsePublic(text);
            if (parsed.Problem is { } problem)
            {
                problems.Add(new(field, problem, index + 1, Shown(text)));
            }
            else if (!addresses.Contains(parsed.Value!.AbsoluteUri, StringComparer.Ordinal))
            {
                addresses.Add(parsed.Value.AbsoluteUri);
            }
        }

        if (addresses.Count > most)
        {
            problems.Add(new(field, InputProblem.TooMany));
        }

        return addresses;
    }

    private static List<string> Names(List<FormProblem> problems, string lines)
    {
        var names = new List<string>();
        foreach (var (index, line) in lines.Split('\n').Index().Where(line => !string.IsNullOrWhiteSpace(line.Item)))
        {
            var parsed = CompanyName.Parse(line);
            if (parsed.Problem is { } problem)
            {
                problems.Add(new(Aliases, problem, index + 1, Shown(line.Trim())));
            }
            else
            {
                names.Add(parsed.Value!.Value);
            }
        }

        if (names.Count > MaxAliases)
        {
            problems.Add(new(Aliases, InputProblem.TooMany));
        }

        return names;
    }

    private static string Shown(string text) => text.Length > 60 ? text[..60] + "…" : text;

    private static void AddText(List<GivenSource> given, List<FormProblem> problems, string field, GivenKind kind, string text, Func<string, string> title)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return;
        }

        // Line breaks as a file would have them.
        var content = Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
        if (GivenSourceRules.Check(content) is { } problem)
        {
            problems.Add(new(field, problem));
            return;
        }

        given.Add(new(kind, title(field), content));
    }
}
