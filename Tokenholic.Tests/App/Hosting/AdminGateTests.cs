using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Hosting;

/// <summary>The door to everything under /admin.</summary>
public sealed class AdminGateTests : IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";
    private readonly WebApp _app = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task Where_only_this_machine_reaches_the_app_no_passphrase_is_asked_for()
    {
        using var client = Client();

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/admin/models", UriKind.Relative))).StatusCode);
    }

    [Theory]
    [InlineData("/admin/models")]
    [InlineData("/ADMIN/Models")]
    [InlineData("/%61dmin/models")]
    [InlineData("/admin/prices")]
    [InlineData("/admin")]
    public async Task Where_others_reach_it_and_no_passphrase_is_set_it_stays_shut(string path)
    {
        using var client = Client(("AllowedHosts", "localhost;map.example.com"));

        var answer = await client.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Administration__Passphrase", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_passphrase_opens_nothing()
    {
        using var client = Client(("Administration:Passphrase", "short"));

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync(new Uri("/admin/models", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await EnterAsync(client, "short")).StatusCode);
    }

    [Fact]
    public async Task The_passphrase_opens_it_and_leads_to_where_one_wanted_to_go()
    {
        using var client = Client(("Administration:Passphrase", Passphrase));
        var asked = await client.GetAsync(new Uri("/admin/models", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        Assert.Contains("name=\"passphrase\"", await asked.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var entered = await EnterAsync(client, Passphrase);

        Assert.Equal("/admin/models", entered.Headers.Location?.OriginalString);
        var cookie = entered.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(client, cookie.Split(';')[0]));
        Assert.Equal(HttpStatusCode.Unauthorized, await OpenAsync(client, AdminAccess.Cookie + "=forged"));
    }

    [Fact]
    public async Task Guessing_is_locked_out_even_with_the_right_guess()
    {
        using var client = Client(("Administration:Passphrase", Passphrase));
        for (var i = 0; i < SignInGuesses.MostFromOne; i++)
        {
            Assert.NotEqual(HttpStatusCode.Redirect, (await EnterAsync(client, $"guess number {i}")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await EnterAsync(client, Passphrase)).StatusCode);
    }

    [Fact]
    public void The_lock_opens_after_a_while_and_many_addresses_together_lock_it_too()
    {
        var time = new ManualTime();
        var guesses = new SignInGuesses(time);
        for (var i = 0; i < SignInGuesses.MostFromAll; i++)
        {
            guesses.Failed($"10.0.0.{i}");
        }

        Assert.True(guesses.IsLocked("192.168.0.1"));
        time.Advance(SignInGuesses.Window);
        Assert.False(guesses.IsLocked("10.0.0.1"));
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData(null)]
    public async Task Nobody_elses_page_can_send_the_form(string? origin)
    {
        using var client = Client(("Administration:Passphrase", Passphrase));

        Assert.Equal(HttpStatusCode.Forbidden, (await EnterAsync(client, Passphrase, origin)).StatusCode);
    }

    [Fact]
    public async Task The_way_back_never_leaves_the_app()
    {
        using var client = Client(("Administration:Passphrase", Passphrase));

        Assert.Equal("/admin/models", (await EnterAsync(client, Passphrase, target: "//evil.example/")).Headers.Location?.OriginalString);
    }

    private HttpClient Client(params (string Name, string Value)[] settings) => _app.WithWebHostBuilder(host =>
    {
        foreach (var (name, value) in settings)
        {
            host.UseSetting(name, value);
        }
    }).CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false });

    private static async Task<HttpResponseMessage> EnterAsync(HttpClient client, string passphrase, string? origin = "http://localhost", string target = "/admin/models")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/sign-in")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string> { ["passphrase"] = passphrase, ["who"] = "王管理", ["return"] = target }),
        };
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await client.SendAsync(request);
    }

    private static async Task<HttpStatusCode> OpenAsync(HttpClient client, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/admin/models");
        request.Headers.Add("Cookie", cookie);
        return (await client.SendAsync(request)).StatusCode;
    }
}
