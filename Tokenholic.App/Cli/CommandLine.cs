using System.CommandLine;
using System.CommandLine.Help;
using System.Globalization;

namespace Tokenholic.App.Cli;

/// <summary>The verbs of the program without a browser; with none of them the web application starts.</summary>
public static class CommandLine
{
    private static readonly string[] HelpWords = ["--help", "-h", "-?", "/?", "--version"];

    /// <summary>True when the arguments are for the command line: a word, or a call for help; options alone are the host's.</summary>
    public static bool IsVerb(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Count > 0
            && (HelpWords.Contains(args[0]) || (!args[0].StartsWith('-') && !args[0].StartsWith('/') && !args[0].Contains('=', StringComparison.Ordinal)));
    }

    /// <summary>Runs the verb and returns the exit code of the process.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        var text = CliText.For(args);
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = text.Culture;
        Console.OutputEncoding = System.Text.Encoding.UTF8;

        var parsed = Verbs(text).Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var complaint in Complaints(parsed, text))
            {
                await Console.Error.WriteLineAsync(complaint);
            }

            await Console.Error.WriteLineAsync(text["SeeHelp"]);
            return ExitCode.BadInput;
        }

        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
            });
        }
        catch (CliException e)
        {
            await Console.Error.WriteLineAsync(text.Format(e.Key, [.. e.Values]));
            return e.Code;
        }
        catch (Exception e)
        {
            // The edge of the process: whatever it was, the caller gets a sentence and an exit code, not a crash.
            await Console.Error.WriteLineAsync(text.Format("Unexpected", Terminal.Plain($"{e.GetType().Name}: {e.Message}", 500)));
            return ExitCode.Failed;
        }
    }

    private static RootCommand Verbs(CliText text)
    {
        var root = new RootCommand(text["Program"])
        {
            MapCommand.Create(text),
            IngestCommand.Create(text),
            AskCommand.Create(text),
            RolePlayCommand.Create(text),
            new Command("eval", text["Eval"]) { EvalReadingCommand.Create(text), EvalExtractionCommand.Create(text), EvalRetrievalCommand.Create(text) },
        };
        root.Options.OfType<HelpOption>().Single().Description = text["HelpOption"];
        return root;
    }

    /// <summary>Words we do not know in our own sentences; the rest (a value is missing) in the parser's.</summary>
    private static IEnumerable<string> Complaints(ParseResult parsed, CliText text)
    {
        var command = parsed.CommandResult.Command;
        var verbs = string.Join(", ", command.Subcommands.Select(c => c.Name));
        var words = parsed.UnmatchedTokens;
        if (command.Subcommands.Count > 0)
        {
            return [words.Count > 0 ? text.Format("UnknownVerb", Terminal.Plain(words[0], 80), verbs) : text.Format("NoVerb", verbs)];
        }

        return words.Count > 0
            ? words.Select(word => text.Format("UnknownWord", Terminal.Plain(word, 80)))
            : parsed.Errors.Select(error => error.Message);
    }
}
