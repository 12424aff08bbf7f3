using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.Agents.BattleMap.Estimation;

public class GroupingTests
{
    [Fact]
    public void The_same_fact_on_several_pages_is_one_workload_with_all_its_quotes()
    {
        var workload = new MapScenario()
            .Page("客服已接入豆包1.6。").Use("客服已接入豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6")
            .Page("星屿短剧的客服用的是豆包1.6。", SourceTier.Press).Use("客服用的是豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6")
            .Only();
        Assert.Equal(["e1", "e2"], workload.EvidenceIds);
        Assert.Equal(("w1", UsageStatus.InUse, Label.Fact), (workload.Id, workload.Status, workload.UsageLabel));
    }

    [Fact]
    public void A_claim_that_says_less_joins_the_one_that_says_more()
    {
        var workload = new MapScenario()
            .Page("客服用大模型。客服在火山引擎上。客服用豆包。客服用豆包1.6。")
            .Use("客服用大模型", "customer_service", "unknown")
            .Use("客服在火山引擎上", "customer_service", "volcengine")
            .Use("客服用豆包。", "customer_service", "volcengine", "doubao")
            .Use("客服用豆包1.6", "customer_service", "volcengine", "doubao-seed-1.6")
            .Only();
        Assert.Equal(("volcengine", "doubao-seed-1.6", 4), (workload.Vendor, workload.Model, workload.EvidenceIds.Count));
    }

    [Fact]
    public void An_unknown_host_joins_the_known_one_of_the_same_model_but_two_known_hosts_stay_two()
    {
        var workloads = Workloads(new MapScenario()
            .Page("知识库用 DeepSeek-R1。知识库在腾讯云调用 DeepSeek-R1。知识库也自建了 DeepSeek-R1。")
            .Use("知识库用 DeepSeek-R1", "knowledge_qa", "unknown", "deepseek-r1")
            .Use("知识库在腾讯云调用 DeepSeek-R1", "knowledge_qa", "tencent", "deepseek-r1")
            .Use("知识库也自建了 DeepSeek-R1", "knowledge_qa", "self_hosted", "deepseek-r1"));
        Assert.Equal([("tencent", 2), ("self_hosted", 1)], workloads.Select(w => (w.Vendor, w.EvidenceIds.Count)));
    }

    [Fact]
    public void Different_uses_are_never_joined()
    {
        var workloads = Workloads(new MapScenario()
            .Page("客服用豆包。编程用豆包。公司用豆包。")
            .Use("公司用豆包", "general", "volcengine", "doubao")
            .Use("编程用豆包", "coding", "volcengine", "doubao")
            .Use("客服用豆包", "customer_service", "volcengine", "doubao"));
        Assert.Equal(3, workloads.Count);
    }

    [Fact]
    public void A_model_that_makes_film_is_counted_once_though_one_sentence_names_no_use()
    {
        var workload = new MapScenario()
            .Page("视频用 Seedance 2.0 制作。离开 Seedance 没有可替代的。")
            .Use("视频用 Seedance 2.0 制作", "video_generation", "volcengine", "seedance-2.0")
            .Use("离开 Seedance 没有可替代的", "general", "volcengine", "seedance")
            .Only();
        Assert.Equal(("seedance-2.0", 2), (workload.Model, workload.EvidenceIds.Count));
    }

    [Fact]
    public void Columns_keep_their_order_and_what_is_said_of_no_use_comes_last()
    {
        var map = new MapScenario()
            .Page("公司用豆包。编程用豆包。剧本用豆包。")
            .Use("公司用豆包", "general", "volcengine", "doubao")
            .Use("编程用豆包", "coding", "volcengine", "doubao")
            .Use("剧本用豆包", "script_writing", "volcengine", "doubao")
            .Map();
        Assert.Equal(["script_writing", "coding", "general"], map.UseCases.Select(u => u.Id));
        Assert.Equal(["w1", "w2", "w3"], map.UseCases.SelectMany(u => u.Workloads).Select(w => w.Id));
    }

    [Fact]
    public void Of_conflicting_statements_the_newest_leads_and_the_other_stays_visible()
    {
        var workload = new MapScenario()
            .Page("客服计划接入豆包。", published: "2025-03-01").Use("客服计划接入豆包", "customer_service", "volcengine", "doubao", UsageStatus.Planned)
            .Page("客服已经接入豆包。", SourceTier.Press, "2026-06-01").Use("客服已经接入豆包", "customer_service", "volcengine", "doubao")
            .Only();
        Assert.Equal(UsageStatus.InUse, workload.Status);
        Assert.Equal(["e2"], workload.EvidenceIds);
        Assert.Equal(["e1"], workload.ConflictIds);
    }

