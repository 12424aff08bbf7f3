using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tokenholic.Tests.EndToEnd;

/// <summary>axe's verdict on a page: contrast, names, roles, focus order.</summary>
internal static class Accessibility
{
    /// <summary>Waits until nothing fades or slides in any more: what is half there has no contrast yet.</summary>
    public static Task SettleAsync(IPage page) => page.EvaluateAsync(
        "() => Promise.allSettled(document.getAnimations().filter(a => a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished))");

    // What is in order need not be listed: on a map of sixty use cases that list takes longer than the checks.
    private static readonly AxeRunOptions OnlyViolations = new() { ResultTypes = [ResultType.Violations] };

    public static async Task AssertCleanAsync(IPage page)
    {
        await SettleAsync(page);
        var result = await page.RunAxe(OnlyViolations);
        var violations = from violation in result.Violations
                         from node in violation.Nodes
                         select $"{violation.Id}: {node.Html} ({string.Join("; ", node.Any.Select(check => check.Message))})";
        Assert.True(result.Violations.Length is 0, string.Join(Environment.NewLine, violations));
    }
}
