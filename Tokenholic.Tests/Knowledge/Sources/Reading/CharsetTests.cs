using System.Text;

namespace Tokenholic.Tests.Knowledge.Sources.Reading;

public sealed class CharsetTests
{
    private const string Simplified = "星桥物流在三个仓库上线了语音拣货，模型部署在自己的机房里，每天处理一万两千单。";
    private const string Traditional = "星橋物流在三個倉庫上線了語音揀貨，模型部署在自己的機房裡，每天處理一萬兩千單。";
    private const string English = "Star Bridge picks by voice in three of its warehouses, and the café next door noticed.";

    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Theory]
    [InlineData("utf-8", null, null)]
    [InlineData("utf-8", "utf-8", "utf-8")]
    [InlineData("utf-8", "gb2312", null)]
    [InlineData("utf-8", null, "gb2312")]
    [InlineData("utf-8", "iso-8859-1", "gbk")]
    [InlineData("gb18030", null, null)]
    [InlineData("gb18030", "gb2312", null)]
    [InlineData("gb18030", "utf-8", "utf-8")]
    [InlineData("gb18030", "iso-8859-1", null)]
    [InlineData("gb18030", null, "big5")]
    [InlineData("gb18030", "no-such-charset", null)]
    [InlineData("utf-16", null, null)]
    [InlineData("utf-16", "utf-8", "gbk")]
    [InlineData("utf-16BE", null, null)]
    public void Chinese_is_read_whatever_its_encoding_is_said_to_be(string actual, string? header, string? meta)
        => Assert.Equal(Simplified, Read(Simplified, actual, header, meta, mark: actual.StartsWith("utf-16", StringComparison.Ordinal)));

    [Theory]
    [InlineData("big5", null, null)]
    [InlineData("big5", "big5", null)]
    [InlineData("big5", "utf-8", null)]
    [InlineData("big5", null, "gb2312")]
    [InlineData("utf-8", "big5", "big5")]
    public void Traditional_Chinese_is_read_whatever_its_encoding_is_said_to_be(string actual, string? header, string? meta)
        => Assert.Equal(Traditional, Read(Traditional, actual, header, meta));

    [Theory]
    [InlineData("windows-1252", null, null)]
    [InlineData("windows-1252", "utf-8", null)]
    [InlineData("windows-1252", null, "iso-8859-1")]
    [InlineData("utf-8", "iso-8859-1", "windows-1252")]
    public void English_with_an_accent_is_not_taken_for_Chinese(string actual, string? header, string? meta)
        => Assert.Equal(English, Read(English, actual, header, meta));

    [Fact]
    public void A_declared_encoding_we_know_nothing_of_is_believed_when_the_bytes_are_not_Chinese()
    {
        const string Korean = "별빛물류는 세 곳의 창고에서 음성 피킹을 시작했으며, 모델은 자체 서버에서 운영된다.";

        Assert.Equal(Korean, Read(Korean, "euc-kr", "euc-kr", null));
    }

    [Fact]
    public void UTF_16_without_a_mark_is_known_by_the_zeros_of_its_markup()
        => Assert.Equal(Simplified, Read(Simplified, "utf-16", null, null, mark: false));

    [Fact]
    public void A_page_cut_off_in_the_middle_of_a_character_is_still_UTF_8()
    {
        var bytes = Encoding.UTF8.GetBytes($"<p>{Simplified}</p><p>{Simplified}");

        Assert.StartsWith(Simplified, FixturePage.Read(bytes[..^1], "text/html; charset=gbk").Text, StringComparison.Ordinal);
    }

    private static string Read(string sentence, string actual, string? header, string? meta, bool mark = false)
    {
        var declaration = meta is null ? "" : $"<meta charset=\"{meta}\">";
        var html = $"<html><head>{declaration}<title>t</title></head><body><p>{sentence}</p></body></html>";
        var encoding = Encoding.GetEncoding(actual);
        byte[] bytes = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(html)];
        return FixturePage.Read(bytes, header is null ? null : $"text/html; charset={header}").Text;
    }
}
