namespace Tokenholic.Tests.Knowledge.Sources.Reading;

public sealed class MainTextTests
{
    [Theory]
    [InlineData("news-portal.zh.html")]
    [InlineData("gov-tables.zh.html")]
    [InlineData("wechat-article.zh.html")]
    [InlineData("company-home.zh.html")]
    [InlineData("company-home.en.html")]
    [InlineData("docs-page.en.html")]
    [InlineData("forum-thread.zh.html")]
    [InlineData("blog-post.en.html")]
    [InlineData("list-page.zh.html")]
    [InlineData("job-ad.zh.html")]
    [InlineData("hidden-text.en.html")]
    [InlineData("long-menu.zh.html")]
    public void What_a_person_would_read_is_kept_and_the_rest_is_dropped(string name)
    {
        var fixture = FixturePage.Open(name);
        var page = fixture.Read();

        Assert.Empty(fixture.Lost(page));
        Assert.Empty(fixture.Leaked(page));
    }

    [Theory]
    [InlineData("company-home.zh.html")]
    [InlineData("company-home.en.html")]
    public void A_home_page_is_read_the_same_at_the_root_of_its_site(string name)
    {
        var fixture = FixturePage.Open(name);
        var page = fixture.Read("https://site.example/");

        Assert.Empty(fixture.Lost(page));
        Assert.Empty(fixture.Leaked(page));
    }

    [Fact]
    public void A_repository_is_its_description_and_readme()
    {
        var fixture = FixturePage.Open("code-host.en.html");
        var page = fixture.Read("https://github.com/cloudridge/sun-ops");

        Assert.Empty(fixture.Lost(page));
        Assert.Empty(fixture.Leaked(page));
        Assert.DoesNotContain("Contributors", page.Text, StringComparison.Ordinal);
    }
}
