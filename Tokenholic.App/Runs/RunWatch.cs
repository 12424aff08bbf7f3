using Npgsql;
using Tokenholic.App.Storage;

namespace Tokenholic.App.Runs;

/// <summary>
/// Runs beside an execution: says every moment that it is alive, and ends its <see cref="Token"/> when the run is asked to
/// stop, when another execution has taken over, or when the process stops.
/// </summary>
internal sealed class RunWatch : IAsyncDisposable
{
    private readonly RunClaim _claim;
    private readonly TimeSpan _interval;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _work;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _look = new(0, 1);
    private readonly Task _watching;

    public RunWatch(RunClaim claim, TimeSpan interval, ILogger logger, CancellationToken stopping)
    {
        (_claim, _interval, _logger) = (claim, interval, logger);
        _work = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Token = _work.Token;
        _watching = WatchAsync(_end.Token);
    }

    /// <summary>Ends when the work shall end.</summary>
    public CancellationToken Token { get; }

    /// <summary>Somebody asked the run to stop.</summary>
    public bool CancelRequested { get; private set; }

    /// <summary>The run belongs to another execution now, or has ended.</summary>
    public bool Lost { get; private set; }

    /// <summary>Looks now rather than at the next interval.</summary>
    public void Look()
    {
        try
        {
            _look.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // it is about to look, or the work has ended
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
        _work.Dispose();
        _look.Dispose();
    }

    private async Task WatchAsync(CancellationToken end)
    {
        try
        {
            while (!CancelRequested && !Lost)
            {
                await _look.WaitAsync(_interval, end);
                await LookAsync(end);
            }

            await _work.CancelAsync();
            while (!Lost)
            {
                // the work is winding up; until it has, nobody else shall begin
                await Task.Delay(_interval, end);
                await LookAsync(end);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the work has ended
        }
    }

    private async Task LookAsync(CancellationToken end)
    {
        try
        {
            switch (await _claim.KeepAsync(end))
            {
                case null:
                    Lost = true;
                    break;
                case true:
                    CancelRequested = true;
                    break;
            }
        }
        catch (NpgsqlException e)
        {
            // the work itself waits for the database; a claim that is not renewed is not lost as long as nobody takes it
            _logger.LogDebug(e, "The database does not answer");
        }
    }
}
