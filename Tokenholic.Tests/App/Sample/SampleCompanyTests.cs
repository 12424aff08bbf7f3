using System.Text;
using Tokenholic.Agents.BattleMap;
using Tokenholic.App.Sample;
using Tokenholic.Knowledge;

namespace Tokenholic.Tests.App.Sample;

public sealed class SampleCompanyTests
{
    [Theory]
    [InlineData("星屿短剧", true)]
    [InlineData(" 星屿 短剧 ", true)]
    [InlineData("ｓｔａｒｉｓｌｅ　ＳＨＯＲＴＳ", true)]
    [InlineData("星屿", false)]
    [InlineData("星屿短剧科技", false)]
    [InlineData("", false)]
    public void It_is_known_by_its_two_names_in_any_spelling(string name, bool matches) => Assert.Equal(matches, SampleCompany.Matches(name));

    [Fact]
    public void Its_name_alone_brings_its_site_and_the_mark_of_fiction()
    {
        var request = SampleCompany.Complete(new MapRequest { CompanyName = SampleCompany.NameZh, Language = ReplyLanguage.Zh });

        Assert.True(request.Fictional);
        Assert.Equal([SampleCompany.Url], request.Sites);
        Assert.Contains("Starisle", request.Aliases);
    }

    [Fact]
    public void Saved_pages_stand_in_for_its_site()
    {
        var saved = new GivenSource(GivenKind.SavedPage, "a.html", Encoding.UTF8.GetBytes("<p>星屿</p>"));

        var request = SampleCompany.Complete(new MapRequest { CompanyName = SampleCompany.NameZh, Language = ReplyLanguage.Zh, Given = [saved] });

        Assert.Empty(request.Sites);
        Assert.True(request.Fictional);
    }

    [Fact]
    public void Another_company_is_left_alone()
    {
        var request = new MapRequest { CompanyName = "甲公司", Language = ReplyLanguage.En };

        Assert.Same(request, SampleCompany.Complete(request));
    }
}
