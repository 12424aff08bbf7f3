using System.CommandLine;

namespace Tokenholic.App.Cli;

/// <summary>The words of <c>map</c>; what they mean is <see cref="MapInput"/>, what is done is <see cref="MapVerb"/>.</summary>
internal static class MapCommand
{
    public static Command Create(CliText text)
    {
        var company = new Argument<string?>("company") { Arity = ArgumentArity.ZeroOrOne, Description = text["Map_Company"] };
        var sites = Many("--site", "URL", text["Map_Site"]);
        var urls = Many("--url", "URL", text["Map_Url"]);
        var aliases = Many("--alias", "NAME", text["Map_Alias"]);
        var texts = Many("--text", "FILE", text["Map_Text"]);
        var known = Many("--known", "FILE|TEXT", text["Map_Known"]);
        var industry = new Option<string?>("--industry") { HelpName = "TEXT", Description = text["Map_Industry"] };
        var hypotheses = new Option<bool>("--hypotheses") { Description = text["Map_Hypotheses"] };
        var pages = new Option<string?>("--pages") { HelpName = "DIR", Description = text["Map_Pages"] };
        var language = new Option<string?>("--language") { HelpName = "zh|en", Description = text["Map_Language"] };
        var output = new Option<string?>("--out") { HelpName = "FILE", Description = text["Map_Out"] };
        language.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: not ("zh" or "en") } token])
            {
                result.AddError(text.Format("UnknownLanguage", token.Value));
            }
        });

        var command = new Command("map", text["Map"]) { company, sites, urls, aliases, industry, hypotheses, pages, texts, known, language, output };
        command.SetAction((parsed, cancellationToken) => MapVerb.RunAsync(
            new MapArguments(
                parsed.GetValue(company) ?? "",
                parsed.GetValue(sites) ?? [],
                parsed.GetValue(urls) ?? [],
                parsed.GetValue(aliases) ?? [],
                parsed.GetValue(pages),
                parsed.GetValue(texts) ?? [],
                parsed.GetValue(known) ?? [],
                parsed.GetValue(output),
                parsed.GetValue(industry),
                parsed.GetValue(hypotheses)),
            text,
            cancellationToken));
        return command;
    }

    private static Option<string[]> Many(string name, string value, string description) =>
        new(name) { HelpName = value, Description = description, Arity = ArgumentArity.OneOrMore };
}

/// <summary>The words of <c>map</c> as they were typed.</summary>
internal sealed record MapArguments(
    string Company,
    IReadOnlyList<string> Sites,
    IReadOnlyList<string> Urls,
    IReadOnlyList<string> Aliases,
    string? Pages,
    IReadOnlyList<string> Texts,
    IReadOnlyList<string> Known,
    string? Out,
    string? Industry,
    bool Hypotheses);
