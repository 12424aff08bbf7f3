namespace Tokenholic.Tests.EndToEnd;

[Collection(EndToEndTests.Name)]
public sealed class ShellTests(AppFixture app)
{
    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task The_shell_is_accessible_in_both_themes_and_widths(int width, bool dark)
    {
        var page = await app.OpenAsync("/", width, dark: dark);

        await Accessibility.AssertCleanAsync(page);
        Assert.Empty(app.Complaints);
        await Shots.TakeAsync(page, $"home-{width}-{(dark ? "dark" : "light")}");
    }
}
