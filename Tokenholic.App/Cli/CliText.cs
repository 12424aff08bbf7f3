using System.Globalization;
using System.Resources;
using Tokenholic.App.Features.BattleMap;
using Tokenholic.App.Shared;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Cli;

/// <summary>The sentences of the command line; its language is asked for with <c>--language</c>, never taken from the machine.</summary>
internal sealed class CliText(ReplyLanguage language)
{
    private static readonly ResourceManager Resources = new(typeof(CliText));

    private static readonly ResourceManager Screens = new(typeof(BattleMapText));

    private static readonly ResourceManager Problems = new(typeof(SharedText));

    public ReplyLanguage Language { get; } = language;

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(language is ReplyLanguage.En ? "en-US" : "zh-CN");

    public string this[string key] => Resources.GetString(key, Culture) ?? throw new MissingManifestResourceException(key);

    /// <summary>The word for a code of an event, as the battle map's screens say it; "too_large" and "TooLarge" are the same code.</summary>
    public string Word(string kind, string code, params object[] values) =>
        Screens.GetString($"{kind}_{MapWords.Pascal(code)}", Culture) is { } word ? string.Format(Culture, word, values) : code;

    /// <summary>Why a page could not be used, and in brackets what more there is to say of it in this language.</summary>
    public string PageProblem(string reason, string? detail) =>
        Word("PageProblem", reason) + (PageDetail.InWords(reason, detail, key => Screens.GetString(key, Culture)) is { } more ? $" ({Terminal.Plain(more, 120)})" : "");

    /// <summary>What went wrong, in the sentence the screens say it in; an unknown code is shown as it is.</summary>
    public string Problem(string code) => Problems.GetString($"Error_{code}", Culture) ?? code;

    public string Format(string key, params object[] values) => string.Format(Culture, this[key], values);

    /// <summary>Reads <c>--language</c> ahead of the parser, so that its own complaints are in that language too.</summary>
    public static CliText For(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var value = args[i] == "--language" && i + 1 < args.Count ? args[i + 1]
                : args[i].StartsWith("--language=", StringComparison.Ordinal) ? args[i]["--language=".Length..] : null;
            if (value is not null)
            {
                return new CliText(value == "en" ? ReplyLanguage.En : ReplyLanguage.Zh);
            }
        }

        return new CliText(ReplyLanguage.Zh);
    }
}
