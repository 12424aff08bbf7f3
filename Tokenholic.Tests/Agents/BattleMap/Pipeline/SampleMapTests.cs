using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tokenholic.Agents.BattleMap;
using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Agents.Core;

namespace Tokenholic.Tests.Agents.BattleMap.Pipeline;

/// <summary>What a person who reads the sample's pages would write down, against what the map says.</summary>
public sealed class SampleMapTests(SampleRun run) : IClassFixture<SampleRun>
{
    private IEnumerable<(string UseCase, Workload Workload)> Workloads => run.Map.UseCases.SelectMany(u => u.Workloads.Select(w => (u.Id, w)));

    [Fact]
    public void Every_page_that_may_be_read_is_read_also_those_that_only_a_script_links_to()
    {
        string[] expected =
        [
            "", "about.html", "products/service.html", "cases/summer-season.html", "blog/script-workshop.html", "blog/video-pipeline.html",
            "blog/dubbing.html", "careers.html", "en/index.html", "en/going-global.html", "news/2026-10-interview.html", "news/2026-11-industry.html",
        ];

        var read = run.Pages.Select(p => new Uri(p.FinalUrl).AbsolutePath.TrimStart('/')).ToHashSet();
        Assert.Empty(expected.Except(read));
        Assert.Contains(run.Pages, p => p.Rendered && p.FinalUrl.Contains("/news/", StringComparison.Ordinal));
        Assert.Contains(run.Pages, p => p.Text.Contains("四川话和东北话的角色", StringComparison.Ordinal));
    }

    [Fact]
    public void What_robots_forbid_is_not_read_and_what_is_broken_is_said()
    {
        Assert.DoesNotContain(run.Pages, p => p.FinalUrl.Contains("/internal/", StringComparison.Ordinal));
        Assert.Contains(run.Map.FailedPages, p => p.Url.EndsWith("/internal/roadmap.html", StringComparison.Ordinal) && p.Reason == "robots");
        Assert.Contains(run.Map.FailedPages, p => p.Url.EndsWith("/blog/voice-lab.html", StringComparison.Ordinal) && p.Reason == "gone");
    }

    [Theory]
    [InlineData("script_writing", "aliyun", "qwen3-max")]
    [InlineData("video_generation", "volcengine", "seedance-2.0")]
    [InlineData("dubbing", "other", "minimax")]
    [InlineData("dubbing", "baidu", null)]
    [InlineData("customer_service", "self_hosted", "deepseek-v3.2")]
    [InlineData("content_moderation", "aliyun", "qwen-vl")]
    [InlineData("marketing_copy", "volcengine", "doubao")]
    [InlineData("translation", "overseas", "gpt-5.4")]
    public void What_the_pages_say_is_in_use_is_on_the_map_and_counted(string useCase, string vendor, string? model)
    {
        var workload = Assert.Single(Workloads, w => w.UseCase == useCase && w.Workload.Vendor == vendor
            && w.Workload.Status is UsageStatus.InUse && (w.Workload.Model == model || w.Workload.Model?.StartsWith($"{model}-", StringComparison.Ordinal) == true)).Workload;

        Assert.Equal(Label.Fact, workload.UsageLabel);
        Assert.NotEmpty(workload.EvidenceIds);
    }

    [Theory]
    [InlineData("gemini", "overseas", UsageStatus.Planned)]
    [InlineData("gemini", "overseas", UsageStatus.Denied)]
    [InlineData("kling", "other", UsageStatus.Past)]
    [InlineData("kimi", "other", UsageStatus.Denied)]
    [InlineData("hunyuan", "tencent", UsageStatus.Denied)]
    [InlineData(null, "aliyun", UsageStatus.Planned)]
    public void Plans_the_past_and_denials_are_shown_for_what_they_are_and_never_counted(string? model, string vendor, UsageStatus status)
    {
        var workload = Assert.Single(Workloads, w => w.Workload.Model == model && w.Workload.Vendor == vendor && w.Workload.Status == status).Workload;

        Assert.False(workload.InTotals);
    }

    [Fact]
    public void A_plan_is_in_the_column_of_what_it_is_for()
    {
        Assert.Contains(Workloads, w => w is { UseCase: "image_generation", Workload: { Vendor: "overseas", Status: UsageStatus.Planned } });
        Assert.Contains(Workloads, w => w is { UseCase: "coding", Workload: { Vendor: "aliyun", Status: UsageStatus.Planned } });
    }

    [Fact]
    public void Nothing_on_the_map_belongs_to_another_company_a_vendor_or_a_questioner()
    {
        string[] foreign = ["鲸歌", "橙幕", "盘古", "Claude", "千帆", "Sora", "Cursor", "文心", "Midjourney", "ChatGPT", "日均调用"];

        Assert.All(run.Map.Evidence, e => Assert.DoesNotContain(foreign, word => e.Quote.Contains(word, StringComparison.Ordinal)));
        Assert.DoesNotContain(Workloads, w => w.Workload.Vendor is "huawei" or "tencent" && w.Workload.Status is UsageStatus.InUse);
    }

