using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Tokenholic.App.Hosting.Administration;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Hosting;

/// <summary>The door to everything under /admin.</summary>
[Collection(PostgresCollection.Name)]
public sealed class AdminGateTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Passphrase = "correct horse battery";
    private readonly WebApp _app = new();
    private TestDatabase _database = null!;

    public async Task InitializeAsync() => _database = await postgres.CreateDatabaseAsync();

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        await _database.DisposeAsync();
    }

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
    public async Task Guessing_on_one_node_is_locked_out_on_the_other_even_with_the_right_guess()
    {
        using var one = Client(("Administration:Passphrase", Passphrase));
        await using var second = new WebApp();
        using var other = Client(second, ("Administration:Passphrase", Passphrase));
        Assert.Equal(HttpStatusCode.Unauthorized, (await EnterAsync(one, "a wrong guess")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await EnterAsync(other, Passphrase)).StatusCode); // clears what went wrong before

        var guesses = await Task.WhenAll(Enumerable.Range(0, 2 * SignInAttempts.MostFromOne).Select(n => EnterAsync(n % 2 == 0 ? one : other, $"guess number {n}")));

        Assert.DoesNotContain(guesses, g => g.StatusCode is HttpStatusCode.Redirect);
        Assert.Equal(SignInAttempts.MostFromOne, await _database.ScalarAsync<long>("select count(*) from sign_in_attempt")); // however many came at once, five were looked at
        Assert.Equal(HttpStatusCode.TooManyRequests, (await EnterAsync(one, Passphrase)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await EnterAsync(other, Passphrase)).StatusCode);
    }

    [Fact]
    public async Task The_lock_opens_after_a_while_and_many_addresses_together_lock_it_too()
    {
        var attempts = new SignInAttempts(_database.DataSource);
        for (var i = 0; i < SignInAttempts.MostFromAll; i++)
        {
            Assert.True(await attempts.MayTryAsync($"10.0.0.{i}", default));
        }

        Assert.True(await attempts.IsLockedAsync("192.168.0.1", default));
        Assert.False(await attempts.MayTryAsync("192.168.0.1", default));
        await _database.ExecuteAsync("update sign_in_attempt set at = at - interval '15 minutes'");
        Assert.False(await attempts.IsLockedAsync("10.0.0.1", default));
        Assert.True(await attempts.MayTryAsync("10.0.0.1", default));
        Assert.Equal(1, await _database.ScalarAsync<long>("select count(*) from sign_in_attempt")); // no address is kept longer than it counts
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

    private HttpClient Client(params (string Name, string Value)[] settings) => Client(_app, settings);

    private HttpClient Client(WebApp app, params (string Name, string Value)[] settings) => app.WithWebHostBuilder(host =>
    {
        foreach (var (name, value) in settings.Append(("ConnectionStrings:Postgres", _database.ConnectionString)))
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
