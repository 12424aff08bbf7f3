namespace Tokenholic.Tests.Knowledge.Sources.Reading;

public sealed class TextFormTests
{
    [Fact]
    public void Blocks_are_lines_and_white_space_is_collapsed()
    {
        var page = FixturePage.Read("<h1>One   heading</h1><div>First\n paragraph,\t<b>with</b>&nbsp;<i>markup</i>.</div>\n\n<p>　　第二段，<span>没有</span>空格。</p><ul><li>one<li>two, three</ul>");

        Assert.Equal("One heading\nFirst paragraph, with markup.\n第二段，没有空格。\none\ntwo, three", page.Text);
    }

    [Fact]
    public void A_line_break_ends_a_line_except_in_a_heading_or_after_a_comma()
    {
        var page = FixturePage.Read("<h2>Two lines<br>of a heading</h2><p>The first sentence.<br>The second one goes on,<br>and ends here.</p>");

        Assert.Equal("Two lines of a heading\nThe first sentence.\nThe second one goes on, and ends here.", page.Text);
    }

    [Fact]
    public void A_table_of_data_is_read_row_by_row()
    {
        var page = FixturePage.Read(FixturePage.Open("gov-tables.zh.html").Html);

        Assert.Contains("\n单位 场景 月会话量\n市社保中心 社保咨询 12万\n市公交集团 线路查询 8.5万\n", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_only_lays_out_the_page_is_read_cell_by_cell()
    {
        var page = FixturePage.Read("<table><tr><td><p>The left column says this, in two sentences.</p><p>Here is the other.</p><p>And one more.</p></td><td><p>The right column says that, for a change.</p></td></tr></table>");

        Assert.Contains("in two sentences.\nHere is the other.\n", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Markup_that_is_broken_everywhere_is_read_as_a_browser_would()
    {
        var page = FixturePage.Read("</div></div><p>An open paragraph, <b>bold to the end<p>The next one, </i>with a stray tag.<table><td>A cell in no row, with a full stop.");

        Assert.Equal("An open paragraph, bold to the end\nThe next one, with a stray tag.\nA cell in no row, with a full stop.", page.Text);
    }

    [Fact]
    public void Pronunciation_controls_and_pictures_are_not_text()
    {
        var page = FixturePage.Read("<p>漢<ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>很重要，大家都在学。<button>点我</button><svg><text>drawn</text></svg><select><option>choice</option></select></p>");

        Assert.Equal("漢字很重要，大家都在学。", page.Text);
    }

    [Fact]
    public void What_stands_twice_on_a_page_is_read_once()
    {
        var page = FixturePage.Read("<div class='pc'><p>星桥物流每天处理一万两千单，全部由语音拣货完成。</p></div><div class='phone'><p>星桥物流每天处理一万两千单，全部由语音拣货完成。</p></div>");

        Assert.Equal("星桥物流每天处理一万两千单，全部由语音拣货完成。", page.Text);
    }

    [Fact]
    public void A_page_of_nothing_but_opening_tags_is_read_at_once_up_to_the_limit()
    {
        var page = FixturePage.Read("<p>The beginning of a hostile page is read, and no more.</p>" + string.Concat(Enumerable.Repeat("<div><b>", 200_000)) + "<p>The end.</p>");

        Assert.Equal("The beginning of a hostile page is read, and no more.", page.Text);
    }
}
