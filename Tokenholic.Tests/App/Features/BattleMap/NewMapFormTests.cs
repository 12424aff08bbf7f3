using System.Text;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Features.BattleMap.NewMap;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.App.Features.BattleMap;

public sealed class NewMapFormTests
{
    [Fact]
    public void A_name_alone_is_a_request()
    {
        var request = Read(new(" 云雀  智能 "), out var problems);

        Assert.Empty(problems);
        Assert.Equal("云雀 智能", request.CompanyName);
        Assert.Empty(request.Given);
    }

    [Fact]
    public void Everything_that_is_given_reaches_the_request_as_what_it_is()
    {
        var request = Read(
            new("云雀", "yunque.example\n\nyunque.example", "https://news.example/1\nhttps://news.example/2", "新闻\r\n原文", "员工 800 人", "软件", "Skylark\n云雀智能"),
            out var problems,
            new ChosenFile("a.md", "# A"u8.ToArray()));

        Assert.Empty(problems);
        Assert.Equal(["https://yunque.example/"], request.Sites);
        Assert.Equal(2, request.Urls.Count);
        Assert.Equal(["Skylark", "云雀智能"], request.Aliases);
        Assert.Equal("软件", request.Industry);
        Assert.Equal([GivenKind.PastedText, GivenKind.KnownFacts, GivenKind.File], request.Given.Select(given => given.Kind));
        Assert.Equal("新闻\n原文", Encoding.UTF8.GetString(request.Given[0].Content));
    }

    [Fact]
    public void Every_mistake_is_found_at_once_each_with_its_line()
    {
        Read(new("", "ok.example\nnonsense", "ftp://a.example\nhttps://u:p@b.example", new string('长', 2_000_000), "  "), out var problems);

        Assert.Equal(
            [
                new FormProblem("name", InputProblem.NameEmpty),
                new FormProblem("text", InputProblem.SourceTooLarge),
                new FormProblem("sites", InputProblem.AddressMalformed, 2, "nonsense"),
                new FormProblem("urls", InputProblem.AddressScheme, 1, "ftp://a.example"),
                new FormProblem("urls", InputProblem.AddressUserInfo, 2, "https://u:p@b.example"),
            ],
            problems);
    }

    [Fact]
    public void More_addresses_than_a_run_reads_are_refused_not_dropped()
    {
        Read(new("云雀", "", string.Join('\n', Enumerable.Range(0, MapRequestRules.MaxUrls + 1).Select(i => $"https://a.example/{i}"))), out var problems);

        Assert.Equal([new FormProblem("urls", InputProblem.TooMany)], problems);
    }

    private static MapRequest Read(NewMapInput input, out IReadOnlyList<FormProblem> problems, params ChosenFile[] files) =>
        NewMapForm.Read(input, files, ReplyLanguage.Zh, field => field, out problems);
}
