using Tokenholic.Agents.BattleMap.Document;
using Tokenholic.App.Features.BattleMap.Cell;
using Tokenholic.App.Features.BattleMap.Sources;
using Tokenholic.Tests.Doubles;

namespace Tokenholic.Tests.App.Features.BattleMap;

public sealed class QuoteTests
{
    [Theory]
    [InlineData("第一句。我们用豆包写剧本，很快。第三句。", "我们用豆包", "", "写剧本，很快。")]
    [InlineData("上一段\n其实客服用通义\n下一段", "客服用通义", "其实", "")]
    [InlineData("We grew. Support runs on Qwen today. More.", "runs on Qwen", "Support ", " today.")]
    [InlineData("整句都是引文。下一句", "整句都是引文。", "", "")]
    public void A_quote_is_shown_within_its_own_sentence(string text, string quote, string before, string after)
    {
        var context = QuoteContext.Of(text, quote, text.IndexOf(quote, StringComparison.Ordinal));

        Assert.Equal((before, quote, after), (context.Before, context.Quote, context.After));
    }

    [Fact]
    public void A_quote_that_is_not_there_is_shown_alone() =>
        Assert.Equal(new QuoteContext("", "quote", ""), QuoteContext.Of("a text without it", "quote", 2));

    [Fact]
    public void Names_are_marked_however_they_are_spaced_and_the_whole_quote_when_none_is_in_it()
    {
        var evidence = SampleMaps.Starisle.Evidence[0] with { Quote = "已上线 Qwen 3-Max 与 QWEN3 MAX" };

        Assert.Equal(["Qwen 3-Max", "QWEN3 MAX"], Highlight.Of(evidence, ["Qwen3-Max"]).Where(piece => piece.Marked).Select(piece => piece.Text));
        Assert.Equal([evidence.Quote], Highlight.Of(evidence, ["豆包"]).Where(piece => piece.Marked).Select(piece => piece.Text));
    }

    [Fact]
    public void The_source_viewer_shows_every_character_of_the_page_and_marks_the_quote()
    {
        var shown = PageExcerpt.Of(SampleMaps.Starisle, "p1", SampleMaps.NewsText, "e3", null, whole: false);

        Assert.Equal(SampleMaps.NewsText, string.Join('\n', shown.Paragraphs.Select(paragraph => string.Concat(paragraph.Select(piece => piece.Text)))));
        Assert.Equal("视频生产线采用Seedance 2.0", string.Concat(shown.Paragraphs.SelectMany(paragraph => paragraph).Where(piece => piece.Kind is PieceKind.Asked).Select(piece => piece.Text)));
        Assert.Equal(5, shown.Paragraphs.SelectMany(paragraph => paragraph).Count(piece => piece.Kind is PieceKind.Other));
    }

    [Fact]
    public void A_very_long_page_is_shown_around_the_quote_first()
    {
        var filler = string.Concat(Enumerable.Repeat("前面的很长的一段文字。\n", 20_000));
        var map = SampleMaps.Starisle with { Evidence = [SampleMaps.Starisle.Evidence[2] with { Start = filler.Length }] };
        var text = filler + SampleMaps.Starisle.Evidence[2].Quote + "\n" + filler;

        var part = PageExcerpt.Of(map, "p1", text, "e3", null, whole: false);
        Assert.True(part.CutBefore && part.CutAfter);
        Assert.Contains(part.Paragraphs, paragraph => paragraph.Any(piece => piece.Kind is PieceKind.Asked));
        Assert.InRange(part.Paragraphs.Sum(paragraph => paragraph.Sum(piece => piece.Text.Length)), 1, 70_000);
        Assert.False(PageExcerpt.Of(map, "p1", text, "e3", null, whole: true).CutBefore);
    }

    [Fact]
    public void A_rejected_sentence_is_found_in_its_page_and_a_missing_one_is_said_to_be_missing()
    {
        var map = SampleMaps.Starisle with { Rejected = [new("p2", "星屿短剧 CTO", "no_use_stated"), new("p2", "nowhere", "question")] };

        Assert.False(PageExcerpt.Of(map, "p2", SampleMaps.InterviewText, null, 1, whole: false).Missing);
        Assert.True(PageExcerpt.Of(map, "p2", SampleMaps.InterviewText, null, 2, whole: false).Missing);
    }

    [Theory]
    [InlineData("a * 60 / b + (c - 1.5)", "a × 60 ÷ b + ( c − 1.5 )")]
    public void A_formula_is_taken_apart_into_drivers_numbers_and_signs(string formula, string shown)
    {
        var driver = SampleMaps.Starisle.UseCases[2].Workloads[0].Estimate!.Drivers[0];
        var estimate = SampleMaps.Starisle.UseCases[2].Workloads[0].Estimate! with { Formula = formula, Drivers = [driver with { Id = "a" }, driver with { Id = "b" }, driver with { Id = "c" }] };

        Assert.Equal(shown, string.Join(' ', FormulaPart.Of(estimate).Select(part => part.Driver?.Id ?? part.Number?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? part.Sign)));
    }
}
