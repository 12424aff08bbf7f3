using System.CommandLine;
using System.CommandLine.Parsing;
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
            foreach (var error in parsed.Errors)
            {
                await Console.Error.WriteLineAsync(error.Message);
            }

            await Console.Error.WriteLineAsync(text["SeeHelp"]);
            return ExitCode.BadInput;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) });
    }

    private static RootCommand Verbs(CliText text) => new(text["Program"])
    {
        new Command("eval", text["Eval"]),
    };
}
