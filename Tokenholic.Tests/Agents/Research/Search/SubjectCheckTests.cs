using Tokenholic.Agents.Research.Search;

namespace Tokenholic.Tests.Agents.Research.Search;

public class SubjectCheckTests
{
    [Theory]
    [InlineData("星河", "星河宣布接入通义千问。")]
    [InlineData("星河", "星河科技有限公司成立于 2015 年。")]
    [InlineData("星河", "上海星河网络科技股份有限公司公布年报。")]
    [InlineData("星河", "星河（北京）信息技术有限公司的客服机器人上线。")]
    [InlineData("星河", "星河是一家做短剧的公司。")]
    [InlineData("星河", "星河与云帆公司合作，星河湾地产公司没有参与。")]
    [InlineData("星河科技", "记者获悉，星河科技集团使用豆包大模型。")]
    [InlineData("林岸", "林岸先生是林岸的创始人，林岸已接入通义千问。")]
    [InlineData("Acme", "ACME's assistant runs on Qwen.")]
    public void A_page_that_names_the_company_is_kept(string name, string text) =>
        Assert.Null(SubjectCheck.Judge([name], "报道", text));

    [Theory]
    [InlineData("星河", "星河湾地产公司发布了新的楼盘。星河湾酒店管理集团随后跟进。", SubjectCheck.LongerName)]
    [InlineData("美团", "美团圆月饼公司今年使用了 AI 设计包装。", SubjectCheck.LongerName)]
    [InlineData("星河", "银河集团宣布接入大模型。", SubjectCheck.NotNamed)]
    [InlineData("Acme", "Acmeans Inc. builds agents; macme.io too.", SubjectCheck.NotNamed)]
    [InlineData("Acme", "", SubjectCheck.NotNamed)]
    [InlineData("林岸", "林岸先生出席了活动。歌手林岸随后演唱了三首歌。", SubjectCheck.Person)]
    [InlineData("Marlow", "The actor Marlow spoke first. Mr. Marlow then left.", SubjectCheck.Person)]
    [InlineData("林岸", "长篇小说《林岸》本月出版，林岸小区的读者可以线上预约。", SubjectCheck.Thing)]
    public void A_page_about_somebody_of_a_similar_name_is_not(string name, string text, string reason) =>
        Assert.Equal(reason, SubjectCheck.Judge([name], "报道", text));

    [Fact]
    public void An_alias_names_the_company_as_well() =>
        Assert.Null(SubjectCheck.Judge(["星河科技", "Starriver"], "Starriver goes global", "The company uses Claude."));
}
