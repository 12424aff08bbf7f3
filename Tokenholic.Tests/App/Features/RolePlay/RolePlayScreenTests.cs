using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Tokenholic.Agents.RolePlay;
using Tokenholic.Agents.RolePlay.Coach;
using Tokenholic.App.Features.RolePlay;
using Tokenholic.App.Storage;
using Tokenholic.Knowledge;
using Tokenholic.Tests.Agents.RolePlay;
using Tokenholic.Tests.App.Features.BattleMap;
using Tokenholic.Tests.Doubles;
using Tokenholic.Tests.EndToEnd;
using static Microsoft.Playwright.Assertions;

namespace Tokenholic.Tests.App.Features.RolePlay;

[Collection(OtherEndToEndTests.Name)]
public sealed class RolePlayScreenTests(AppFixture app)
{
    private RolePlayStore Store => app.Services.GetRequiredService<RolePlayStore>();

    [Theory]
    [InlineData(390, "zh-CN", false)]
    [InlineData(1440, "en-US", true)]
    public async Task A_meeting_is_begun_spoken_resumed_elsewhere_and_judged(int width, string language, bool dark)
    {
        var zh = language == "zh-CN";
        var shot = $"{width}-{language[..2]}";
        var page = await app.OpenAsync("/roleplay", width, language, dark);
        await Expect(page.Locator(".lobby")).ToBeVisibleAsync();
        await Shots.TakeAsync(page, $"roleplay-lobby-{shot}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(page);
        await page.GetByLabel(zh ? "您的名字" : "Your name").FillAsync($"rep {Guid.NewGuid():n}"[..12]);
        await page.Locator(".start").ClickAsync();

        var box = page.Locator(".say textarea");
        await box.FillAsync(RolePlayData.Topic("pain").Question.In(zh ? ReplyLanguage.Zh : ReplyLanguage.En));
        await ComposeAsync(box); // Enter that chooses a word of an input method sends nothing
        await Expect(page.Locator(".turns .rep")).ToHaveCountAsync(0);
        await box.PressAsync("Enter");
        await Expect(page.Locator(".turns .buyer")).ToHaveCountAsync(2);
        await Expect(page.Locator(".turns .buyer").Last).ToContainTextAsync(zh ? "投诉翻了一倍" : "complaints doubled");
        await Expect(page.Locator(".nudge")).ToContainTextAsync(zh ? "关键信息" : "key fact");
        await Shots.TakeAsync(page, $"roleplay-session-{shot}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(page);

        var elsewhere = await app.OpenAsync(new Uri(page.Url).PathAndQuery, 390, language);
        await Expect(elsewhere.Locator(".turns li")).ToHaveCountAsync(3);
        await elsewhere.Locator(".say textarea").FillAsync(zh ? "这些用例每天大概有多少调用量？" : "How many requests a day do these use cases make?");
        await elsewhere.Locator(".say button[type=submit]").ClickAsync();
        await Expect(elsewhere.Locator(".turns li")).ToHaveCountAsync(5);
        await elsewhere.GetByRole(AriaRole.Button, new() { Name = zh ? "结束会谈" : "End meeting" }).ClickAsync();

        await Expect(elsewhere.Locator(".facts .found")).ToHaveCountAsync(2);
        await Expect(elsewhere.Locator(".facts .missed").First).ToContainTextAsync(zh ? "？" : "?");
        await Accessibility.AssertCleanAsync(elsewhere);
    }

    [Fact]
    public async Task A_long_message_and_a_page_that_is_behind_lose_nothing()
    {
        var id = await Store.CreateAsync("–", BuyerStart(), null, default);
        var (first, second) = (await app.OpenAsync($"/roleplay/{id}"), await app.OpenAsync($"/roleplay/{id}"));
        await first.Locator(".say textarea").FillAsync(string.Concat(Enumerable.Repeat("很长的话，", 4_000)));
        await first.Locator(".say button[type=submit]").ClickAsync();
        await Expect(first.Locator(".turns .buyer")).ToHaveCountAsync(2);

        await second.Locator(".say textarea").FillAsync("目前这些用例用的是哪家的模型和云？");
        await second.Locator(".say button[type=submit]").ClickAsync();

        await Expect(second.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(second.Locator(".turns .buyer")).ToHaveCountAsync(2);
        Assert.Equal(20_000, (await Store.FindAsync(id, default))!.Session.Turns[1].Text.Length);
    }

    [Fact]
    public async Task A_meeting_that_ended_as_the_server_stopped_is_judged_when_its_report_is_opened()
    {
        var session = Reps.Play(Reps.Setup(Scenario.Objections, Difficulty.Easy, ReplyLanguage.Zh), Reps.All["pushy"]);
        Assert.True(session.Ended);
        var id = await Store.CreateAsync("–", session, null, default); // the turns were kept, the report was not
        var page = await app.OpenAsync($"/roleplay/{id}");

        await page.GetByRole(AriaRole.Link, new() { Name = "看评估" }).ClickAsync();

        await Expect(page.Locator(".score b")).ToHaveTextAsync($"{SessionCoach.Report(session).Score}");
        Assert.NotNull((await Store.FindAsync(id, default))!.Report);
    }

    [Theory]
    [InlineData(1440, "zh-CN", false)]
    [InlineData(390, "en-US", false)]
    public async Task Reports_progress_and_the_team_page_show_figures_and_only_shared_words(int width, string language, bool dark)
    {
        var zh = language == "zh-CN";
        var shot = $"{width}-{language[..2]}";
        var rep = $"rep-{Guid.NewGuid():n}"[..10];
        var ids = new List<Guid>();
        foreach (var (name, scenario, difficulty) in new[] { ("pushy", Scenario.Objections, Difficulty.Easy), ("average", Scenario.Objections, Difficulty.Easy), ("liar", Scenario.DeepDive, Difficulty.Easy), ("excellent", Scenario.Discovery, Difficulty.Hard) })
        {
            var session = Reps.Play(Reps.Setup(scenario, difficulty, zh ? ReplyLanguage.Zh : ReplyLanguage.En), Reps.All[name]);
            ids.Add(await Store.CreateAsync(rep, session, null, default));
            await Store.FinishAsync(ids[^1], SessionCoach.Report(session), default);
        }

        var page = await app.OpenAsync($"/roleplay/{ids[2]}/report", width, language, dark);
        await Expect(page.Locator(".claims li").First).ToContainTextAsync(zh ? "不符" : "wrong");
        await page.Locator(".criteria summary").First.ClickAsync();
        await Shots.TakeAsync(page, $"roleplay-report-{shot}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = zh ? "共享给团队" : "Share with the team" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = zh ? "已共享给团队" : "Shared with the team" })).ToBeVisibleAsync();

        await page.GotoAsync($"/roleplay/progress?rep={rep}");
        await Expect(page.Locator(".sessions li")).ToHaveCountAsync(4);
        await Expect(page.Locator(".kpis dd").Last).ToContainTextAsync("1");
        // Each scenario over time: two meetings with what was gained, one alone, and one not practised with the way to it.
        var trends = page.Locator(".trends li");
        await Expect(trends).ToHaveCountAsync(4);
        var scores = await Task.WhenAll(ids.Take(2).Select(async id => (await Store.FindAsync(id, default))!.Report!.Score));
        await Expect(trends.Nth((int)Scenario.Objections)).ToContainTextAsync($"+{scores[1] - scores[0]}");
        await Expect(trends.Nth((int)Scenario.Discovery)).ToContainTextAsync(zh ? "1 场" : "1 meeting");
        await Expect(trends.Nth((int)Scenario.Briefing).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/roleplay?scenario=Briefing");
        await Shots.TakeAsync(page, $"roleplay-progress-{shot}");
        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(page);

        await page.GotoAsync("/roleplay/team");
        var line = page.Locator(".reps li").Filter(new() { HasText = rep });
        await Expect(line.Locator(".shared a")).ToHaveCountAsync(1);
        await Expect(line.Locator("a")).ToHaveAttributeAsync("href", $"/roleplay/{ids[2]}/report");
        var team = await page.Locator("#main").InnerTextAsync();
        foreach (var id in ids)
        {
            Assert.All((await Store.FindAsync(id, default))!.Session.Turns.Where(t => t.Text.Length > 6), t => Assert.DoesNotContain(t.Text, team, StringComparison.Ordinal));
        }

        Assert.Equal(width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Accessibility.AssertCleanAsync(page);
        await Shots.TakeAsync(page, $"roleplay-team-{shot}");

        // An address of a meeting that is not there says so, in a page with a heading.
        await page.GotoAsync($"/roleplay/{Guid.NewGuid()}");
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await Accessibility.AssertCleanAsync(page);
    }

    [Fact]
    public async Task On_a_phone_hints_are_paid_once_speech_is_typed_pauses_hold_and_any_answer_is_tried_again()
    {
        var asked = RolePlayData.Topic("pain").Question.Zh;
        var begun = Tokenholic.Agents.RolePlay.Buyer.BuyerEngine.Say(
            Tokenholic.Agents.RolePlay.Buyer.BuyerEngine.Open(Reps.Setup(Scenario.Discovery, Difficulty.Easy) with { LiveFeedback = false, Minutes = 12 }, DateTimeOffset.UtcNow), asked, DateTimeOffset.UtcNow, seconds: 95);
        var id = await Store.CreateAsync("手机", begun, null, default);
        var page = await app.NewPageAsync(390);
        await page.AddInitScriptAsync(Spoken);
        await page.GotoAsync($"/roleplay/{id}");
        var box = page.Locator(".say textarea");
        ILocator Button(IPage at, string name) => at.GetByRole(AriaRole.Button, new() { Name = name });

        // Feedback switched off stays off until it is wanted; the clock shows what was used.
        await Expect(page.Locator(".mic")).ToBeVisibleAsync();
        await Expect(page.Locator(".nudge")).ToHaveCountAsync(0);
        await Expect(page.Locator(".tools")).ToContainTextAsync("1:35 / 12");
        await Button(page, "提醒：关").ClickAsync();
        await Expect(page.Locator(".nudge")).ToBeVisibleAsync();

        // A hint is there after a reload and on another device, and is paid once.
        await page.SetViewportSizeAsync(390, 420); // a keyboard takes half of the screen
        await Button(page, "提示（−3 分）").ClickAsync();
        await page.WaitForFunctionAsync("() => document.querySelector('.hint')?.getBoundingClientRect().bottom <= document.querySelector('.say').getBoundingClientRect().top + 1");
        await page.SetViewportSizeAsync(390, 844);
        var hint = await page.Locator(".hint").InnerTextAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".hint")).ToHaveTextAsync(hint);
        await Expect(Button(page, "提示（−3 分）")).ToBeDisabledAsync();
        var other = await app.NewPageAsync(390);
        await other.AddInitScriptAsync("delete window.SpeechRecognition; delete window.webkitSpeechRecognition; window.SpeechRecognition = window.webkitSpeechRecognition = undefined;");
        await other.GotoAsync($"/roleplay/{id}");
        await Expect(other.Locator(".hint")).ToHaveTextAsync(hint);
        await Expect(other.Locator(".mic")).ToBeHiddenAsync();
        await Accessibility.AssertCleanAsync(page);

        // What is heard is typed; what is not heard is said. An input method's Enter sends nothing.
        await page.Locator(".mic").ClickAsync();
        await Expect(page.Locator(".unheard")).ToBeVisibleAsync();
        await page.Locator(".mic").ClickAsync();
        await Expect(box).ToHaveValueAsync("目前这些用例用的是哪家的模型和云？");
        await Expect(page.Locator(".unheard")).ToBeHiddenAsync();
        await ComposeAsync(box);
        await Expect(box).ToHaveValueAsync("目前这些用例用的是哪家的模型和云？");

        // Paused here, gone on with elsewhere.
        await Button(page, "暂停").ClickAsync();
        await Expect(box).ToHaveCountAsync(0);
        // What was typed and not sent is there again after a reload, as after a pause and a server that was started again.
        await page.ReloadAsync();
        await Expect(box).ToHaveValueAsync("目前这些用例用的是哪家的模型和云？");
        await Button(page, "暂停").ClickAsync();
        await Expect(box).ToHaveCountAsync(0);
        await other.Locator(".say textarea").FillAsync("这些用例每天大概有多少调用量？");
        await other.Locator(".say textarea").PressAsync("Enter");
        await Expect(other.Locator(".turns .buyer")).ToHaveCountAsync(3);
        await Expect(other.Locator(".hint")).ToHaveCountAsync(0);
        await Button(page, "继续").ClickAsync();
        await Shots.TakeAsync(page, "roleplay-phone-zh");

        // The first answer again: a meeting of its own, the old one stays.
        await other.Locator(".again").First.ClickAsync();
        await Expect(other.Locator(".turns li")).ToHaveCountAsync(1);
        Assert.DoesNotContain(id.ToString(), other.Url, StringComparison.Ordinal);
        await other.Locator(".say textarea").FillAsync(asked);
        await other.Locator(".say button[type=submit]").ClickAsync();
        await Expect(other.Locator(".turns .buyer")).ToHaveCountAsync(2);
        Assert.Equal(5, (await Store.FindAsync(id, default))!.Session.Turns.Count);

        await page.ReloadAsync();
        await Button(page, "结束会谈").ClickAsync();
        await Expect(page.Locator(".top")).ToContainTextAsync("1 次提示（−3 分）");
    }

    [Fact]
    public async Task A_meeting_with_a_customer_plays_that_customers_map_and_a_hint_costs_three_points()
    {
        var customer = await new Arranged(app.Services).MapAsync(SampleMaps.Starisle);
        var desk = app.Services.GetRequiredService<RolePlayDesk>();
        var id = (await desk.StartAsync(new(Scenario.Discovery, Difficulty.Easy, RolePlayData.Personas[0], customer.Id, "甲", Clock: true, LiveFeedback: false), ReplyLanguage.Zh, new(), default))!.Value;

        await desk.HintAsync((await Store.FindAsync(id, default))!, default);
        var said = await desk.SayAsync((await Store.FindAsync(id, default))!, RolePlayData.Topic("current").Question.Zh, 3, default);

        Assert.Contains("火山", said.Session.Turns[^1].Text, StringComparison.Ordinal);
        Assert.Equal(said.Session.Turns.Select(t => t.Text), (await Store.FindAsync(id, default))!.Session.Turns.Select(t => t.Text));
        Assert.Equal(SessionCoach.HintCost, SessionCoach.Score(SessionCoach.Report(said.Session).Criteria, 0) - SessionCoach.Report(said.Session).Score);
    }

    private static RolePlaySession BuyerStart() => Tokenholic.Agents.RolePlay.Buyer.BuyerEngine.Open(Reps.Setup(Scenario.Discovery, Difficulty.Easy), DateTimeOffset.UtcNow);

    /// <summary>A browser that hears nothing at first, and then a question.</summary>
    private const string Spoken = """
        window.heard = 0;
        window.SpeechRecognition = class {
          start() {
            if (window.heard++ === 0) { this.onerror({ error: "not-allowed" }); return; }
            this.onresult({ results: [[{ transcript: "目前这些用例用的是哪家的模型和云？" }]] });
            this.onend();
          }
          stop() { this.onend(); }
        };
        """;

    private static Task ComposeAsync(ILocator box) => box.EvaluateAsync("e => e.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))");
}