    [Fact]
    public void A_job_ad_never_outranks_what_the_company_says_however_new_it_is()
    {
        var workload = new MapScenario()
            .Page("客服已经接入豆包。", published: "2025-03-01").Use("客服已经接入豆包", "customer_service", "volcengine", "doubao")
            .Page("负责客服接入豆包。", SourceTier.JobAd, "2026-11-01").Use("负责客服接入豆包", "customer_service", "volcengine", "doubao", UsageStatus.Planned)
            .Only();
        Assert.Equal((UsageStatus.InUse, Label.Fact), (workload.Status, workload.UsageLabel));
    }

    [Fact]
    public void What_the_rep_says_leads_and_is_labelled_so()
    {
        var workload = new MapScenario()
            .Page("客服已经接入豆包。", published: "2026-11-01").Use("客服已经接入豆包", "customer_service", "volcengine", "doubao")
            .Page("客服的豆包已下线。", SourceTier.Manual, null).Use("客服的豆包已下线", "customer_service", "volcengine", "doubao", UsageStatus.Past)
            .Only();
        Assert.Equal((UsageStatus.Past, Label.Manual, false), (workload.Status, workload.UsageLabel, workload.InTotals));
        Assert.Equal(["e1"], workload.ConflictIds);
    }

    [Fact]
    public void Plans_and_job_ads_are_inferred_and_outside_the_totals()
    {
        var workloads = Workloads(new MapScenario()
            .Page("将用通义灵码写代码。").Use("将用通义灵码写代码", "coding", "aliyun", null, UsageStatus.Planned)
            .Page("我们的翻译用混元。", SourceTier.JobAd).Use("我们的翻译用混元", "translation", "tencent", "hunyuan"));
        Assert.Equal([(Label.Inferred, UsageStatus.Planned), (Label.Inferred, UsageStatus.InUse)], workloads.Select(w => (w.UsageLabel, w.Status)));
        Assert.False(workloads[0].InTotals);
    }

    [Fact]
    public void A_denied_model_beside_one_in_use_stays_a_workload_of_its_own_that_counts_nothing()
    {
        var map = new MapScenario()
            .Page("翻译没有接入文心。翻译用混元。曾用 GPT-4 翻译。")
            .Use("翻译没有接入文心", "translation", "baidu", "ernie", UsageStatus.Denied)
            .Use("翻译用混元", "translation", "tencent", "hunyuan")
            .Use("曾用 GPT-4 翻译", "translation", "overseas", "gpt-4", UsageStatus.Past)
            .Map();
        var workloads = map.UseCases.Single().Workloads;
        Assert.Equal([UsageStatus.InUse, UsageStatus.Past, UsageStatus.Denied], workloads.Select(w => w.Status));
        Assert.All(workloads.Skip(1), w => Assert.True(w.Estimate is null && !w.InTotals && w.Opportunity is { Kind: "none", YuanPerYear: null }));
        Assert.Equal(["tencent"], map.Totals.ByVendor.Select(v => v.Vendor));
        Assert.Equal(1, map.Totals.CompetitorShare);
    }

    [Fact]
    public void Pages_and_quotes_are_numbered_in_reading_order_and_the_same_every_time()
    {
        MapScenario Make() => new MapScenario()
            .Page("第一页：客服用豆包，每月10万次会话。")
            .Says("每月10万次会话", "conversations", 1e5, Period.Month, "customer_service")
            .Use("客服用豆包", "customer_service", "volcengine", "doubao")
            .Page("第二页：编程用混元。").Use("编程用混元", "coding", "tencent", "hunyuan");
        var map = Make().Map();
        Assert.Equal([("e1", "客服用豆包", "p1"), ("e2", "每月10万次会话", "p1"), ("e3", "编程用混元", "p2")], map.Evidence.Select(e => (e.Id, e.Quote, e.PageId)));
        Assert.Equal(Json(map), Json(Make().Map()));
    }

    private static string Json(BattleMapDocument map) => System.Text.Json.JsonSerializer.Serialize(map, Tokenholic.Agents.BattleMap.BattleMapJson.Options);

    private static List<Workload> Workloads(MapScenario scenario) => [.. scenario.Map().UseCases.SelectMany(u => u.Workloads)];
}
