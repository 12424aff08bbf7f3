using Tokenholic.Agents.BattleMap.Analysis;
using Tokenholic.Knowledge.Catalog;

namespace Tokenholic.Tests.Agents.BattleMap.Analysis.Volumes;

/// <summary>Whose a number is, and which of several numbers is today's.</summary>
public sealed class VolumeOwnershipTests
{
    [Theory]
    [InlineData("云杉出行的售后助手采用豆包大模型。豆包大模型累计下载8亿次，日均调用量已达40万亿Token。")]
    [InlineData("云杉出行的售后助手采用豆包大模型，豆包大模型日均Token使用量超过60万亿。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。据交通行业协会发布的数据，全国出行客服每天接待会话2亿次。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。在出行行业，客服每天要处理会话4亿次。")]
    [InlineData("云杉出行 answers its riders with Qwen3-Max. Contact centres worldwide handle 2 billion conversations a day.")]
    [InlineData("云杉出行 answers its riders with Qwen3-Max. Its customer Stonebridge Home has 900 developers.")]
    [InlineData("云杉出行的售后助手采用豆包大模型。同行每天处理会话90万次。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。石桥的客服每天处理70万次会话。")]
    [InlineData("云杉出行为石桥家居搭建售后助手，采用豆包大模型，该助手每天处理5万次会话。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。其客户石桥家居有员工3万人。")]
    [InlineData("云杉出行的售后助手采用豆包大模型，系统所在的产业园区有员工8万人。")]
    [InlineData("Spruce Mobility (云杉出行) answers its riders with Qwen3-Max. Alibaba Cloud says its models process 12 trillion tokens a day.")]
    [InlineData("云杉出行 answers its riders with Qwen3-Max. The industry handles 3 billion conversations a year.")]
    [InlineData("云杉出行 answers its riders with Qwen3-Max. Stonebridge's assistant handles 700,000 conversations a day.")]
    public void A_number_of_a_model_a_market_or_another_party_is_not_the_companys(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("云杉出行的售后助手采用豆包大模型，每天处理8万次会话。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。该助手每天处理8万次会话。")]
    [InlineData("云杉出行的售后助手由豆包大模型驱动。豆包大模型每天处理8万次会话。")]
    [InlineData("火山引擎表示，豆包大模型日均Token使用量已达60万亿；云杉出行的客服助手每天处理8万次会话。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。全国门店每天处理会话8万次。")]
    [InlineData("云杉出行的售后助手采用豆包大模型。门店的客服每天处理8万次会话。")]
    [InlineData("云杉出行科技部负责人表示，客服机器人每天处理8万次会话。")]
    [InlineData("云杉出行 answers its riders with Qwen3-Max, which handles more than 80,000 conversations a day.")]
    public void A_number_of_the_companys_own_work_is_kept(string text) =>
        Assert.Equal((Metrics.Conversations, 80_000), Assert.Single(Read(text)) is var fact ? (fact.Metric, fact.Low) : default);

    [Theory]
    [InlineData("云杉出行的客服系统最高可支持每天500万次会话。")]
    [InlineData("云杉出行的客服助手每天能够处理会话500万次。")]
    [InlineData("云杉出行的客服助手每天比人工节省2万次会话。")]
    [InlineData("云杉出行的客服助手日均请求上限为300万次。")]
    [InlineData("云杉出行的客服助手每天运行，单次请求最长支持12.8万Token。")]
    [InlineData("云杉出行的客服助手每天都在用，累计处理会话3000万次。")]
    [InlineData("云杉出行's assistant can handle up to 5 million conversations a day.")]
    [InlineData("云杉出行's assistant saves agents 20,000 conversations a day.")]
    [InlineData("云杉出行全公司每月生成代码90万行。")]
    [InlineData("云杉出行全公司每月节省工时1.5万小时。")]
    public void What_could_be_done_or_was_saved_is_no_volume(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("云杉出行的客服助手日均调用量从年初的2亿次增长到目前的30亿次。", 3e9)]
    [InlineData("云杉出行客服助手的日均消耗从此前的2亿Token提升至30亿Token。", 3e9)]
    [InlineData("云杉出行的客服助手2024年每天处理3万次会话，2026年每天处理30万次。", 3e5)]
    [InlineData("云杉出行的客服助手2024年每天处理3万次会话。到了2026年，客服助手每天处理30万次会话。", 3e5)]
    [InlineData("云杉出行的客服人工每天只能处理3000次会话，上线后每天处理8万次会话。", 8e4)]
    [InlineData("云杉出行的客服助手此前每天处理3000次会话，现在每天处理8万次会话。", 8e4)]
    [InlineData("云杉出行's assistant grew from 10,000 conversations a day in January to 90,000 a day in October.", 9e4)]
    [InlineData("云杉出行's assistant handled 10,000 conversations a day in 2024 and 90,000 a day in 2026.", 9e4)]
    [InlineData("云杉出行的日均会话量由2023年的1万次、2024年的3万次增至2025年的30万次。", 3e5)]
    [InlineData("云杉出行's assistant handled 10,000 conversations a day last year and handles 90,000 conversations a day now.", 9e4)]
    [InlineData("云杉出行's volume rose from 10,000 to 90,000 conversations a day.", 9e4)]
    public void The_newest_of_several_values_counts(string text, double value)
    {
        var fact = Assert.Single(Read(text), f => !f.Older);
        Assert.Equal((value, value, Period.Day), (fact.Low, fact.High, fact.Period));
    }

    [Fact]
    public void What_another_sentence_said_of_former_times_is_kept_as_older() =>
        Assert.Equal([(3e4, true), (3e5, false)], Read("云杉出行的客服助手2024年每天处理3万次会话。到了2026年，客服助手每天处理30万次会话。").Select(f => (f.Low, f.Older)));

    [Fact]
    public void A_number_of_tokens_is_not_taken_for_the_conversations_before_it() =>
        Assert.DoesNotContain(Read("云杉出行的客服助手每天处理会话3万次，每月消耗Token 20亿。"), f => f.Metric is Metrics.Conversations && f.High > 30_000);

    private static IReadOnlyList<VolumeFact> Read(string text) => Expected.Read("云杉出行", "云杉出行的智能客服", text).Volumes;
}
