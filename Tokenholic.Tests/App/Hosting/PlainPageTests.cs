using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.App.Hosting;
using Tokenholic.App.Storage.Embedded;
using Tokenholic.App.Storage;

namespace Tokenholic.Tests.App.Hosting;

public sealed class PlainPageTests(WebApp app) : IClassFixture<WebApp>
{
    [Theory]
    [InlineData("", "没有这个页面")]
    [InlineData("c=en-US|uic=en-US", "No such page")]
    public async Task An_unknown_address_says_so_and_leads_back(string cookie, string title)
    {
        using var response = await app.GetAsync("/no/such/page", $"Cookie: .AspNetCore.Culture={Uri.EscapeDataString(cookie)}");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        using var page = await Html.ParseAsync(response);
        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Fact]
    public async Task A_failing_request_gets_a_sentence_and_an_id_but_no_secret()
    {
        await using var failing = app.WithWebHostBuilder(host => host.ConfigureServices(services =>
            services.AddSingleton<IStartupFilter>(new Failing(new InvalidOperationException("secret of the house")))));
        using var client = failing.CreateClient();

        using var response = await client.GetAsync("/fail");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        using var page = await Html.ParseAsync(response);
        Assert.Equal("这一步没有成功", page.QuerySelector("h1")!.TextContent);
        Assert.Matches("错误编号 [A-Z2-9]{8}", page.QuerySelector(".error-id")!.TextContent);
        Assert.DoesNotContain("secret", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("default-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_cannot_start_is_explained_until_it_does()
    {
        await using var waiting = app.WithWebHostBuilder(_ => { });
        using var client = waiting.CreateClient();
        var state = waiting.Services.GetRequiredService<StartupState>();
        state.Failed(new EmbeddedPostgresException(EmbeddedPostgresProblem.FolderNotWritable, "/data/pg"));

        using var explained = await client.GetAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, explained.StatusCode);
        using var page = await Html.ParseAsync(explained);
        Assert.Contains("数据目录无法写入：/data/pg", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        using var health = await client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, health.StatusCode);
        Assert.Equal("EmbeddedPostgres_FolderNotWritable", await health.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live")).StatusCode);

        state.Succeeded();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);
    }

    /// <summary>An endpoint that throws, behind the real pipeline.</summary>
    private sealed class Failing(Exception exception) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => builder =>
        {
            next(builder);
            builder.Run(_ => throw exception);
        };
    }
}
