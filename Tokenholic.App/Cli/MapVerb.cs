using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Research;
using Tokenholic.App.Hosting;
using Tokenholic.App.Models;
using Tokenholic.App.Sample;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.App.Cli;

/// <summary>Makes one map without the app and without a database.</summary>
internal static class MapVerb
{
    public static async Task<int> RunAsync(MapArguments words, CliText text, CancellationToken cancellationToken)
    {
        // The parser waits for a verb on Ctrl-C only after it was handed its task.
        await Task.Yield();
        try
        {
            var output = MapOutput.At(words.Out);
            var request = MapInput.Read(words, text.Language);
            await using var services = Services();
            if (request.Sites.Concat(request.Urls).Any(url => new Uri(url).IdnHost == SampleCompany.Host))
            {
                await services.GetRequiredService<SampleSite>().StartAsync(cancellationToken);
            }

            var code = ExitCode.Ok;
            var progress = new MapProgress(text, Console.Error, services.GetRequiredService<Catalog>());
            await foreach (var told in services.GetRequiredService<BattleMapPipeline>().RunAsync(request, new MemoryPageStore(), services.GetService<RunModels>(), cancellationToken))
            {
                await progress.TellAsync(told);
                if (told is MapCompleted { NothingRead: true } && output.HasFormer)
                {
                    await Console.Error.WriteLineAsync(text.Format("NothingReadKept", output.Path));
                    return ExitCode.Failed;
                }

                if (told is MapCompleted map)
                {
                    await output.WriteAsync(map, cancellationToken);
                    await progress.SumUpAsync(map, output);
                    code = map.NothingRead ? ExitCode.Failed : ExitCode.Ok;
                }
            }

            return code;
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && e is not CliException)
        {
            // Whatever broke on the way out – a closed browser, a cut connection – is the cancelling itself.
            await Console.Error.WriteLineAsync(text["Cancelled"]);
            return ExitCode.Cancelled;
        }
    }

    private static ServiceProvider Services()
    {
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
        return new ServiceCollection().AddAgents(configuration).AddModelsOfEnvironment(configuration).BuildServiceProvider();
    }
}