    [Theory]
    [InlineData("script_writing", "aliyun", "42 亿 tokens")]
    [InlineData("video_generation", "volcengine", "3,600 分钟")]
    [InlineData("customer_service", "self_hosted", "1.2 万次会话")]
    [InlineData("translation", "overseas", "2,800 episodes")]
    public void A_stated_quantity_drives_its_estimate_as_a_fact(string useCase, string vendor, string words)
    {
        var workload = Assert.Single(Workloads, w => w.UseCase == useCase && w.Workload.Vendor == vendor && w.Workload.Status is UsageStatus.InUse).Workload;
        var driver = Assert.Single(workload.Estimate!.Drivers, d => d.IsVolume);

        Assert.Equal(Label.Fact, driver.Label);
        Assert.Contains(run.Map.Evidence, e => driver.EvidenceIds.Contains(e.Id) && e.Quote.Contains(words, StringComparison.Ordinal));
        Assert.True(workload.InTotals);
    }

    [Theory]
    [InlineData("customer_service", "turns", 5, 6)]
    [InlineData("translation", "languages", 7, 7)]
    [InlineData("video_generation", "pixels", 1280 * 720, 1280 * 720)]
    [InlineData("video_generation", "clip_yield", 0.315, 0.385)]
    public void What_the_pages_say_of_a_driver_replaces_its_default(string useCase, string id, double low, double high)
    {
        var driver = Assert.Single(
            Workloads.Where(w => w.UseCase == useCase && w.Workload.Status is UsageStatus.InUse).SelectMany(w => w.Workload.Estimate!.Drivers), d => d.Id == id);

        Assert.Equal((low, high, Label.Fact), (driver.Value.Low, driver.Value.High, driver.Label));
    }

    [Fact]
    public void Growth_said_of_video_is_not_lent_to_other_uses()
    {
        Assert.Equal(2.1, Assert.Single(Workloads, w => w is { UseCase: "video_generation", Workload.Status: UsageStatus.InUse }).Workload.Growth!.PerYear.Mid);
        Assert.All(Workloads.Where(w => w.UseCase != "video_generation" && w.Workload.Growth is not null), w => Assert.Equal(Label.Assumed, w.Workload.Growth!.Label));
    }

    [Fact]
    public void Every_quote_stands_in_its_page_and_every_page_has_the_checksum_of_its_text()
    {
        var texts = run.Map.Pages.ToDictionary(p => p.Id, p => run.Pages.Single(s => s.Url == p.Url).Text);

        Assert.NotEmpty(run.Map.Evidence);
        Assert.All(run.Map.Evidence, e => Assert.Equal(e.Quote, texts[e.PageId].Substring(e.Start, e.Quote.Length)));
        Assert.All(run.Map.Pages, p => Assert.Equal(p.Sha256, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(texts[p.Id])))));
    }

    [Fact]
    public void The_events_tell_of_three_stages_in_order_each_once_and_end_with_the_map()
    {
        Assert.Equal(
            ["start:Research", "finish:Research", "start:Analysis", "finish:Analysis", "start:Visualization", "finish:Visualization"],
            run.Events.Where(e => e is StageStarted or StageFinished).Select(e => e.Key));
        Assert.IsType<MapCompleted>(run.Events[^1]);
        Assert.Equal(run.Events.Count, run.Events.Select(e => e.Key).Distinct().Count());
        Assert.True(run.Map.Company.Fictional);
    }

    [Fact]
    public async Task Resumed_with_the_same_store_it_makes_the_same_map_though_the_site_is_gone()
    {
        await using var services = SampleRun.Services();

        var events = await SampleRun.RunAsync(services, SampleRun.Request, run.Store);

        Assert.Equal(run.Events.Select(e => e.Key).Order(StringComparer.Ordinal), events.Select(e => e.Key).Order(StringComparer.Ordinal));
        Assert.Equal(Json(run.Map), Json(((MapCompleted)events[^1]).Document));
    }

    [Fact]
    public async Task Cancelled_in_the_middle_it_stops()
    {
        await using var services = SampleRun.Services();
        using var cancel = new CancellationTokenSource();
        var pipeline = services.GetRequiredService<BattleMapPipeline>();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var told in pipeline.RunAsync(SampleRun.Request, run.Store, cancel.Token))
            {
                Assert.IsNotType<MapCompleted>(told);
                if (told is StageStarted { Stage: Stage.Analysis })
                {
                    await cancel.CancelAsync();
                }
            }
        });
    }

    private static string Json(BattleMapDocument map) => JsonSerializer.Serialize(map with { GeneratedAt = default }, BattleMapJson.Options);
}
