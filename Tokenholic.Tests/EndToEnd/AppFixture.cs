using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Npgsql;
using Tokenholic.App.Hosting;

namespace Tokenholic.Tests.EndToEnd;

/// <summary>
/// The real app on a free port with a Postgres of its own, and a real Chromium, shared by the end-to-end tests of a collection. Each test opens its own page
/// in its own browser profile; what the browser complains about (script errors, refused resources) is collected.
/// </summary>
public sealed class AppFixture : IAsyncLifetime
{
    // More than any one test looks at; those of earlier tests would go on drawing, and the later ones become ever slower.
    private const int MostOpen = 6;

    private readonly ConcurrentBag<string> _complaints = [];
    private readonly Queue<IBrowserContext> _open = [];
    // Not CreateTempSubdirectory: a root process runs Postgres as another user, who must be able to enter.
    private readonly DirectoryInfo _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"tokenholic-e2e-{Guid.NewGuid():n}"));
    private WebApplicationFactory<Program>? _app;
    private Chromium? _chromium;

    /// <summary>Services of the running app, to arrange what a screen then shows.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Where the app listens.</summary>
    public Uri Address => _app!.ClientOptions.BaseAddress;

    /// <summary>What browsers complained about so far.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public async Task InitializeAsync()
    {
        _app = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Production")
            .UseSetting("urls", "http://127.0.0.1:0") // two fixtures that start at once would both find the default port free
            .UseSetting("Postgres:Folder", Path.Combine(_folder.FullName, "postgres")));
        _app.UseKestrel(0);
        _app.StartServer();
        _chromium = await Chromium.StartAsync();
        await UntilReadyAsync(Services.GetRequiredService<StartupState>());
        // what these tests write need not outlive a power cut, and a slow disk would make each of them wait for it
        foreach (var statement in new[] { "alter system set fsync = off", "select pg_reload_conf()" })
        {
            await using var command = Services.GetRequiredService<NpgsqlDataSource>().CreateCommand(statement);
            await command.ExecuteNonQueryAsync();
        }
    }

    public async Task DisposeAsync()
    {
        await (_chromium?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Delete(recursive: true);
    }

    private static async Task UntilReadyAsync(StartupState startup)
    {
        try
        {
            await startup.WhenReady.WaitAsync(TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException) when (startup.Problem is { } problem)
        {
            throw new InvalidOperationException("The app cannot start.", problem);
        }
    }

    /// <summary>Opens a path and waits until the circuit has drawn the shell.</summary>
    public async Task<IPage> OpenAsync(string path = "/", int width = 1440, string language = "zh-CN", bool dark = false)
    {
        var page = await NewPageAsync(width, language, dark);
        await page.GotoAsync(path);
        await page.Locator(".shell").WaitForAsync();
        return page;
    }

    /// <summary>A blank page in a browser profile of its own.</summary>
    public async Task<IPage> NewPageAsync(int width = 1440, string language = "zh-CN", bool dark = false)
    {
        var context = await _chromium!.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Address.ToString(),
            Locale = language,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = width, Height = width < 720 ? 844 : 900 },
            HasTouch = width < 720,
        });
        _open.Enqueue(context);
        if (_open.Count > MostOpen)
        {
            await _open.Dequeue().CloseAsync();
        }

        var page = await context.NewPageAsync();
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        return page;
    }
}

/// <summary>Tests of this collection run one after the other against one app and one browser: those of the battle map.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndTests : ICollectionFixture<AppFixture>
{
    public const string Name = "End to end";
}

/// <summary>The other screens have an app and a browser of their own, so that two processors have something to do.</summary>
[CollectionDefinition(Name)]
public sealed class OtherEndToEndTests : ICollectionFixture<AppFixture>
{
    public const string Name = "End to end, other screens";
}
