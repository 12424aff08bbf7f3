using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.Models;
using Tokenholic.App.Storage;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.Models;

/// <summary>An administrator's way through /admin/models, /models and /costs in a real browser.</summary>
[Collection(OtherEndToEndTests.Name)]
public sealed class AdminModelsScreenTests(AppFixture app) : IAsyncLifetime
{
    private const string Key = "sk-onscreen-9876543210-abcd";
    private ScriptedProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _provider = await ScriptedProvider.StartAsync();
        await ForgetAsync();
    }

    public async Task DisposeAsync()
    {
        await ForgetAsync(); // other tests of this app run by rules
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task A_provider_is_added_assigned_tried_changed_and_rolled_back_and_its_key_is_never_seen_again()
    {
        _provider.Key = Key;
        var before = (await app.Services.GetRequiredService<ModelSettingsStore>().LatestAsync(default))!.Version; // every test of this app adds versions
        var page = await app.OpenAsync("/admin/models");
        await page.GetByRole(AriaRole.Button, new() { Name = "添加模型服务" }).ClickAsync();
        await page.Locator("input[name=address]").FillAsync("ftp://nowhere");
        await page.Locator("input[name=key]").FillAsync(Key);
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await Expect(page.GetByText("地址应是以 http:// 或 https:// 开头")).ToBeVisibleAsync();
        await Expect(page.Locator("input[name=key]")).ToHaveValueAsync(Key); // nothing typed is lost

        await page.Locator("input[name=address]").FillAsync(_provider.Address.AbsoluteUri);
        await page.Locator("form button[type=submit]").First.ClickAsync();

        await Expect(page.GetByText("密钥 ••••abcd")).ToBeVisibleAsync();
        await Expect(page.GetByText("qwen3-max · 思考").First).ToBeVisibleAsync(); // the preset's models are assigned at once
        Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);
        await page.ReloadAsync();
        await page.GetByText("密钥 ••••abcd").WaitForAsync();
        Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);

        await page.GetByText("通用任务").First.ClickAsync();
        var general = page.Locator("details").Filter(new() { HasText = "通用任务" }).First;
        await general.Locator("input[name=model]").FillAsync("glm 5");
        await general.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(page.GetByText("请填写模型名称，不含空格。")).ToBeVisibleAsync();
        await general.Locator("input[name=model]").FillAsync("glm-5.1");
        await general.GetByRole(AriaRole.Button, new() { Name = "保存" }).ClickAsync();
        await Expect(Row(before + 2)).ToContainTextAsync("使用中");
        await Expect(Row(before + 2)).ToContainTextAsync("通用任务 glm-5.1");

        await Row(before + 1).GetByRole(AriaRole.Button, new() { Name = "恢复到这一版" }).ClickAsync();
        await Expect(Row(before + 3)).ToContainTextAsync($"恢复自第 {before + 1} 版");
        await Expect(general.Locator("summary")).ToContainTextAsync("glm-5");
        Assert.DoesNotContain(app.Complaints, c => c.Contains("/admin/models", StringComparison.Ordinal));

        ILocator Row(int version) => page.Locator("li").Filter(new() { Has = page.GetByText($"第 {version} 版", new() { Exact = true }) });
    }

    [Fact]
    public async Task A_long_answer_costs_the_browser_a_few_bytes_a_character()
    {
        var text = string.Concat(Enumerable.Range(0, 1_000).Select(n => $"第 {n} 句，说的是大模型怎样计费。 "));
        _provider.Answer = _ => text;
        await ArrangeAsync();
        var page = await app.OpenAsync("/admin/models");
        await page.GetByRole(AriaRole.Button, new() { Name = "提问" }).WaitForAsync();
        var received = 0L;
        page = await ReopenedAsync(page, frame => Interlocked.Add(ref received, frame));

        var before = Interlocked.Read(ref received);
        await page.GetByRole(AriaRole.Button, new() { Name = "提问" }).ClickAsync();
        await Expect(page.GetByText("首字")).ToBeVisibleAsync();

        var shown = await page.Locator(".streaming-text").TextContentAsync();
        Assert.Equal(text, shown);
        var perCharacter = (Interlocked.Read(ref received) - before) / (double)text.Length;
        Assert.InRange(perCharacter, 0.5, 4);
        if (Environment.GetEnvironmentVariable("SHOTS") is { Length: > 0 } folder)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "streaming.txt"), $"{text.Length} characters, {received - before} bytes, {perCharacter:0.00} a character");
        }
    }

    [Theory]
    [InlineData(Fault.BadKey, "zh-CN", "模型服务不认这个密钥")]
    [InlineData(Fault.CutsStream, "en-US", "broke off in the middle")]
    [InlineData(Fault.InjectedInstructions, "en-US", "<script>alert(1)</script>")]
    public async Task What_goes_wrong_is_a_sentence_in_the_readers_language(Fault fault, string language, string sentence)
    {
        _provider.Always = fault;
        _provider.Answer = _ => "一二三四五六七八";
        await ArrangeAsync();
        var page = await app.OpenAsync("/admin/models", language: language);

        await page.GetByRole(AriaRole.Button, new() { Name = language == "zh-CN" ? "提问" : "Ask" }).ClickAsync();

        await Expect(page.GetByText(sentence)).ToBeVisibleAsync();
        Assert.DoesNotContain(Key, await page.ContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/admin/models")]
    [InlineData("/models")]
    [InlineData("/costs")]
    public async Task Pages_are_sound_in_both_languages_themes_and_widths(string path)
    {
        await ArrangeAsync();
        using (var client = app.Services.GetRequiredService<ModelRouter>().For(new CallContext { Agent = "test", Task = TaskKind.Planning }))
        {
            await client.GetResponseAsync([new(Microsoft.Extensions.AI.ChatRole.User, $"{Guid.NewGuid()}")], null, default);
        }

        foreach (var (language, dark, width) in new[] { ("en-US", false, 1440), ("zh-CN", true, 390) })
        {
            var page = await app.OpenAsync(path, width, language, dark);
            await page.Locator("main h2").First.WaitForAsync();
            await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{path} at {width} scrolls sideways");
            await Accessibility.AssertCleanAsync(page);
            await Shots.TakeAsync(page, $"models{path.Replace('/', '-')}-{language}-{width}-{(dark ? "dark" : "light")}");
            await page.CloseAsync();
        }
    }

    private async Task ForgetAsync()
    {
        var settings = app.Services.GetRequiredService<ModelSettingsStore>();
        await settings.SaveAsync((await settings.LatestAsync(default))?.Version ?? 0, new ModelSettings(), null, null, "测试", default);
        foreach (var provider in await app.Services.GetRequiredService<ModelProviderStore>().ListAsync(default))
        {
            await app.Services.GetRequiredService<ModelProviderStore>().RemoveAsync(provider.Id, "测试", default);
        }
    }

    private async Task ArrangeAsync()
    {
        var providers = app.Services.GetRequiredService<ModelProviderStore>();
        var settings = app.Services.GetRequiredService<ModelSettingsStore>();
        var id = await providers.AddAsync(new ProviderInput("脚本", ProviderPresets.BailianBeijing, _provider.Address.AbsoluteUri, Key, null), "测试", default);
        var body = new ModelSettings().With(TaskKind.Planning, [new ModelChoice(id, "qwen3-max", new())]);
        await settings.SaveAsync((await settings.LatestAsync(default))?.Version ?? 0, body, null, null, "测试", default);
    }

    /// <summary>The page again, with what its circuit receives counted as it travels, compressed or not as it may be.</summary>
    private static async Task<IPage> ReopenedAsync(IPage page, Action<long> count)
    {
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => count(frame.Binary?.Length ?? Encoding.UTF8.GetByteCount(frame.Text ?? ""));
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "提问" }).WaitForAsync();
        return page;
    }
}
