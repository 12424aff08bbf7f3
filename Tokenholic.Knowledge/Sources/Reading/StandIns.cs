using System.Text.RegularExpressions;

namespace Tokenholic.Knowledge.Sources.Reading;

/// <summary>
/// Pages that a server sends with status 200 in the place of the one asked for: a test whether a human is there, or the word
/// that there is no such page. Only short ones are taken for it; a long text that speaks of such things is an article.
/// </summary>
public static partial class StandIns
{
    private const int MostLetters = 200;
    private const int MostLettersUnderTitle = 400;
    private const int Beginning = 120;

    /// <summary><see cref="PageProblem.Challenge"/> or <see cref="PageProblem.Gone"/>; null for a page that is what was asked for.</summary>
    public static PageProblem? WhatIs(PageText page)
    {
        var letters = page.Text.Count(char.IsLetterOrDigit);
        if (letters > MostLettersUnderTitle)
            return null;
        var title = page.Title.Trim();
        var begins = letters > MostLetters ? "" : page.Text[..Math.Min(page.Text.Length, Beginning)];
        if (ChallengeTitle().IsMatch(title) || (letters <= MostLetters && ChallengeText().IsMatch(page.Text)))
            return PageProblem.Challenge;
        return GoneTitle().IsMatch(title) || GoneText().IsMatch(begins) ? PageProblem.Gone : null;
    }

    [GeneratedRegex(@"^(\S{0,8}?(安全|人机|访问|滑动|滑块)验证(中心|码)?|验证码|just a moment\W*|attention required\b.*|security (check|verification)|checking your browser\b.*|are you (a )?(robot|human)\?*|human verification)$", RegexOptions.IgnoreCase)]
    private static partial Regex ChallengeTitle();

    [GeneratedRegex(@"请?完成(以下|下方|下面|安全|人机)[^。\n]{0,6}验证|(拖动|滑动)[^。\n]{0,8}(滑块|拼图)|(确认|证明|验证)[^。\n]{0,6}(不是|非)(机器人|自动程序)|输入验证码[^。\n]{0,4}(继续|访问)|verify (that )?you(’re|'re| are) (a )?(human|not a robot)|(confirm|prove) (that )?you(’re|'re| are) (human|not a robot)|checking (if the site connection is secure|your browser)|enable javascript and cookies to continue|unusual traffic from your", RegexOptions.IgnoreCase)]
    private static partial Regex ChallengeText();

    [GeneratedRegex(@"^\W*(404\b.{0,30}|(error|错误)\W*404\b.{0,20}|.{0,12}(页面|网页|文章|内容|您访问的)[^。]{0,4}(不存在|未找到|找不到|没有找到|无法找到|已被?删除|走丢了|已下线).{0,12}|(.{0,20}\W)?page (not found|does(n['’]t| not) exist).{0,30}|not found)\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex GoneTitle();

    [GeneratedRegex(@"^\W*(error\W*)?404\b|(页面|网页|文章|内容|链接)[^。，,\n]{0,6}(不存在|未找到|找不到了?|没有找到|无法找到|已被?删除|走丢了|已下线|已失效)|page[^.\n]{0,30}(not found|does(n['’]t| not) exist|no longer exists|(can['’]?t|cannot|could not|couldn['’]t) be found)|can['’]t find (the|that) page", RegexOptions.IgnoreCase)]
    private static partial Regex GoneText();
}
