using System.Collections.Concurrent;

namespace Tokenholic.Knowledge.Sources.Crawling;

/// <summary>
/// Keeps requests to one host few and apart, whoever makes them: <paramref name="atOnce"/> at the same time, their starts at least
/// <paramref name="pause"/> apart, or as far as the host asks for up to <paramref name="maxPause"/>.
/// </summary>
public sealed class HostGate(int atOnce, TimeSpan pause, TimeSpan maxPause, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for its turn; the host is free for the next when the result is disposed.</summary>
    public async Task<IDisposable> EnterAsync(string host, TimeSpan? askedPause, CancellationToken cancellationToken)
    {
        var gate = _hosts.GetOrAdd(host, _ => new Host(atOnce));
        await gate.Places.WaitAsync(cancellationToken);
        try
        {
            var wait = gate.ReserveStart(time.GetUtcNow(), Pause(askedPause));
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, time, cancellationToken);
            return new Place(gate.Places);
        }
        catch
        {
            gate.Places.Release();
            throw;
        }
    }

    private TimeSpan Pause(TimeSpan? asked) => asked is not { } wanted || wanted < pause ? pause : wanted < maxPause ? wanted : maxPause;

    private sealed class Host(int atOnce)
    {
        private readonly Lock _lock = new();
        private DateTimeOffset _next;

        public SemaphoreSlim Places { get; } = new(atOnce);

        public TimeSpan ReserveStart(DateTimeOffset now, TimeSpan pause)
        {
            lock (_lock)
            {
                var start = _next > now ? _next : now;
                _next = start + pause;
                return start - now;
            }
        }
    }

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                places.Release();
        }
    }
}
