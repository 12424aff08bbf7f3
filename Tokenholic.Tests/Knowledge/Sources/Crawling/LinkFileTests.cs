using System.IO.Compression;
using System.Text;
using Tokenholic.Knowledge.Sources.Crawling;

namespace Tokenholic.Tests.Knowledge.Sources.Crawling;

public class LinkFileTests
{
    private static readonly Uri Address = new("https://site.test/map.xml");

    [Fact]
    public async Task A_sitemap_names_pages_and_an_index_names_sitemaps()
    {
        var map = await ReadAsync("""
            <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
            <url><loc> https://site.test/a </loc><image:image><image:loc>https://site.test/a.jpg</image:loc></image:image></url><url><loc><![CDATA[/b?x=1&y=2]]></loc></url>
            <url><loc>javascript:alert(1)</loc></url></urlset>
            """);
        var index = await ReadAsync("""<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://site.test/news.xml.gz</loc></sitemap></sitemapindex>""");

        Assert.Equal(["https://site.test/a", "https://site.test/b?x=1&y=2"], map.Pages.Select(p => p.Url.AbsoluteUri));
        Assert.Empty(map.Sitemaps);
        Assert.Equal("https://site.test/news.xml.gz", Assert.Single(index.Sitemaps).AbsoluteUri);
        Assert.Empty(index.Pages);
    }

    [Fact]
    public async Task Feeds_name_their_entries_with_their_titles()
    {
        var rss = await ReadAsync("""
            <rss version="2.0"><channel><title>Blog</title><link>https://site.test/</link>
            <item><title>大模型实践</title><link>https://site.test/p/1</link><description>text</description></item></channel></rss>
            """);
        var atom = await ReadAsync("""
            <feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://site.test/atom"/>
            <entry><title>Two</title><link rel="alternate" href="/p/2"/></entry></feed>
            """);

        Assert.Contains(rss.Pages, p => p.Url.AbsoluteUri == "https://site.test/p/1" && p.Text == "大模型实践");
        Assert.Equal("https://site.test/p/2", Assert.Single(atom.Pages).Url.AbsoluteUri);
    }

    [Fact]
    public async Task A_packed_sitemap_is_unpacked_and_a_bomb_is_not()
    {
        var good = await LinkFile.ReadAsync(Pack(s => s.Write("""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://site.test/a</loc></url></urlset>"""u8)), Address, default);
        var bomb = await LinkFile.ReadAsync(Pack(s =>
        {
            for (var i = 0; i < 100; i++)
                s.Write(new byte[1 << 20]);
        }), Address, default);

        Assert.Single(good.Pages);
        Assert.Empty(bomb.Pages);
    }

    [Theory]
    [InlineData("<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://site.test/a</loc></url><url><loc>https://si", 1)]
    [InlineData("<!doctype html><html><body>404 <p>no sitemap here</body></html>", 0)]
    [InlineData("<!DOCTYPE u [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://site.test/&x;</loc></url></urlset>", 0)]
    [InlineData("", 0)]
    public async Task A_broken_file_gives_what_stands_before_the_break(string text, int pages) =>
        Assert.Equal(pages, (await ReadAsync(text)).Pages.Count);

    private static Task<LinkFile> ReadAsync(string text) => LinkFile.ReadAsync(Encoding.UTF8.GetBytes(text), Address, default);

    private static byte[] Pack(Action<Stream> write)
    {
        using var body = new MemoryStream();
        using (var packed = new GZipStream(body, CompressionLevel.Fastest))
            write(packed);
        return body.ToArray();
    }
}
