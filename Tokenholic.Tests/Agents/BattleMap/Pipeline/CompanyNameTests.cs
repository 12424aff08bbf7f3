using FsCheck;
using FsCheck.Fluent;
using Tokenholic.Agents.BattleMap;

namespace Tokenholic.Tests.Agents.BattleMap.Pipeline;

public sealed class CompanyNameTests
{
    [Theory]
    [InlineData("  星屿短剧\n", "星屿短剧")]
    [InlineData("Ｓｔａｒｉｓｌｅ　Ｓｈｏｒｔｓ", "Starisle Shorts")]
    [InlineData("Starisle \u00A0 Shorts", "Starisle Shorts")]
    [InlineData("\uFEFF星屿\u200B短剧", "星屿短剧")]
    [InlineData("星屿🎬短剧", "星屿🎬短剧")]
    [InlineData("3M", "3M")]
    [InlineData("𠮷野家", "𠮷野家")]
    public void A_name_is_kept_in_one_spelling(string typed, string kept) => Assert.Equal(kept, CompanyName.Parse(typed).Value?.Value);

    [Theory]
    [InlineData(null, InputProblem.NameEmpty)]
    [InlineData(" \t\r\n　", InputProblem.NameEmpty)]
    [InlineData("\u200B\u200D", InputProblem.NameEmpty)]
    [InlineData("星\u0000屿", InputProblem.NameForbiddenCharacter)]
    [InlineData("星\n屿", InputProblem.NameForbiddenCharacter)]
    [InlineData("\u202Eabc", InputProblem.NameForbiddenCharacter)]
    [InlineData("a\uD800b", InputProblem.NameForbiddenCharacter)]
    [InlineData("🎬🎥", InputProblem.NameWithoutLetter)]
    [InlineData("--- ！", InputProblem.NameWithoutLetter)]
    public void What_is_no_name_says_why(string? typed, InputProblem problem) => Assert.Equal(problem, CompanyName.Parse(typed).Problem);

    [Fact]
    public void A_hundred_characters_are_a_name_and_one_more_is_too_long()
    {
        Assert.NotNull(CompanyName.Parse(string.Concat(Enumerable.Repeat("𠮷", 100))).Value);
        Assert.Equal(InputProblem.NameTooLong, CompanyName.Parse(new string('长', 101)).Problem);
        Assert.Equal(InputProblem.NameTooLong, CompanyName.Parse(new string('长', 10_000_000)).Problem);
    }

    [Fact]
    public void Whatever_is_typed_a_kept_name_is_clean_and_stays_the_same() =>
        Prop.ForAll<string>(typed =>
        {
            var name = CompanyName.Parse(typed).Value?.Value;
            return name is null || (CompanyName.Parse(name).Value?.Value == name && !name.Any(char.IsControl) && name.Trim() == name);
        }).QuickCheckThrowOnFailure();
}
