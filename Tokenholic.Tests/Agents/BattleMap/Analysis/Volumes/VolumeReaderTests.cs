using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Agents.BattleMap.Analysis.Volumes;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Agents.BattleMap.Analysis.Volumes;

public sealed class VolumeReaderTests
{
    public static TheoryData<string, string, double, double, Period> Stated => new()
    {
        { "我们每月产出短剧 120 部。", Metrics.Series, 120, 120, Period.Month },
        { "客服机器人日均接待会话 3.2 万次，高峰翻倍。", Metrics.Conversations, 32_000, 32_000, Period.Day },
        { "平均每天处理约１.５万次咨询。", Metrics.Conversations, 13_500, 16_500, Period.Day },
        { "目前月产成片约 1,180 分钟。", Metrics.VideoMinutes, 1062, 1298, Period.Month },
        { "6 月，棚里一共交付了 2,400 分钟成片。", Metrics.VideoMinutes, 2400, 2400, Period.Month },
        { "公司现有员工 2,300 人，其中研发人员 400 人。", Metrics.Staff, 2300, 2300, Period.None },
        { "公司现有员工 2,300 人，其中研发人员 400 人。", Metrics.Developers, 400, 400, Period.None },
        { "全院职工用它查制度，员工每天提问 6,000 次。", Metrics.Conversations, 6000, 6000, Period.Day },
        { "助手每天回答 800 个问题。", Metrics.Conversations, 800, 800, Period.Day },
        { "The assistant answers 4,000 questions a day.", Metrics.Conversations, 4000, 4000, Period.Day },
        { "员工总数 8,200（含外包）。", Metrics.Staff, 8200, 8200, Period.None },
        { "日均调用 5,000 万 tokens。", Metrics.Tokens, 5e7, 5e7, Period.Day },
        { "今年 5 月，共写出 80 部剧本，消耗约 12 亿 tokens。", Metrics.Tokens, 1.08e9, 1.32e9, Period.Month },
        { "今年 5 月，共写出 80 部剧本，消耗约 12 亿 tokens。", Metrics.Scripts, 80, 80, Period.Month },
        { "旁白由机器合成，每月约 2,600 万字。", Metrics.Characters, 2.34e7, 2.86e7, Period.Month },
        { "字幕组每月翻译超过一万集。", Metrics.Episodes, 10_000, 10_000, Period.Month },
        { "图片由模型生成，每周 3–5 万张图。", Metrics.Images, 30_000, 50_000, Period.Week },
        { "镜头成品率约 18%。", Metrics.ClipYield, 0.162, 0.198, Period.None },
        { "AI 调用量同比增长 120%。", Metrics.GrowthPerYear, 1.2, 1.2, Period.None },
        { "大模型调用量同比下降 20%。", Metrics.GrowthPerYear, -0.2, -0.2, Period.None },
        { "Calls to the model fell by 35% year over year.", Metrics.GrowthPerYear, -0.35, -0.35, Period.None },
        { "模型跑在自有机房的 16 张 H20 上。", Metrics.Gpus, 16, 16, Period.None },
        { "新版上线后，月活跃用户超过 680 万。", Metrics.MonthlyUsers, 6.8e6, 6.8e6, Period.None },
        { "The app serves 12 million monthly active users.", Metrics.MonthlyUsers, 1.2e7, 1.2e7, Period.None },
        { "Agents handle about 9,000 support conversations a day.", Metrics.Conversations, 8100, 9900, Period.Day },
        { "In May we translated about 2,800 episodes into seven languages.", Metrics.Episodes, 2520, 3080, Period.Month },
        { "Usage grew 85% year over year.", Metrics.GrowthPerYear, 0.85, 0.85, Period.None },
        { "每次会话一般来回五六轮。", Metrics.Turns, 5, 6, Period.None },
        { "In May we translated about 2,800 episodes into seven languages.", Metrics.Languages, 7, 7, Period.None },
        { "字幕要译成七种语言。", Metrics.Languages, 7, 7, Period.None },
        { "7 月，棚里交付了 3,600 分钟成片，以 720p 竖屏为主。", Metrics.VideoPixels, 921_600, 921_600, Period.None },
        { "2025 年全年营业收入 6.3 亿元。", Metrics.Revenue, 6.3e8, 6.3e8, Period.None },
    };

