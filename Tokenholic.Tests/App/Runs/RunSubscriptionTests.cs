using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Tokenholic.App.Runs;

namespace Tokenholic.Tests.App.Runs;

public sealed class RunSubscriptionTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);
    private readonly RunSubscriptions _subscriptions = new(NullLogger<RunSubscriptions>.Instance);
    private readonly Guid _run = Guid.NewGuid();

    [Fact]
    public async Task A_subscriber_is_called_in_its_own_culture_whoever_tells_the_news()
    {
        var seen = new TaskCompletionSource<string>();
        var calls = 0;
        IDisposable subscription;
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
            subscription = _subscriptions.Add(_run, () =>
            {
                if (++calls == 2)
                {
                    seen.SetResult(CultureInfo.CurrentUICulture.Name);
                }

                return Task.CompletedTask;
            });
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        using (subscription)
        using (var stop = new CancellationTokenSource())
        {
            var others = new Thread(() =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-US");
                while (!stop.IsCancellationRequested)
                {
                    _subscriptions.Signal(_run);
                }
            });
            others.Start();
            Assert.Equal("zh-CN", await seen.Task.WaitAsync(Longest));
            await stop.CancelAsync();
            others.Join();
        }
    }

    [Fact]
    public async Task A_burst_of_news_is_one_call_after_the_one_under_way_and_calls_never_overlap()
    {
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var release = new TaskCompletionSource();
        var calls = 0;
        using var subscription = _subscriptions.Add(_run, async () =>
        {
            switch (Interlocked.Increment(ref calls))
            {
                case 1:
                    first.SetResult();
                    await release.Task;
                    break;
                case 2:
                    second.SetResult();
                    break;
            }
        });

        await first.Task.WaitAsync(Longest);
        for (var i = 0; i < 1000; i++)
        {
            _subscriptions.Signal(_run);
        }

        Assert.Equal(1, calls);
        release.SetResult();
        await second.Task.WaitAsync(Longest);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task A_subscriber_that_throws_hears_again_and_disturbs_nobody()
    {
        var heard = new TaskCompletionSource();
        var thrown = new TaskCompletionSource();
        using var broken = _subscriptions.Add(_run, () =>
        {
            if (thrown.TrySetResult())
            {
                throw new InvalidOperationException("the screen is gone");
            }

            return Done(heard);
        });
        await thrown.Task.WaitAsync(Longest);

        var other = new TaskCompletionSource();
        using var healthy = _subscriptions.Add(_run, () => Done(other));
        _subscriptions.Signal(_run);

        await other.Task.WaitAsync(Longest);
        await heard.Task.WaitAsync(Longest);
    }

    [Fact]
    public void A_subscriber_that_left_is_forgotten()
    {
        var first = _subscriptions.Add(_run, () => Task.CompletedTask);
        var second = _subscriptions.Add(Guid.NewGuid(), () => Task.CompletedTask);
        Assert.Equal(2, _subscriptions.Count);

        first.Dispose();
        first.Dispose();
        second.Dispose();

        Assert.Equal(0, _subscriptions.Count);
    }

    private static Task Done(TaskCompletionSource source)
    {
        source.TrySetResult();
        return Task.CompletedTask;
    }
}
