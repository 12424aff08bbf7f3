using Npgsql;
using Tokenholic.App.Shared;
using Tokenholic.Tests.App.Features;

namespace Tokenholic.Tests.App.Shared;

public sealed class LoadsTests
{
    private static readonly NpgsqlException Away = new("refused", new IOException("broken pipe"));

    [Fact]
    public async Task A_database_that_is_away_is_a_state_not_the_end_of_the_page()
    {
        var loaded = await Loads.TryAsync<string>(() => throw Away, CancellationToken.None);

        Assert.True(loaded.Done);
        Assert.Same(Away, loaded.Error);
    }

    [Fact]
    public async Task What_nobody_foresaw_still_reaches_the_error_boundary() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Loads.TryAsync<string>(() => throw new InvalidOperationException(), CancellationToken.None));

    [Fact]
    public async Task A_page_that_is_gone_is_told_nothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        var loaded = await Loads.TryAsync<string>(() => Task.FromCanceled<string>(gone.Token), gone.Token);

        Assert.False(loaded.Done);
    }

    [Theory]
    [InlineData("zh-CN", "暂时连不上数据库", "再试一次")]
    [InlineData("en-US", "database", "Try again")]
    public async Task The_state_says_what_is_wrong_and_offers_to_try_again(string language, string sentence, string button)
    {
        var page = await Markup.RenderAsync<LoadState<string>>(new() { ["Loaded"] = new Loaded<string>(true, null, Away) }, language);

        Assert.Contains(sentence, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(button, page.QuerySelector("button")!.TextContent);
    }
}
