using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Tokenholic.App.Runs;

/// <summary>Who wants to hear of which run in this process.</summary>
internal sealed class RunSubscriptions(ILogger<RunSubscriptions> logger)
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentDictionary<Subscription, Guid> _all = new();

    public int Count => _all.Count;

    public IDisposable Add(Guid runId, Func<Task> changed)
    {
        var subscription = new Subscription(this, changed);
        _all[subscription] = runId;
        subscription.Signal(); // what happened between the subscriber's first look and now
        return subscription;
    }

    public void Signal(Guid runId)
    {
        foreach (var (subscription, id) in _all)
        {
            if (id == runId)
            {
                subscription.Signal();
            }
        }
    }

    public void SignalAll()
    {
        foreach (var subscription in _all.Keys)
        {
            subscription.Signal();
        }
    }

    private sealed class Subscription : IDisposable
    {
        private readonly RunSubscriptions _owner;
        private readonly Func<Task> _changed;

        // one pending signal is enough: who comes late reads everything
        private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
        private readonly CancellationTokenSource _ended = new();

        public Subscription(RunSubscriptions owner, Func<Task> changed)
        {
            (_owner, _changed) = (owner, changed);

            // Task.Run takes the subscriber's ExecutionContext along, and with it the culture its screen is rendered in:
            // called from the thread of a notification the page would turn to another language.
            _ = Task.Run(ListenAsync);
        }

        public void Signal() => _signals.Writer.TryWrite(true);

        public void Dispose()
        {
            if (_owner._all.TryRemove(this, out _))
            {
                _signals.Writer.TryComplete();
                _ended.Cancel();
                _ended.Dispose();
            }
        }

        private async Task ListenAsync()
        {
            var ended = _ended.Token;
            try
            {
                while (await _signals.Reader.WaitToReadAsync(ended))
                {
                    _signals.Reader.TryRead(out _);
                    await CallAsync(ended);
                    await Task.Delay(Pace, ended);
                }
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                // the subscriber has left
            }
        }

        private async Task CallAsync(CancellationToken ended)
        {
            try
            {
                await _changed();
            }
            catch (OperationCanceledException) when (ended.IsCancellationRequested)
            {
                // the subscriber has left in the middle of it
            }
            catch (Exception e)
            {
                _owner.Failed(e); // its own affair: the others must still hear
            }
        }
    }

    private void Failed(Exception e) => logger.LogWarning(e, "A subscriber of a run failed");
}
