using FsCheck;
using FsCheck.Fluent;
using Tokenholic.Agents.Proposals.Comparison;

namespace Tokenholic.Tests.Agents.Proposals.Comparison;

public sealed class TextDiffTests
{
    private static readonly string[] Words =
    [
        "通义", "千问", "价格", "每年", "¥320万", "。", "，", "、", "；", "\n", "\n\n", "## ", "- ", "**粗**", "| a | b |", "`code`", " ", "  ", "the ", "price ", "of ", "tokens ", "don't ", "naïve ", "1,234.5",
        "3.5", "%", "👩‍💻", "𠮷", "e\u0301", "\t", "\r\n", "模型", "部署", "北京", "新加坡", "https://x.example/a?b=1", "[1]", "<b>", "\ud83d", "한국어", "かな", "—", "“", "”",
    ];

    private static Gen<string> Text => Gen.Elements(Words).ListOf().Select(parts => string.Concat(parts));

    private static Gen<(string, string)> Pair =>
        from before in Text
        from other in Text
        from at in Gen.Choose(0, before.Length)
        from length in Gen.Choose(0, 12)
        from edit in Gen.Choose(0, 2)
        select (before, edit == 0 ? other : string.Concat(before.AsSpan(0, at), other, before.AsSpan(Math.Min(before.Length, at + length))));

    [Fact]
    public void Accepting_all_is_the_new_text_and_rejecting_all_the_old_one() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(2000),
        Prop.ForAll(Pair.ToArbitrary(), pair =>
        {
            var (before, after) = pair;
            var pieces = TextDiff.Compare(before, after);
            Assert.Equal(after, TextDiff.Apply(pieces, _ => true));
            Assert.Equal(before, TextDiff.Apply(pieces, _ => false));
            Assert.DoesNotContain(pieces, p => p.Text.Length == 0);
            Assert.DoesNotContain(pieces.Zip(pieces.Skip(1)), p => p.First.Change == p.Second.Change);
        }));

    [Fact]
    public void What_is_joined_again_is_the_text() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(Text.ToArbitrary(), text => Assert.Equal(text, string.Concat(TextTokens.Of(text)))));

    [Theory]
    [InlineData("数据存放在北京地域。", "数据存放在新加坡地域。", "数据存放在[-北京][+新加坡]地域。")]
    [InlineData("每年 ¥320万，含税。", "每年 ¥210万，含税。", "每年 ¥[-320][+210]万，含税。")]
    [InlineData("We use qwen-max for chat.", "We use qwen-plus for chat.", "We use qwen-[-max][+plus] for chat.")]
    [InlineData("第一句。第三句。", "第一句。第二句。第三句。", "第一句。[+第二句。]第三句。")]
    [InlineData("One. Three.", "One. Two. Three.", "One. [+Two. ]Three.")]
    [InlineData("旧方案便宜", "新计划昂贵", "[-旧方案便宜][+新计划昂贵]")]
    [InlineData("a\n\nb", "a\n\nc\n\nb", "a\n\n[+c\n\n]b")]
    public void Marks_are_what_a_reader_would_have_marked(string before, string after, string marked) => Assert.Equal(
        marked,
        string.Concat(TextDiff.Compare(before, after).Select(p => p.Change switch
        {
            TextChange.Deleted => $"[-{p.Text}]",
            TextChange.Inserted => $"[+{p.Text}]",
            _ => p.Text,
        })));

    [Fact]
    public void One_changed_character_of_a_long_chinese_paragraph_marks_one_character()
    {
        var paragraph = string.Concat(Enumerable.Range(0, 400).Select(i => $"第{i}条说明模型的用法与价格，"));
        var changed = paragraph.Replace("第200条", "第二百条", StringComparison.Ordinal);

        var marks = TextDiff.Compare(paragraph, changed).Where(p => p.Change is not TextChange.Equal).ToList();

        Assert.Equal(["200", "二百"], marks.Select(m => m.Text));
    }
}
