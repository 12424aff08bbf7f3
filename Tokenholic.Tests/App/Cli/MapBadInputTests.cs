using System.Text;

namespace Tokenholic.Tests.App.Cli;

public sealed class MapBadInputTests : IDisposable
{
    // One empty page that opens with a password nobody gave.
    private const string LockedPdf = """
        %PDF-1.4
        1 0 obj
        << /Type /Catalog /Pages 2 0 R >>
        endobj
        2 0 obj
        << /Type /Pages /Kids [3 0 R] /Count 1 >>
        endobj
        3 0 obj
        << /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>
        endobj
        4 0 obj
        << /Filter /Standard /V 1 /R 2 /P -4 /O <abababababababababababababababababababababababababababababababab> /U <abababababababababababababababababababababababababababababababab> >>
        endobj
        trailer
        << /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>] >>
        %%EOF
        """;

    private readonly TokenholicProcess _program = new();

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData("请给出公司名称", "")]
    [InlineData("请给出公司名称", " \t　 ")]
    [InlineData("控制字符", "星屿\u0007短剧")]
    [InlineData("控制字符", "星屿\u202E短剧")]
    [InlineData("至少要有一个文字或数字", "🎬🎬")]
    [InlineData("不是网址", "甲公司", "--site", "没有网址")]
    [InlineData("不是网址", "甲公司", "--site", "http://")]
    [InlineData("只能用 http:// 或 https://", "甲公司", "--url", "javascript:alert(1)")]
    [InlineData("只能用 http:// 或 https://", "甲公司", "--site", "ftp://files.example.com/")]
    [InlineData("用户名或密码", "甲公司", "--site", "https://user:secret@example.com/")]
    [InlineData("网址太长", "甲公司", "--site", "LONG")]
    [InlineData("公司名称太长", "LONG")]
    [InlineData("找不到文件“missing.txt”", "甲公司", "--text", "missing.txt")]
    [InlineData("找不到文件“missing.md”", "甲公司", "--known", "missing.md")]
    [InlineData("找不到文件夹“missing”", "甲公司", "--pages", "missing")]
    [InlineData("语言只能是 zh 或 en", "甲公司", "--language", "fr")]
    [InlineData("不认识“乙公司”", "甲公司", "乙公司")]
    [InlineData("不认识“--sight”", "甲公司", "--sight", "https://example.com")]
    public async Task Wrong_words_get_a_sentence_and_nothing_is_written(string sentence, params string[] words)
    {
        var outcome = await _program.RunAsync(["map", .. words.Select(w => w == "LONG" ? new string('长', 2_100) : w), "--out", "map.json"]);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(_program.Files);
    }

    [Theory]
    [InlineData("Give the company's name", "")]
    [InlineData("at least one letter or digit", "!?!")]
    [InlineData("is not a web address", "Acme", "--site", "not an address")]
    [InlineData("There is no file", "Acme", "--text", "missing.txt")]
    public async Task Asked_in_English_it_complains_in_English(string sentence, params string[] words)
    {
        var outcome = await _program.RunAsync(["map", .. words, "--language", "en", "--out", "map.json"]);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(_program.Files);
    }

    [Theory]
    [InlineData("empty.txt", "是空的")]
    [InlineData("spaces.txt", "是空的")]
    [InlineData("huge.txt", "太大")]
    [InlineData("picture.html", "不是可以读的文件")]
    [InlineData("letter.pdf", "已损坏")]
    [InlineData("locked.pdf", "有密码保护")]
    [InlineData("locked.docx", "有密码保护")]
    [InlineData("claims.docx", "不是可以读的文件")]
    [InlineData("shell.html", "是空的")]
    [InlineData("noise.txt", "不是可以读的文件")]
    public async Task A_file_that_is_not_what_it_claims_is_refused_by_name(string name, string sentence)
    {
        byte[] content = name switch
        {
            "empty.txt" => [],
            "spaces.txt" => Encoding.UTF8.GetBytes(" \n\t　\n"),
            "huge.txt" => Encoding.UTF8.GetBytes(new string('a', 6 * 1024 * 1024)),
            "picture.html" => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3],
            "letter.pdf" => [.. "%PDF-1.7 broken"u8],
            "locked.pdf" => Encoding.ASCII.GetBytes(LockedPdf),
            "locked.docx" => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
            "claims.docx" => Encoding.UTF8.GetBytes("只是一段文字，不是 Word 文件。"),
            "shell.html" => Encoding.UTF8.GetBytes("<html><head><script>start()</script></head><body><div id=app></div></body></html>"),
            _ => [.. Enumerable.Range(0, 4_000).Select(i => (byte)(i * 37))],
        };
        _program.Write(name, content);

        var outcome = await _program.RunAsync("map", "甲公司", "--text", name, "--out", "map.json");

        Assert.Equal(2, outcome.Code);
        Assert.Contains($"“{name}”", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
        Assert.Equal([name], _program.Files);
    }

    [Theory]
    [InlineData("{ not json")]
    [InlineData("""{"a.html": {"url": "not an address"}}""")]
    [InlineData("""{"a.html": {"date": "yesterday"}}""")]
    [InlineData("""{"a.html": 7}""")]
    [InlineData("""["a.html"]""")]
    [InlineData("""{"../../secret.html": {"url": "https://example.com/"}}""")]
    public async Task A_wrong_index_of_saved_pages_is_named(string index)
    {
        _program.Write("saved/a.html", "<p>甲公司介绍</p>");
        _program.Write("saved/index.json", index);

        var outcome = await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "map.json");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("index.json", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["saved"], _program.Files);
    }

    [Fact]
    public async Task A_folder_without_pages_is_said_to_be_empty()
    {
        _program.Write("saved/picture.png", [1, 2, 3]);

        var outcome = await _program.RunAsync("map", "甲公司", "--pages", "saved", "--out", "map.json");

        Assert.Equal(2, outcome.Code);
        Assert.Contains("没有 .html", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mpa", "没有“mpa”这个动词")]
    [InlineData("eval", "缺少动词")]
    public async Task An_unknown_verb_is_named_with_those_there_are(string verb, string sentence)
    {
        var outcome = await _program.RunAsync(verb);

        Assert.Equal(2, outcome.Code);
        Assert.Contains(sentence, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh", "公司官网")]
    [InlineData("en", "web site")]
    public async Task Help_names_every_option_and_is_no_error(string language, string sentence)
    {
        var outcome = await _program.RunAsync("map", "--help", "--language", language);

        Assert.Equal(0, outcome.Code);
        Assert.Contains(sentence, outcome.Output, StringComparison.Ordinal);
        Assert.All(
            ["--site", "--url", "--alias", "--pages", "--text", "--known", "--language", "--out", "130"],
            word => Assert.Contains(word, outcome.Output, StringComparison.Ordinal));
    }
}
