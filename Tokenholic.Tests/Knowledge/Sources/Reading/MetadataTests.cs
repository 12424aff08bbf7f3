namespace Tokenholic.Tests.Knowledge.Sources.Reading;

public sealed class MetadataTests
{
    private const string Body = "<p>A paragraph with a sentence, and a comma in it, to be the text of the page.</p>";

    [Theory]
    [InlineData("<title>云帆影视用上大模型_科技_蓝湖网</title>", "云帆影视用上大模型")]
    [InlineData("<title>云帆影视用上大模型-蓝湖网</title>", "云帆影视用上大模型")]
    [InlineData("<title>云帆影视用上GPT-4o与Qwen-Max</title>", "云帆影视用上GPT-4o与Qwen-Max")]
    [InlineData("<title>How we route tickets | Tidepool Engineering</title>", "How we route tickets")]
    [InlineData("<title>State-of-the-art routing - Tidepool</title>", "State-of-the-art routing")]
    [InlineData("<title>Tidepool | How we route tickets to small models</title>", "How we route tickets to small models")]
    [InlineData("<title>Long story, short title - Site</title><meta property='og:title' content='Long story, short title'>", "Long story, short title")]
    [InlineData("<title>Tidepool: routing</title><meta property='og:site_name' content='Tidepool'><meta property='og:title' content='Routing tickets to models – Tidepool'>", "Routing tickets to models")]
    [InlineData("<title>海棠数科</title>", "海棠数科")]
    public void A_title_goes_without_the_name_of_the_site(string head, string title)
        => Assert.Equal(title, FixturePage.Read($"<head>{head}</head><body>{Body}</body>").Title);

    [Fact]
    public void Where_heading_and_title_agree_the_heading_is_the_title()
        => Assert.Equal("云帆影视|一半初稿交给模型", FixturePage.Read($"<title>云帆影视|一半初稿交给模型_腾飞网</title><h1>云帆影视|一半初稿交给模型</h1>{Body}").Title);

