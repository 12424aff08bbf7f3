using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Tokenholic.App.Sample;

namespace Tokenholic.Tests.App.Sample;

public sealed class SampleSiteTests : IAsyncLifetime
{
    private readonly SampleSite _site = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private static IEnumerable<string> Pages => Directory
        .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Sample", "Site"), "*.html", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Path.Combine(AppContext.BaseDirectory, "Sample", "Site"), path));

    public async Task InitializeAsync()
    {
        await _site.StartAsync(CancellationToken.None);
        _http.BaseAddress = new Uri($"http://{_site.Hosts[SampleCompany.Host]}/");
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public void It_listens_on_loopback_only() => Assert.Equal(IPAddress.Loopback, _site.Hosts[SampleCompany.Host].Address);

    [Fact]
    public async Task Every_page_says_in_both_languages_that_it_is_fiction()
    {
        Assert.InRange(Pages.Count(), 12, 20);
        foreach (var page in Pages)
        {
            var text = await TextAsync(page);
            Assert.Contains("虚构示例公司", text, StringComparison.Ordinal);
            Assert.Contains("Fictional sample company", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_link_leads_somewhere_but_the_one_that_is_broken_on_purpose()
    {
        var broken = new List<string>();
        foreach (var page in Pages)
        {
            var document = new HtmlParser().ParseDocument(await TextAsync(page));
            foreach (var link in document.QuerySelectorAll("a[href], link[href], script[src]"))
            {
                var target = link.GetAttribute("href") ?? link.GetAttribute("src")!;
                Assert.False(target.Contains("//", StringComparison.Ordinal) || target.StartsWith('/'), $"{page} links to {target}: not relative");
                using var answer = await _http.GetAsync(new Uri(new Uri(_http.BaseAddress!, page), target));
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    broken.Add(target);
                }
            }
        }

        Assert.Equal(["voice-lab.html"], broken);
    }

    [Fact]
    public async Task One_page_is_GBK_and_says_so_only_in_its_markup()
    {
        using var answer = await _http.GetAsync(new Uri("blog/dubbing.html", UriKind.Relative));
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        Assert.Null(answer.Content.Headers.ContentType?.CharSet);
        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        Assert.Contains("MiniMax 的语音模型合成", CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetString(bytes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.html", HttpStatusCode.NotFound)]
    [InlineData("..%2f..%2fappsettings.json", HttpStatusCode.NotFound)]
    [InlineData("blog/..%2f..%2f..%2fappsettings.json", HttpStatusCode.NotFound)]
    [InlineData("Site", HttpStatusCode.NotFound)]
    [InlineData("blog", HttpStatusCode.MovedPermanently)]
    [InlineData("blog/", HttpStatusCode.OK)]
    public async Task Nothing_but_its_own_files_is_served(string path, HttpStatusCode status)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, answer.StatusCode);
    }

    private async Task<string> TextAsync(string page)
    {
        var bytes = await _http.GetByteArrayAsync(new Uri(page, UriKind.Relative));
        var encoding = Regex.IsMatch(Encoding.Latin1.GetString(bytes), "charset=\"gbk\"") ? CodePagesEncodingProvider.Instance.GetEncoding("GBK")! : Encoding.UTF8;
        return encoding.GetString(bytes);
    }
}
