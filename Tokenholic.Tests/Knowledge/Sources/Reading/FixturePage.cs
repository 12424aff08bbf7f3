using System.Text;
using System.Text.RegularExpressions;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Reading;

namespace Tokenholic.Tests.Knowledge.Sources.Reading;

/// <summary>
/// A made-up page in Fixtures/Reading. In the file ✓ stands before what must be read and ✗ before what must not; both marks are
/// taken out before the page is read.
/// </summary>
internal sealed partial class FixturePage
{
    private const int Label = 14;

    private FixturePage(string name) => Marked = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "Reading", name));

    public string Marked { get; }

    public string Html => Marked.Replace("✓", "", StringComparison.Ordinal).Replace("✗", "", StringComparison.Ordinal);

    public static FixturePage Open(string name) => new(name);

    public static PageText Read(byte[] body, string? contentType = "text/html", string url = "https://site.example/read/page")
        => PageReader.Read(body, contentType, new Uri(url));

    public static PageText Read(string html, string url = "https://site.example/read/page") => Read(Encoding.UTF8.GetBytes(html), "text/html", url);

    public PageText Read(string url = "https://site.example/read/page") => Read(Html, url);

    /// <summary>What should have been read and was not.</summary>
    public IReadOnlyList<string> Lost(PageText page) => [.. Texts('✓').Where(t => !page.Text.Contains(t, StringComparison.Ordinal))];

    /// <summary>What should not have been read and was; single words count only as a line of their own.</summary>
    public IReadOnlyList<string> Leaked(PageText page)
    {
        var lines = page.Text.Split('\n');
        return [.. Texts('✗').Where(t => t.Length > Label ? page.Text.Contains(t, StringComparison.Ordinal) : lines.Contains(t))];
    }

    private IEnumerable<string> Texts(char mark)
        => Pieces().Matches(Marked).Where(m => m.Value[0] == mark).Select(m => System.Net.WebUtility.HtmlDecode(m.Value[1..]).Trim()).Where(t => t.Length > 1);

    [GeneratedRegex("[✓✗][^<✓✗\r\n]+")]
    private static partial Regex Pieces();
}
