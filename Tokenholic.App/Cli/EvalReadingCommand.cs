using System.CommandLine;
using System.Text;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.App.Cli;

/// <summary><c>eval reading</c>: reads every HTML file of a folder and writes its main text, to be scored by whoever knows what it should be.</summary>
internal static class EvalReadingCommand
{
    private static readonly string[] Extensions = [".html", ".htm"];

    public static Command Create(CliText text)
    {
        var input = new Option<string>("--in") { HelpName = "DIR", Description = text["EvalReading_In"], Required = true };
        var output = new Option<string>("--out") { HelpName = "DIR", Description = text["EvalReading_Out"], Required = true };
        var command = new Command("reading", text["EvalReading"]) { input, output };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), text, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string input, string output, CliText text, CancellationToken cancellationToken)
    {
        var read = 0;
        foreach (var file in Files(input, output))
        {
            var name = Path.GetFileName(file);
            try
            {
                // Only the name of the file is an address here: the folders above it say nothing about the page.
                var page = PageReader.Read(await File.ReadAllBytesAsync(file, cancellationToken), null, new Uri("file:///" + Uri.EscapeDataString(name)));
                await File.WriteAllTextAsync(Path.Combine(output, Path.ChangeExtension(name, ".txt")), page.Text, new UTF8Encoding(false), cancellationToken);
                read++;
                await Console.Out.WriteLineAsync(text.Format("EvalReading_Page", name, page.Text.Length, Terminal.Plain(page.Title, 80)));
            }
            catch (UnreadablePageException e)
            {
                await Console.Error.WriteLineAsync(text.Format("EvalReading_Unreadable", name, text.PageProblem(e.Problem.ToString(), e.Message)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CliException("CannotRead", file, e.Message);
            }
        }

        return read > 0 ? ExitCode.Ok : ExitCode.Failed;
    }

    private static List<string> Files(string input, string output)
    {
        if (!Directory.Exists(input))
        {
            throw new CliException("NoSuchFolder", input);
        }

        try
        {
            Directory.CreateDirectory(output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CliException("CannotWrite", output, e.Message);
        }

        return [.. Directory.EnumerateFiles(input).Where(f => Extensions.Contains(Path.GetExtension(f).ToLowerInvariant())).Order(StringComparer.Ordinal)];
    }
}
