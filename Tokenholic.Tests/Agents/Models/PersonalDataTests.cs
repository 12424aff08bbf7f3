using Tokenholic.Agents.Models.Privacy;

namespace Tokenholic.Tests.Agents.Models;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("联系人：张伟 13812345678", "联系人：＊＊ ＊＊＊＊＊＊＊＊＊＊＊")]
    [InlineData("请联系王芳（138-1234-5678）", "请联系＊＊（＊＊＊＊＊＊＊＊＊＊＊＊＊）")]
    [InlineData("简历发至 hr.zhang@example.com 。", "简历发至 ＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊ 。")]
    [InlineData("身份证 11010519491231002X", "身份证 ＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊")]
    [InlineData("电话 0571-85022088", "电话 ＊＊＊＊＊＊＊＊＊＊＊＊＊")]
    [InlineData("Contact: Jane Miller, jane@example.com", "Contact: ＊＊＊＊＊＊＊＊＊＊＊, ＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊")]
    public void People_are_masked_and_every_other_character_keeps_its_place(string text, string masked)
    {
        Assert.Equal(text.Length, PersonalData.Mask(text).Length);
        Assert.Equal(masked, PersonalData.Mask(text));
        Assert.Equal(PersonalData.Mask(text), PersonalData.Mask(PersonalData.Mask(text)));
    }

    [Theory]
    [InlineData("每月消耗 15000000000 token，服务 13800000000 人")]
    [InlineData("2026-11-22 日活 1.2 亿，客服 30 万次/天，400-800-1234")]
    [InlineData("订单号 110105194912310021 与 A100*8")]
    [InlineData("使用 Qwen3-235B-A22B @ 百炼，版本 1.6.13")]
    public void Figures_versions_and_hotlines_stay(string text) => Assert.Equal(text, PersonalData.Mask(text));
}
