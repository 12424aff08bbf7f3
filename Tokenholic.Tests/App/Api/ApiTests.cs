using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Tokenholic.Tests.App.Hosting;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Api;

/// <summary>Programs use Tokenholic over HTTP and MCP; and what one run of theirs leaves in the telemetry.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ApiTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_map_is_made_over_http_and_read_over_mcp_and_leaves_one_trace_without_page_text()
    {
        await using var server = await ApiServer.StartAsync(postgres);
        using var client = server.Client();

        var started = await client.PostAsJsonAsync("/api/v1/maps", new { name = "星屿短剧" });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        var run = (await started.Content.ReadFromJsonAsync<JsonObject>())!;
        Assert.Equal($"/api/v1/runs/{run["id"]}", started.Headers.Location!.OriginalString);
        await server.UntilEndedAsync(run["id"]!.GetValue<Guid>());
        Assert.Equal("succeeded", (await client.GetFromJsonAsync<JsonObject>($"/api/v1/runs/{run["id"]}"))!["state"]!.GetValue<string>());
        var customer = Assert.Single((await client.GetFromJsonAsync<JsonObject>("/api/v1/customers?search=星屿"))!["customers"]!.AsArray())!;
        Assert.Equal(1, customer["map_version"]!.GetValue<int>());

        await using var agent = await McpClient.CreateAsync(new HttpClientTransport(
            new() { Endpoint = new Uri(server.Address, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp, AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {server.Key}" } }));
        Assert.Equal(["ask", "cancel_run", "get_map", "get_proposal", "get_run", "list_customers", "make_proposal", "start_map"], (await agent.ListToolsAsync()).Select(tool => tool.Name).Order(StringComparer.Ordinal));
        var told = await agent.CallToolAsync("get_map", new Dictionary<string, object?> { ["customerId"] = customer["id"]!.GetValue<string>() });
        var map = JsonNode.Parse(((TextContentBlock)told.Content.Single()).Text)!["document"]!;
        var quote = map["evidence"]!.AsArray().Select(e => e!["quote"]!.GetValue<string>()).MaxBy(q => q.Length)!;
        var missing = await agent.CallToolAsync("get_map", new Dictionary<string, object?> { ["customerId"] = Guid.NewGuid() });
        Assert.True(missing.IsError);
        Assert.Contains("没有找到", ((TextContentBlock)missing.Content.Single()).Text, StringComparison.Ordinal);

        var proposed = await client.PostAsJsonAsync($"/api/v1/customers/{customer["id"]}/proposal", new { language = "en" });
        Assert.Equal(1, (await proposed.Content.ReadFromJsonAsync<JsonObject>())!["version"]!.GetValue<int>());
        var proposal = await agent.CallToolAsync("get_proposal", new Dictionary<string, object?> { ["customerId"] = customer["id"]!.GetValue<string>() });
        Assert.Contains("Model Studio", ((TextContentBlock)proposal.Content.Single()).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PostAsJsonAsync($"/api/v1/customers/{Guid.NewGuid()}/proposal", new { })).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/", UriKind.Relative))).StatusCode); // the first page begins the count of open ones
        await server.StopAsync();
        var spans = server.Telemetry.Bodies("traces").SelectMany(ProtoSpans.Read).ToList();
        var root = Assert.Single(spans, span => span.Name == "run battle_map");
        Assert.Equal((run["id"]!.GetValue<string>(), "succeeded"), (root.Tags["tokenholic.run.id"], root.Tags["tokenholic.run.outcome"]));
        var beneath = spans.Where(span => span.Trace == root.Trace && span.Parent == root.Id).ToList();
        Assert.Equal(["stage Analysis", "stage Research", "stage Visualization"], beneath.Select(span => span.Name).Where(name => name.StartsWith("stage", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Contains(beneath, span => span.Name == "GET"); // pages being fetched
        Assert.Contains("tokenholic.runs", server.Telemetry.Text("metrics"), StringComparison.Ordinal);
        Assert.Contains("tokenholic.circuits.open", server.Telemetry.Text("metrics"), StringComparison.Ordinal);
        foreach (var signal in (string[])["traces", "metrics", "logs"])
        {
            Assert.DoesNotContain(quote, server.Telemetry.Text(signal), StringComparison.Ordinal);
            Assert.DoesNotContain(server.Key, server.Telemetry.Text(signal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_refused_is_refused_with_a_sentence()
    {
        await using var server = await ApiServer.StartAsync(postgres, ("Api__RequestsPerMinute", "8"), ("Limits__RunsPerHour", "0"));
        using var client = server.Client();
        using var english = server.Client(language: "en-US");
        using var stranger = server.Client("thk_made-up");

        await RefusedAsync(await stranger.GetAsync(new Uri("/api/v1/customers", UriKind.Relative)), HttpStatusCode.Unauthorized, "ApiKey", "密钥");
        await RefusedAsync(await stranger.PostAsJsonAsync("/mcp", new { }), HttpStatusCode.Unauthorized, "ApiKey", "密钥");
        await RefusedAsync(await client.PostAsJsonAsync("/api/v1/maps", new { name = "", sites = new[] { "ftp://x" } }), HttpStatusCode.BadRequest, "InvalidInput", "填写");
        await RefusedAsync(await client.PostAsJsonAsync("/api/v1/maps", new { name = "桂花物流" }), HttpStatusCode.TooManyRequests, "TooManyRuns_PerVisitor", "一小时内最多发起 0 个任务");
        await RefusedAsync(await english.GetAsync(new Uri($"/api/v1/runs/{Guid.NewGuid()}", UriKind.Relative)), HttpStatusCode.NotFound, "ApiNotFound", "There is no such thing");
        await RefusedAsync(await client.PostAsync(new Uri("/api/v1/questions", UriKind.Relative), new StringContent("{", null, "application/json")), HttpStatusCode.BadRequest, "ApiRequest", "看不懂");
        await RefusedAsync(await client.PostAsJsonAsync("/api/v1/questions", new { question = new string('问', 600_000) }), HttpStatusCode.RequestEntityTooLarge, "TooLarge", "太大");

        HttpResponseMessage last;
        do
        {
            last = await client.GetAsync(new Uri("/api/v1/customers", UriKind.Relative));
        }
        while (last.IsSuccessStatusCode);
        await RefusedAsync(last, HttpStatusCode.TooManyRequests, "ApiTooOften", "一分钟");
        Assert.NotNull(last.Headers.RetryAfter);

        var second = await server.Keys.CreateAsync("第二个", "测试", default);
        using var other = server.Client(second);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(new Uri("/api/v1/customers", UriKind.Relative))).StatusCode);
        await server.Keys.RevokeAsync((await server.Keys.ListAsync(default)).Single(key => key.Name == "第二个").Id, "测试", default);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync(new Uri("/api/v1/customers", UriKind.Relative))).StatusCode);

        var document = await other.GetFromJsonAsync<JsonObject>("/api/v1/openapi.json");
        Assert.Equal(
            ["/api/v1/customers", "/api/v1/customers/{id}/map", "/api/v1/customers/{id}/proposal", "/api/v1/maps", "/api/v1/questions", "/api/v1/runs/{id}", "/api/v1/runs/{id}/cancel", "/api/v1/runs/{id}/events"],
            document!["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_key_is_kept_as_a_hash_and_nothing_answers_while_the_api_is_off()
    {
        await using var server = await ApiServer.StartAsync(postgres, ("Api__Enabled", "false"));
        using var client = server.Client();

        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/api/v1/customers", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("/mcp", UriKind.Relative))).StatusCode);
        Assert.Empty(await Models.Everywhere.FindAsync(server.Database, server.Key));
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, HttpStatusCode status, string code, string words)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.StatusCode}: {body}");
        var problem = JsonSerializer.Deserialize<JsonObject>(body)!;
        Assert.Equal(code, problem["code"]!.GetValue<string>());
        Assert.Contains(words, problem["title"]!.GetValue<string>(), StringComparison.Ordinal);
    }
}
