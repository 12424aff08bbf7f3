using Tokenholic.Agents.BattleMap;

namespace Tokenholic.Tests.Agents.BattleMap.Pipeline;

public sealed class SiteAddressTests
{
    [Theory]
    [InlineData("www.example.com", "https://www.example.com/")]
    [InlineData(" http://Example.COM/a b", null)]
    [InlineData("http://Example.COM/a?b=1#c", "http://example.com/a?b=1")]
    [InlineData("example.com:8080/x", "https://example.com:8080/x")]
    [InlineData("https：//www.example.com", "https://www.example.com/")]
    [InlineData("星屿.中国/关于", "https://星屿.中国/%E5%85%B3%E4%BA%8E")]
    [InlineData("[2606:4700::1111]", "https://[2606:4700::1111]/")]
    public void An_address_is_completed_as_a_person_means_it(string typed, string? address) =>
        Assert.Equal(address, SiteAddress.Parse(typed).Value?.AbsoluteUri);

    [Theory]
    [InlineData("", InputProblem.AddressEmpty)]
    [InlineData("星屿短剧", InputProblem.AddressMalformed)]
    [InlineData("intranet", InputProblem.AddressMalformed)]
    [InlineData("/etc/passwd", InputProblem.AddressMalformed)]
    [InlineData("https://", InputProblem.AddressMalformed)]
    [InlineData("http://a b.com", InputProblem.AddressMalformed)]
    [InlineData("https://example.com\\@evil.example", InputProblem.AddressMalformed)]
    [InlineData("mailto:someone@example.com", InputProblem.AddressScheme)]
    [InlineData("JavaScript:alert(1)", InputProblem.AddressScheme)]
    [InlineData("file:///etc/passwd", InputProblem.AddressScheme)]
    [InlineData("https://me:secret@example.com", InputProblem.AddressUserInfo)]
    [InlineData("me@example.com", InputProblem.AddressUserInfo)]
    public void What_is_no_address_says_why(string typed, InputProblem problem) => Assert.Equal(problem, SiteAddress.Parse(typed).Problem);

    [Theory]
    [InlineData("http://127.0.0.1:5432/", InputProblem.AddressPrivate)]
    [InlineData("http://192.168.1.1", InputProblem.AddressPrivate)]
    [InlineData("localhost:8080", InputProblem.AddressPrivate)]
    [InlineData("wiki.corp", InputProblem.AddressPrivate)]
    [InlineData("www.example.com", null)]
    public void A_public_page_is_on_no_private_network(string typed, InputProblem? problem) => Assert.Equal(problem, SiteAddress.ParsePublic(typed).Problem);
}
