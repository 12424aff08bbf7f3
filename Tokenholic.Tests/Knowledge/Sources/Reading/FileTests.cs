using System.IO.Compression;
using System.Text;
using Tokenholic.Knowledge.Sources;
using Tokenholic.Knowledge.Sources.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Tokenholic.Tests.Knowledge.Sources.Reading;

public sealed class FileTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    [Fact]
    public void Plain_text_keeps_its_lines_and_takes_its_first_as_title()
    {
        var page = Read("访谈记录\r\n\r\n客服  用的是百炼，\t每天八千次。\r\n");

        Assert.Equal(("访谈记录", "访谈记录\n客服 用的是百炼， 每天八千次。"), (page.Title, page.Text));
    }

    [Fact]
    public void Plain_text_in_GBK_is_read_too()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var body = Encoding.GetEncoding("gb18030").GetBytes("客服用的是百炼，每天八千次，已经上线半年了。");

        Assert.Equal("客服用的是百炼，每天八千次，已经上线半年了。", PageReader.Read(body, "text/plain", File("记录.txt")).Text);
    }

    [Fact]
    public void Markdown_is_read_as_it_is_shown()
    {
        var page = Read("---\ntags: secret\n---\n# 周报\n\n客服用**百炼**，见[文档](https://help.example/)。\n\n<!-- not shown -->\n<p style=\"display:none\">nor this</p>\n\n| 月 | 次 |\n|--|--|\n| 五月 | 8000 |\n\n- 一\n- 二\n", "notes.md");

        Assert.Equal("周报\n客服用百炼，见文档。\n月 次\n五月 8000\n一\n二", page.Text);
        Assert.Equal("周报", page.Title);
        Assert.Equal("https://help.example/", Assert.Single(page.Links).Url.AbsoluteUri);
    }

    [Fact]
    public void A_feed_is_read_item_by_item()
    {
        var page = Read("""
            <?xml version="1.0"?><rss version="2.0"><channel><title>松果动态</title><item><title>客服上线智能体</title><link>https://songguo.example/1</link>
            <description>&lt;p&gt;七成问题不再转人工。&lt;/p&gt;&lt;p style="display:none"&gt;hidden&lt;/p&gt;</description><pubDate>Fri, 17 May 2024 08:00:00 +0800</pubDate></item></channel></rss>
            """, "feed.xml");

        Assert.Equal("松果动态", page.Title);
        Assert.StartsWith("客服上线智能体\n", page.Text, StringComparison.Ordinal);
        Assert.Contains("七成问题不再转人工。", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void JSON_is_read_for_its_sentences_not_for_its_keys()
    {
        var page = Read("""{"id":"a81f","url":"https://x.example/1","items":[{"summary":"We run on Azure OpenAI.","n":3},{"summary":"客服每天八千次"}]}""", "data.json");

        Assert.Equal("We run on Azure OpenAI.\n客服每天八千次", page.Text);
    }

    [Fact]
    public void A_Word_document_is_read_without_hidden_and_deleted_text()
    {
        var body = Docx("""
            <w:p><w:r><w:t>季度汇报</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">客服由 </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>百炼</w:t></w:r><w:r><w:t>回答。</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>HIDDEN</w:t></w:r><w:del><w:r><w:delText>DELETED</w:delText></w:r></w:del></w:p>
            <w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:t>第二段。</w:t></w:r></w:p>
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>五月</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>8000 次</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
            """);

        Assert.Equal("季度汇报\n客服由 百炼回答。\n第二段。\n五月 8000 次", PageReader.Read(body, Word, File("汇报.docx")).Text);
    }

    [Fact]
    public void A_PDF_is_read_in_whole_sentences()
    {
        var body = Pdf("Harbour Freight answers its quotes", "with a model on Azure since March.");

        Assert.Equal("Harbour Freight answers its quotes with a model on Azure since March.", PageReader.Read(body, "application/pdf", File("a.pdf")).Text);
    }

    public static TheoryData<string, byte[], string?, string, PageProblem> Unreadable => new()
    {
        { "nothing", [], "text/html", "a.html", PageProblem.Empty },
        { "only white space", " \r\n\t "u8.ToArray(), "text/plain", "a.txt", PageProblem.Empty },
        { "a picture called a page", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], "text/html", "a.html", PageProblem.NotReadable },
        { "noise", [.. Enumerable.Range(0, 4000).Select(i => (byte)((i * 7919) ^ (i >> 3)))], null, "a.bin", PageProblem.NotReadable },
        { "a page called a PDF", "<html><p>Please log in.</p></html>"u8.ToArray(), "application/pdf", "a.pdf", PageProblem.NotReadable },
        { "a page called a Word document", "<html><p>Please log in.</p></html>"u8.ToArray(), null, "a.docx", PageProblem.NotReadable },
        { "a broken PDF", "%PDF-1.7\n1 0 obj <<"u8.ToArray(), "application/pdf", "a.pdf", PageProblem.Damaged },
        { "a cut-off archive", "PK\u0003\u0004 and then nothing of use"u8.ToArray(), Word, "a.docx", PageProblem.Damaged },
        { "an archive that is no document", Zip(("readme.txt", "hello"u8.ToArray())), Word, "a.docx", PageProblem.NotReadable },
        { "a document of broken XML", Zip(("word/document.xml", "<w:document><w:p>"u8.ToArray())), Word, "a.docx", PageProblem.Damaged },
        { "a document with entities", Zip(("word/document.xml", "<!DOCTYPE d [<!ENTITY a 'b'>]><d>&a;</d>"u8.ToArray())), Word, "a.docx", PageProblem.Damaged },
        { "a document that unpacks to 40 MB", Zip(("word/document.xml", new byte[40_000_000])), Word, "a.docx", PageProblem.TooLarge },
        { "broken JSON", "{\"a\": "u8.ToArray(), "application/json", "a.json", PageProblem.NotReadable },
        { "broken XML", "<rss><item>"u8.ToArray(), "application/rss+xml", "feed", PageProblem.NotReadable },
        { "an old Word document", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "application/msword", "a.doc", PageProblem.NotReadable },
    };

    [Theory]
    [MemberData(nameof(Unreadable))]
    public void A_file_that_cannot_be_read_is_a_typed_failure(string what, byte[] body, string? contentType, string name, PageProblem problem)
    {
        var failure = Assert.Throws<UnreadablePageException>(() => PageReader.Read(body, contentType, File(name)));

        Assert.True(failure.Problem == problem, what);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Data_nested_without_end_is_a_typed_failure(string open, string close)
    {
        var body = string.Concat(Enumerable.Repeat(open, 50_000)) + "1" + string.Concat(Enumerable.Repeat(close, 50_000));

        Assert.Throws<UnreadablePageException>(() => Read(body, "a.json"));
    }

    [Fact]
    public void XML_nested_without_end_is_a_typed_failure()
        => Assert.Throws<UnreadablePageException>(() => Read("<?xml version='1.0'?>" + string.Concat(Enumerable.Repeat("<a>", 50_000)) + string.Concat(Enumerable.Repeat("</a>", 50_000)), "a.xml"));

    [Fact]
    public void Markdown_nested_without_end_is_a_failure_or_a_text_never_a_crash()
    {
        var page = Record.Exception(() => Read(new string('>', 50_000) + " text", "a.md"));

        Assert.True(page is null or UnreadablePageException);
    }

    private static PageText Read(string text, string name = "a.txt") => PageReader.Read(Encoding.UTF8.GetBytes(text), null, File(name));

    private static Uri File(string name) => new("file:///" + Uri.EscapeDataString(name));

    private static byte[] Docx(string body)
        => Zip(("word/document.xml", Encoding.UTF8.GetBytes($"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""")));

    private static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    private static byte[] Pdf(params string[] lines)
    {
        using var builder = new PdfDocumentBuilder();
        var page = builder.AddPage(PageSize.A4);
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var (line, i) in lines.Select((l, i) => (l, i)))
            page.AddText(line, 12, new PdfPoint(60, 760 - (i * 14)), font);
        return builder.Build();
    }
}