    [Theory]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-04-05T23:30:00-05:00\"}</script>", 2023, 4, 5)]
    [InlineData("<script type='application/ld+json'>{broken</script><meta property='article:published_time' content='2023-04-06T01:00:00Z'>", 2023, 4, 6)]
    [InlineData("<meta name='PubDate' content='2023年4月7日'>", 2023, 4, 7)]
    [InlineData("<h1>A heading of the page</h1><time datetime='2023-04-08'>last Saturday</time>", 2023, 4, 8)]
    [InlineData("<h1>文章的标题在这里</h1><div>2023年04月09日 08:24 来源：蓝湖网</div>", 2023, 4, 9)]
    [InlineData("<h1>文章的标题在这里</h1><div>发布时间：2023/4/10</div>", 2023, 4, 10)]
    [InlineData("<h1>A heading of the page</h1><div>By Jo Amari | April 11, 2023</div>", 2023, 4, 11)]
    [InlineData("<h1>A heading of the page</h1><div>Published on 12th Sept. 2023</div>", 2023, 9, 12)]
    public void The_publication_date_is_found_where_pages_state_it(string html, int year, int month, int day)
        => Assert.Equal(new DateOnly(year, month, day), FixturePage.Read($"{html}{Body}").Published);

    [Theory]
    [InlineData("<li><a href='/n{0}'>第{0}条新闻的标题写在这里</a><span>2026-03-0{0}</span></li>", "ul")]
    [InlineData("<div class='card'><a href='/n{0}'><h3>第{0}条新闻的标题写在这里</h3></a><time datetime='2026-03-0{0}'>3月</time></div>", "main")]
    [InlineData("<a href='/n{0}'><h3>第{0}条新闻的标题写在这里</h3><p>2026年3月{0}日</p></a>", "section")]
    [InlineData("<article><h2><a href='/n{0}'>A headline, number {0}</a></h2><span itemprop='datePublished' content='2026-03-0{0}'>March</span></article>", "main")]
    public void A_list_of_news_has_not_the_date_of_its_first_item(string item, string list)
    {
        var items = string.Concat(Enumerable.Range(1, 6).Select(i => item.Replace("{0}", i.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));

        Assert.Null(FixturePage.Read($"<title>新闻中心</title><h1>新闻中心的页面</h1><{list}>{items}</{list}>").Published);
    }

    [Fact]
    public void An_article_beside_a_list_of_news_keeps_its_own_date()
    {
        var list = string.Concat(Enumerable.Range(1, 6).Select(i => $"<li><a href='/n{i}'>第{i}条新闻的标题写在这里</a><time datetime='2026-03-0{i}'>3月</time></li>"));

        Assert.Equal(new DateOnly(2025, 12, 24), FixturePage.Read($"<ul>{list}</ul><h1>文章的标题在这里</h1><div class=meta><time datetime='2025-12-24'>上月</time></div>{Body}").Published);
    }

    [Fact]
    public void The_date_of_a_WeChat_article_is_found_in_its_script()
        => Assert.Equal(new DateOnly(2024, 5, 17), FixturePage.Open("wechat-article.zh.html").Read().Published);

    [Fact]
    public void An_address_may_carry_the_date()
        => Assert.Equal(new DateOnly(2023, 4, 13), FixturePage.Read(Body, "https://site.example/news/20230413/c_1.htm").Published);

    [Theory]
    [InlineData("<h1>A heading of the page</h1><p>The company was founded on 3 May 2001 and grew.</p><p>It has grown since then, slowly, to sixty people in two towns.</p>")]
    [InlineData("<h1>A heading of the page</h1><div>2023-13-45</div>")]
    [InlineData("<h1>A heading of the page</h1><div>2999-01-01</div>")]
    public void No_date_is_better_than_a_wrong_one(string html)
        => Assert.Null(FixturePage.Read(html).Published);

    [Fact]
    public void Links_are_absolute_visible_followable_and_each_once()
    {
        var page = FixturePage.Read("""
            <base href="/docs/"><nav><a href="intro">Intro</a></nav><a href="../about#team">About <b>us</b></a><a href="/about">again</a>
            <a href="https://other.example/x?y=1"><img src="i.png" alt="Other site"></a><a href="mailto:a@b.example">mail</a><a href="javascript:go()">js</a><a href="ftp://f.example/">ftp</a>
            <a href="#top">top</a><a href="paid" rel="external nofollow">paid</a><a href="trap" style="display:none">trap</a><a href="http://">broken</a><a href="  ">blank</a>
            """, "https://site.example/read/page");

        Assert.Equal(
            [("https://site.example/docs/intro", "Intro"), ("https://site.example/about", "About us"), ("https://other.example/x?y=1", "Other site")],
            page.Links.Select(l => (l.Url.AbsoluteUri, l.Text)));
    }

    [Fact]
    public void A_page_that_asks_not_to_be_followed_has_no_links()
        => Assert.Empty(FixturePage.Read("<meta name=robots content='noindex, nofollow'><a href='/a'>a</a>").Links);

    [Fact]
    public void A_page_of_endless_links_yields_a_bounded_number()
        => Assert.Equal(500, FixturePage.Read(string.Concat(Enumerable.Range(0, 3000).Select(i => $"<a href='/d/{i}'>day {i}</a>"))).Links.Count);

    [Theory]
    [InlineData("<div id='app'><p>系统加载中，请稍候...</p></div><script src='/app.js'></script>")]
    [InlineData("<app-root></app-root><p>You are using an outdated browser. Please upgrade your browser.</p><script src='/main.js'></script>")]
    [InlineData("<h2>Checking your browser before accessing the site.</h2><p>Enable JavaScript and cookies to continue</p><script>go()</script>")]
    public void Notices_of_waiting_are_not_text_and_ask_for_a_browser(string html)
    {
        var page = FixturePage.Read(html);

        Assert.Equal(("", true), (page.Text, page.NeedsBrowser));
    }

    [Theory]
    [InlineData("script-shell.html", true)]
    [InlineData("company-home.en.html", false)]
    [InlineData("company-home.zh.html", false)]
    [InlineData("list-page.zh.html", false)]
    public void A_page_that_is_only_a_program_asks_for_a_browser(string name, bool needsBrowser)
    {
        var page = FixturePage.Open(name).Read();

        Assert.Equal(needsBrowser, page.NeedsBrowser);
        Assert.Equal(needsBrowser, page.Text.Length == 0);
    }

    [Theory]
    [InlineData("<h1>文章的标题在这里</h1><div>2023年04月09日 08:24 来源：蓝湖晨报 作者：陆恺</div>", "蓝湖晨报")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-04-05\",\"publisher\":{\"@type\":\"Organization\",\"name\":\"Food Ledger\"}}</script>", "Food Ledger")]
    [InlineData("<meta property='og:type' content='news'><meta property='og:site_name' content='财讯网'>", "财讯网")]
    [InlineData("<meta property='og:type' content='article'><meta property='og:site_name' content='Tidepool Engineering'>", null)]
    [InlineData("<meta property='og:type' content='news'><h1>文章的标题在这里</h1><div>来源：https://evil.example/</div>", null)]
    public void A_news_article_names_its_publisher(string head, string? publisher)
        => Assert.Equal(publisher, FixturePage.Read($"<title>文章的标题在这里</title>{head}{Body}{Body}{Body}{Body}", "https://site.example/news/2023-04-09/1.html").Publisher);
}
