using System.Text.Json;
using Microsoft.Extensions.AI;
using Tokenholic.Agents.Models;
using Tokenholic.Agents.Models.Structured;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.Models;

public sealed class StructuredAnswerTests : IAsyncLifetime
{
    private static readonly AnswerForm<string> Form = new("city", """{"type":"object","properties":{"city":{"type":"string"}},"required":["city"],"additionalProperties":false}""",
        json => json.Text("city") is { } city ? (city, null) : (null, "The property city is missing."));

    private ScriptedProvider _provider = null!;

    public async Task InitializeAsync() => _provider = await ScriptedProvider.StartAsync();

    public async Task DisposeAsync() => await _provider.DisposeAsync();

    [Theory]
    [InlineData("""{"city":"杭州"}""")]
    [InlineData("```json\n{\"city\": \"杭州\",}\n```")]
    [InlineData("好的，结果如下：\n{\"city\":\"杭州\"}\n希望有帮助 {笑}")]
    [InlineData("The set {a, b} is wrong; {\"city\":\"杭州\"}")]
    [InlineData("{\"city\":\"杭州\", // 注\n \"zip\": 310000}")]
    public async Task What_is_repairable_is_repaired(string written)
    {
        _provider.Answer = _ => written;

        Assert.Equal("杭州", (await AskAsync(JsonAbility.Mode)).Value);
        Assert.Single(_provider.Requests);
    }

    [Fact]
    public void A_list_that_was_cut_off_keeps_what_was_whole() =>
        Assert.Equal(2, JsonRepair.Read("""{"claims":[{"a":1},{"a":2},{"a":""")!.Value.Objects("claims").Count());

    [Fact]
    public async Task It_is_asked_once_more_with_what_was_wrong_and_then_no_more()
    {
        _provider.Answer = request => request.Text.Contains("The property city is missing.", StringComparison.Ordinal) ? """{"city":"苏州"}""" : """{"town":"杭州"}""";
        Assert.Equal("苏州", (await AskAsync(JsonAbility.Mode)).Value);

        _provider.Answer = _ => "我不知道。";
        var failed = await AskAsync(JsonAbility.Mode);

        Assert.Equal(ModelProblem.WrongShape, failed.Failure!.Problem);
        Assert.Equal(4, _provider.Requests.Count);
    }

    [Fact]
    public async Task The_strictest_form_the_model_takes_is_asked_for()
    {
        _provider.Answer = _ => """{"city":"杭州"}""";

        await AskAsync(JsonAbility.Schema);
        await AskAsync(JsonAbility.Mode);
        await AskAsync(JsonAbility.Words);

        Assert.Equal(["json_schema", "json_object", null], _provider.Requests.Select(r => r.Body["response_format"]?["type"]?.GetValue<string>()));
        Assert.All(_provider.Requests.Skip(1), r => Assert.Contains("JSON", r.Text, StringComparison.Ordinal));
        Assert.Equal(JsonAbility.Words, ModelAbilities.Json(_provider.Model(tuning: new ModelTuning { Thinking = true })));
        Assert.Equal(JsonAbility.Schema, ModelAbilities.Json(_provider.Model("qwen3.7-max")));
    }

    [Theory]
    [InlineData("{\"n\":\"3.2万\"}", 32_000d)]
    [InlineData("{\"n\":\"1,200\"}", 1_200d)]
    [InlineData("{\"n\":\"15%\"}", .15)]
    [InlineData("{\"n\":2e3}", 2_000d)]
    [InlineData("{\"n\":\"很多\"}", null)]
    [InlineData("{\"n\":\"NaN\"}", null)]
    [InlineData("{\"n\":[1]}", null)]
    public void Numbers_are_read_as_models_write_them(string json, double? value) => Assert.Equal(value, JsonElement.Parse(json).Number("n"));

    [Fact]
    public void Nothing_written_as_a_word_is_nothing() =>
        Assert.All(new[] { "null", "none", "N/A", "未知", " " }, word => Assert.Null(JsonElement.Parse(JsonSerializer.Serialize(new { a = word })).Text("a")));

    private Task<Structured<string>> AskAsync(JsonAbility ability) => StructuredAnswer.AskAsync(Asked.Adapter(_provider.Model()), ability, [new(ChatRole.User, "哪里？")], Form, default);
}
