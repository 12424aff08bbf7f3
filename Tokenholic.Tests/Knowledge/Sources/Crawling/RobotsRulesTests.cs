using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Tests.Knowledge.Sources.Crawling;

public class RobotsRulesTests
{
    [Theory]
    [InlineData("Disallow: /", "/any", false)]
    [InlineData("Disallow:", "/any", true)]
    [InlineData("Disallow: /private", "/private/x", false)]
    [InlineData("Disallow: /private", "/privately", false)]
    [InlineData("Disallow: /private/", "/private", true)]
    [InlineData("Disallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("Allow: /a/b\nDisallow: /a", "/a/c", false)]
    [InlineData("Disallow: /page\nAllow: /page", "/page", true)]
    [InlineData("Disallow: /*.pdf$", "/files/a.pdf", false)]
    [InlineData("Disallow: /*.pdf$", "/files/a.pdf?x=1", true)]
    [InlineData("Disallow: /*?*sid=", "/list?page=2&sid=77", false)]
    [InlineData("Disallow: /*?*sid=", "/list?page=2", true)]
    [InlineData("Disallow: *admin", "/x/admin", false)]
    [InlineData("Disallow: /a$", "/ab", true)]
    [InlineData("Disallow: /%E6%96%B0%E9%97%BB", "/新闻/1", false)]
    [InlineData("Disallow: /新闻", "/%E6%96%B0%E9%97%BB/1", false)]
    [InlineData("DISALLOW : /up # comment", "/up", false)]
    [InlineData("<html>not robots at all</html>", "/any", true)]
    public void The_longest_rule_decides(string rules, string path, bool allowed)
    {
        var robots = RobotsRules.Parse($"User-agent: *\n{rules}");

        Assert.Equal(allowed, robots.Allows(new Uri($"http://site.test{path}")));
    }

    [Fact]
    public void A_group_for_our_name_replaces_the_one_for_everybody()
    {
        var robots = RobotsRules.Parse("""
            User-agent: *
            Disallow: /

            User-agent: OtherBot
            User-agent: TokenholicBot/1.0
            Disallow: /kept-out
            Crawl-delay: 2.5

            Sitemap: https://site.test/map.xml
            """);

        Assert.True(robots.Allows(new Uri("http://site.test/open")));
        Assert.False(robots.Allows(new Uri("http://site.test/kept-out")));
        Assert.Equal(TimeSpan.FromSeconds(2.5), robots.CrawlDelay);
        Assert.Equal("https://site.test/map.xml", Assert.Single(robots.Sitemaps));
    }

    [Fact]
    public void Rules_for_other_robots_do_not_bind_us()
    {
        var robots = RobotsRules.Parse("User-agent: BadBot\nDisallow: /\nCrawl-delay: 60");

        Assert.True(robots.Allows(new Uri("http://site.test/")));
        Assert.Null(robots.CrawlDelay);
    }

    [Fact]
    public void A_pattern_of_many_stars_is_no_trap()
    {
        var robots = RobotsRules.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("*a", 2000))}$");

        Assert.True(robots.Allows(new Uri($"http://site.test/{new string('a', 1500)}b")));
    }
}
