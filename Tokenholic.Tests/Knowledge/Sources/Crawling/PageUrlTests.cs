using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Tests.Knowledge.Sources.Crawling;

public class PageUrlTests
{
    [Theory]
    [InlineData("HTTP://Site.Test:80/a#part", "http://site.test/a")]
    [InlineData("https://site.test:8443/a", "https://site.test:8443/a")]
    [InlineData("https://site.test./a?utm_source=x&id=7&spm=a.b.c&gclid=1", "https://site.test/a?id=7")]
    [InlineData("https://site.test/a?b=2&a=1", "https://site.test/a?a=1&b=2")]
    [InlineData("https://site.test/a;jsessionid=0FA3?x=1&PHPSESSID=99", "https://site.test/a?x=1")]
    [InlineData("https://site.test/#/news/1", "https://site.test/#/news/1")]
    [InlineData("https://中文.test/新闻", "https://xn--fiq228c.test/%E6%96%B0%E9%97%BB")]
    public void An_address_is_brought_to_one_form(string written, string canonical) =>
        Assert.Equal(canonical, PageUrl.Canonical(new Uri(written)).AbsoluteUri);

    [Theory]
    [InlineData("http://www.site.test/", "https://site.test/index.html")]
    [InlineData("https://site.test/about/", "https://site.test/about")]
    [InlineData("https://site.test/a?b=1&a=2", "https://site.test/a?a=2&b=1&utm_medium=mail")]
    public void Spellings_of_one_page_have_one_key(string one, string other) =>
        Assert.Equal(PageUrl.Key(new Uri(one)), PageUrl.Key(new Uri(other)));

    [Theory]
    [InlineData("https://site.test/a", "https://site.test/b")]
    [InlineData("https://site.test/a?id=1", "https://site.test/a?id=2")]
    [InlineData("https://site.test/#/a", "https://site.test/#/b")]
    [InlineData("https://en.site.test/", "https://site.test/")]
    public void Different_pages_have_different_keys(string one, string other) =>
        Assert.NotEqual(PageUrl.Key(new Uri(one)), PageUrl.Key(new Uri(other)));

    [Theory]
    [InlineData("https://site.test/calendar/2026/11/22", "https://site.test/calendar/1999/1/3")]
    [InlineData("https://site.test/s/9f86d081884c7d659a2f/x", "https://site.test/s/60303ae22b998861bce3/x")]
    [InlineData("https://site.test/shop?color=red&size=1", "https://site.test/shop?size=9&color=blue")]
    public void Pages_of_a_trap_share_a_pattern(string one, string other) =>
        Assert.Equal(PageUrl.Pattern(new Uri(one)), PageUrl.Pattern(new Uri(other)));

    [Theory]
    [InlineData("https://site.test/a/b/a/b/a/b/", true)]
    [InlineData("https://site.test/1/2/3/4/5/6/7/8/9/10/11", true)]
    [InlineData("https://site.test/zh/news/2026/11/how-we-work.html", false)]
    public void Endless_folders_are_a_trap(string url, bool isTrap) =>
        Assert.Equal(isTrap, PageUrl.IsTrap(new Uri(url)));

    [Theory]
    [InlineData("www.example.com", "example.com")]
    [InlineData("a.b.example.com.cn", "example.com.cn")]
    [InlineData("news.example.co.uk", "example.co.uk")]
    [InlineData("acme.github.io", "acme.github.io")]
    [InlineData("docs.acme.github.io", "acme.github.io")]
    [InlineData("acme.jobs.feishu.cn", "acme.jobs.feishu.cn")]
    [InlineData("93.184.215.14", "93.184.215.14")]
    [InlineData("example", "example")]
    public void The_registered_name_tells_one_owner_from_another(string host, string registered) =>
        Assert.Equal(registered, SiteHost.Registered(host));
}
