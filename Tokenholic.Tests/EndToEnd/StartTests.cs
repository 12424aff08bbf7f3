using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;

namespace Tokenholic.Tests.EndToEnd;

[Collection(OtherEndToEndTests.Name)]
public sealed class StartTests(AppFixture browser)
{
    // Nothing listens there, and the port is refused at once.
    private static readonly (string, string) NoDatabase = ("ConnectionStrings__Postgres", "Host=127.0.0.1;Port=1;Username=a;Password=secret;Database=b");

    [Fact]
    public async Task It_prints_its_address_and_makes_way_when_the_port_is_taken()
    {
        using var squatter = Occupy(5080);
        await using var app = await AppProcess.StartAsync([], NoDatabase);

        Assert.Contains(app.Printed, line => line.Contains("5080", StringComparison.Ordinal) && line.Contains("已被占用", StringComparison.Ordinal));
        Assert.True(app.Address.IsLoopback);
        Assert.NotEqual(5080, app.Address.Port);
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(app.Address, "/health/live"))).StatusCode);
    }

    [Fact]
    public async Task It_listens_where_it_is_told()
    {
        var port = FreePort();
        await using var app = await AppProcess.StartAsync(["--urls", $"http://127.0.0.1:{port}"], NoDatabase);

        Assert.Equal(port, app.Address.Port);
        Assert.DoesNotContain(app.Printed, line => line.Contains("已被占用", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_named_address_that_is_taken_is_explained()
    {
        var port = FreePort();
        using var squatter = Occupy(port);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => AppProcess.StartAsync(["--urls", $"http://127.0.0.1:{port}"], NoDatabase));

        Assert.Contains("该地址已被占用", refused.Message, StringComparison.Ordinal);
        Assert.Contains("choose another", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named_on_screen_without_its_password()
    {
        await using var app = await AppProcess.StartAsync(["--urls", "http://127.0.0.1:0"], NoDatabase);
        var page = await browser.NewPageAsync();

        await page.GotoAsync(app.Address.ToString());

        await page.GetByText("连不上数据库 127.0.0.1:1").WaitForAsync();
        Assert.DoesNotContain("secret", await page.ContentAsync(), StringComparison.Ordinal);
        await Shots.TakeAsync(page, "startup-problem");
        await Accessibility.AssertCleanAsync(page);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_used_is_named_with_what_to_do_and_the_page_opens_by_itself_once_it_can()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"tokenholic-blocked-{Guid.NewGuid():n}");
        await File.WriteAllTextAsync(folder, "in the way");
        await using (var app = await AppProcess.StartAsync(["--urls", "http://127.0.0.1:0"], ("Postgres__Folder", folder)))
        {
            var page = await browser.NewPageAsync(390, "en-US", dark: true);
            await page.GotoAsync(app.Address.ToString());
            await page.GetByText(folder).WaitForAsync();
            await page.GetByText("Postgres__Folder").WaitForAsync();
            await Shots.TakeAsync(page, "startup-folder");

            File.Delete(folder);

            await page.Locator(".shell").WaitForAsync(new LocatorWaitForOptions { Timeout = 90_000 });
        }

        Directory.Delete(folder, recursive: true);
    }

    private static TcpListener? Occupy(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return listener;
        }
        catch (SocketException)
        {
            listener.Dispose();
            return null; // somebody else has it already, which serves as well
        }
    }

    // Below the range that the system hands out by itself: a port from there may be somebody else's before the app has started.
    private static int FreePort()
    {
        while (true)
        {
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // taken: the next one
            }
        }
    }
}
