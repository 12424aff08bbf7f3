using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.OpenAi;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

/// <summary>What the adapter sends and understands, over real HTTP.</summary>
public sealed class OpenAiChatClientTests : IAsyncLifetime
{
    private ScriptedProvider _provider = null!;

    public async Task InitializeAsync() => _provider = await ScriptedProvider.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Fact]
    public void The_scripted_provider_speaks_as_openai_describes_it()
    {
        Assert.Empty(OpenApiShapes.Problems("CreateChatCompletionResponse", ScriptedAnswer.Whole("m", "好", "想"), "reasoning_content"));
        Assert.All(ScriptedAnswer.Chunks("m", "一二三四五", "想", 2), chunk => Assert.Empty(OpenApiShapes.Problems("CreateChatCompletionStreamResponse", chunk, "reasoning_content")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Answer_thinking_and_usage_are_kept_apart(bool streaming)
    {
        _provider.Answer = _ => "客服已接入豆包。";
        _provider.Thinking = "先看第一句。";
        using var client = Asked.Adapter(_provider.Model());

        var answer = streaming
            ? await client.GetStreamingResponseAsync(Asked.Hello).ToChatResponseAsync()
            : await client.GetResponseAsync(Asked.Hello);

        Assert.Equal("客服已接入豆包。", answer.Text);
        Assert.Equal("先看第一句。", string.Concat(answer.Messages.SelectMany(m => m.Contents).OfType<TextReasoningContent>().Select(t => t.Text)));
        Assert.Equal(ChatFinishReason.Stop, answer.FinishReason);
        Assert.Equal((1000, 14, 200, 6), (answer.Usage!.InputTokenCount, answer.Usage.OutputTokenCount, answer.Usage.CachedInputTokenCount, answer.Usage.ReasoningTokenCount));
    }

    [Fact]
    public async Task A_request_is_what_openai_describes_with_dashscopes_fields_at_its_top()
    {
        using var client = Asked.Adapter(_provider.Model(tuning: new ModelTuning { Temperature = 0.2, Thinking = true, MaxTokens = 900 }));
        var tool = AIFunctionFactory.Create((string city) => city, "weather", "Weather of a city.");
        var schema = System.Text.Json.JsonElement.Parse("""{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}""");

        await client.GetStreamingResponseAsync(Asked.Hello, new ChatOptions { Tools = [tool], ResponseFormat = ChatResponseFormat.ForJsonSchema(schema, "answer") }).ToChatResponseAsync();

        var sent = _provider.Requests.Single();
        Assert.Equal("Bearer sk-test-0123456789abcd", sent.Authorization);
        Assert.Empty(OpenApiShapes.Problems("CreateChatCompletionRequest", sent.Body, "enable_thinking"));
        Assert.True(sent.Body["enable_thinking"]!.GetValue<bool>());
        Assert.Equal(900, sent.Body["max_tokens"]!.GetValue<int>());
        Assert.Equal("weather", sent.Body["tools"]![0]!["function"]!["name"]!.GetValue<string>());
        Assert.Equal("json_schema", sent.Body["response_format"]!["type"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("ark", "thinking", "{\"type\":\"enabled\"}")]
    [InlineData("openai", "reasoning_effort", "\"medium\"")]
    public async Task Each_provider_is_told_to_think_in_its_own_words(string preset, string field, string value)
    {
        using var client = Asked.Adapter(_provider.Model(preset: preset, tuning: new ModelTuning { Thinking = true }));

        await client.GetResponseAsync(Asked.Hello);

        Assert.Equal(value, _provider.Requests.Single().Body[field]!.ToJsonString());
    }

    [Fact]
    public async Task Glm_thinks_unasked_and_is_told_not_to_in_json_mode()
    {
        using var client = Asked.Adapter(_provider.Model("glm-5"));

        await client.GetResponseAsync(Asked.Hello, new ChatOptions { ResponseFormat = ChatResponseFormat.Json });

        Assert.False(_provider.Requests.Single().Body["enable_thinking"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_model_that_is_to_think_is_asked_for_a_stream_and_never_at_a_heat_that_is_refused()
    {
        using var client = Asked.Adapter(_provider.Model(tuning: new ModelTuning { Thinking = true, Temperature = 2 }));

        await client.GetResponseAsync(Asked.Hello);

        var body = _provider.Requests.Single().Body;
        Assert.True(body["stream"]!.GetValue<bool>());
        Assert.InRange(body["temperature"]!.GetValue<double>(), 1.9, 1.999);
    }

    /// <summary>What Bailian answers, as its documentation lists it.</summary>
    [Theory]
    [InlineData(429, "PrepaidBillOverdue", "The prepaid bill is overdue.", ModelProblem.NoCredit)]
    [InlineData(429, "CommodityNotPurchased", "", ModelProblem.NoCredit)]
    [InlineData(429, "insufficient_quota", "Free allocated quota exceeded.", ModelProblem.NoCredit)]
    [InlineData(429, "Throttling.AllocationQuota", "Allocated quota exceeded, please increase your quota limit.", ModelProblem.TooManyRequests)]
    [InlineData(429, "limit_burst_rate", "Request rate increased too quickly.", ModelProblem.TooManyRequests)]
    [InlineData(400, "Throttling.AllocationQuota", "Free allocated quota exceeded.", ModelProblem.NoCredit)]
    [InlineData(403, "AllocationQuota.FreeTierOnly", "", ModelProblem.NoCredit)]
    [InlineData(403, "Model.AccessDenied", "", ModelProblem.NoAccess)]
    [InlineData(400, "InvalidParameter", "Model not exist.", ModelProblem.ModelNotFound)]
    [InlineData(404, "model_not_supported", "", ModelProblem.ModelNotFound)]
    [InlineData(400, "invalid_parameter_error", "parameter.enable_thinking must be set to false for non-streaming calls", ModelProblem.BadRequest)]
    [InlineData(413, "", "", ModelProblem.TooLarge)]
    [InlineData(500, "ResponseTimeout", "", ModelProblem.ServerError)]
    public void Bailians_errors_are_read_by_status_and_code_together(int status, string code, string message, ModelProblem problem)
    {
        var body = new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["type"] = code, ["param"] = null } };

        Assert.Equal(problem, ProviderErrors.Read((System.Net.HttpStatusCode)status, body.ToJsonString(), _provider.Model(), null).Problem);
    }

    [Fact]
    public void A_tool_call_is_put_together_from_its_pieces()
    {
        var reader = new AnswerReader(_provider.Model());
        reader.Read("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"ci"}}]}}]}""");
        reader.Read("""{"choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"ty\":\"杭州\"}"}}]},"finish_reason":"tool_calls"}]}""");

        var call = Assert.IsType<FunctionCallContent>(Assert.Single(reader.End(announced: true)!.Contents));

        Assert.Equal(("c1", "weather", "杭州"), (call.CallId, call.Name, call.Arguments!["city"]!.ToString()));
    }

    [Theory]
    [InlineData(Fault.TooManyRequests, ModelProblem.TooManyRequests)]
    [InlineData(Fault.ServerError, ModelProblem.ServerError)]
    [InlineData(Fault.BadKey, ModelProblem.BadKey)]
    [InlineData(Fault.Arrearage, ModelProblem.NoCredit)]
    [InlineData(Fault.DataInspectionFailed, ModelProblem.ContentRefused)]
    [InlineData(Fault.DataInspectionFailedInStream, ModelProblem.ContentRefused)]
    [InlineData(Fault.ModelNotFound, ModelProblem.ModelNotFound)]
    [InlineData(Fault.InvalidJson, ModelProblem.Unreadable)]
    [InlineData(Fault.EmptyAnswer, ModelProblem.Empty)]
    [InlineData(Fault.ReasoningOnly, ModelProblem.Empty)]
    [InlineData(Fault.CutsStream, ModelProblem.CutOff)]
    [InlineData(Fault.HtmlPage, ModelProblem.CutOff)]
    [InlineData(Fault.Redirects, ModelProblem.BadRequest)]
    public async Task Every_failure_is_named_and_tells_nothing_of_the_key(Fault fault, ModelProblem problem)
    {
        using var client = Asked.Adapter(_provider.Then(fault).Model());

        var failure = await Asked.FailureAsync(() => client.GetStreamingResponseAsync(Asked.Hello).ToChatResponseAsync());

        Assert.Equal(problem, failure.Problem);
        Assert.DoesNotContain("0123456789abcd", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quota_is_an_empty_account_at_openai_and_a_busy_minute_at_bailian()
    {
        using var client = Asked.Adapter(_provider.Then(Fault.TooManyRequests).Model(preset: "openai"));

        Assert.Equal(ModelProblem.NoCredit, (await Asked.FailureAsync(() => client.GetResponseAsync(Asked.Hello))).Problem);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_cost_their_characters_and_nothing_else()
    {
        _provider.Answer = _ => "一二三四五六七八";
        using var client = Asked.Adapter(_provider.Then(Fault.NotUtf8).Model());

        var answer = await client.GetStreamingResponseAsync(Asked.Hello).ToChatResponseAsync();

        Assert.EndsWith("五六七八", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_does_not_stream_is_understood_all_the_same()
    {
        using var client = Asked.Adapter(_provider.Model() with { Model = "m" });
        _provider.Answer = _ => "整个答案";

        Assert.Equal("整个答案", (await client.GetResponseAsync(Asked.Hello)).Text);
    }

    [Fact]
    public async Task Vectors_come_in_batches_of_ten_in_the_order_asked_and_of_length_one()
    {
        using var generator = new OpenAiEmbeddingGenerator(Transport.NewClient(), _provider.Model("text-embedding-v3", tuning: new ModelTuning { Dimensions = 8 }), TimeProvider.System);

        var vectors = await generator.GenerateAsync(Enumerable.Range(1, 23).Select(n => new string('字', n)));

        Assert.Equal([10, 10, 3], _provider.Requests.Select(r => r.Body["input"]!.AsArray().Count));
        Assert.All(_provider.Requests, r => Assert.Empty(OpenApiShapes.Problems("CreateEmbeddingRequest", r.Body)));
        Assert.Equal(23, vectors.Select(v => v.Vector.Span[0]).Order().Distinct().Count());
        Assert.Equal(vectors.Select(v => v.Vector.Span[0]).Order(), vectors.Select(v => v.Vector.Span[0]));
        Assert.All(vectors, v => Assert.Equal((8, 1.0), (v.Vector.Length, Math.Round(Math.Sqrt(v.Vector.ToArray().Sum(x => (double)x * x)), 5))));
        Assert.Equal(276, vectors.Usage!.InputTokenCount);
    }
}