    [Theory]
    [MemberData(nameof(Stated))]
    public void A_stated_quantity_is_read_with_its_period(string text, string metric, double low, double high, Period period)
    {
        var fact = Assert.Single(Read(text), f => f.Metric == metric);
        Assert.Equal((low, high, period), (fact.Low, fact.High, fact.Period), new Near());
    }

    [Theory]
    [InlineData("我们的目标是每月生成 20 万张图片。")]
    [InlineData("预计明年日均会话 10 万次。")]
    [InlineData("三月刚切换的时候，可用率只有 22%。")]
    [InlineData("此前每月只能做 40 部短剧。")]
    [InlineData("每月能处理 3 万次会话吗？")]
    [InlineData("需要三年以上高并发系统经验，带过 10 人以上员工团队。")]
    [InlineData("片子累计播放 4.2 亿次。")]
    [InlineData("以前一集要剪一个半小时，现在二十五分钟。")]
    [InlineData("We expect to reach 50,000 conversations a day.")]
    [InlineData("新版 Qwen3 在 720p 下每天跑得更稳。")]
    [InlineData("四季度我们准备试 1080p 的成片。")]
    [InlineData("今天下了三四场雨，两人跑了一轮。")]
    [InlineData("平台已完成 300 万次会话。")]
    [InlineData("套餐每月 199 元。")]
    [InlineData("准确率提升 12%。")]
    public void Plans_memories_questions_and_other_numbers_are_not_facts(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("员工每天提问 6,000 次。")]
    [InlineData("员工日均使用 3,000 人次。")]
    [InlineData("全公司每天 400 个工单。")]
    public void What_the_staff_do_is_no_headcount(string text) => Assert.DoesNotContain(Read(text), f => f.Metric == Metrics.Staff);

    [Fact]
    public void The_quote_is_the_sentence_as_it_stands_in_the_text()
    {
        const string Text = "第一句没有数字。\n　我们每月产出短剧 120 部，都在自己的应用里上新。再一句。";
        var fact = Assert.Single(Read(Text));
        Assert.Equal("我们每月产出短剧 120 部，都在自己的应用里上新。", fact.Quote);
        Assert.Equal(Text.IndexOf("我们", StringComparison.Ordinal), fact.Start);
    }

    [Fact]
    public void Numbers_of_another_company_are_left_alone() =>
        Assert.Empty(new VolumeReader(_ => false, _ => null).Read("鲸歌文娱每月产出短剧 120 部。"));

    [Fact]
    public void The_use_case_of_the_place_is_kept_except_for_the_whole_companys_staff()
    {
        var facts = new VolumeReader(_ => true, _ => "customer_service").Read("客服日均会话 3 万次，全公司员工 500 人。");
        Assert.Equal("customer_service", Assert.Single(facts, f => f.Metric == Metrics.Conversations).UseCase);
        Assert.Null(Assert.Single(facts, f => f.Metric == Metrics.Staff).UseCase);
    }

    private static IReadOnlyList<VolumeFact> Read(string text) => new VolumeReader(_ => true, _ => null).Read(text);

    private sealed class Near : IEqualityComparer<(double Low, double High, Period Period)>
    {
        public bool Equals((double Low, double High, Period Period) x, (double Low, double High, Period Period) y) =>
            Math.Abs(x.Low - y.Low) < 1e-9 * Math.Abs(x.Low) && Math.Abs(x.High - y.High) < 1e-9 * Math.Abs(x.High) && x.Period == y.Period;

        public int GetHashCode((double Low, double High, Period Period) obj) => (int)obj.Period;
    }
}
