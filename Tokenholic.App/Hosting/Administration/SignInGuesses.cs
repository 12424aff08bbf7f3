namespace Tokenholic.App.Hosting.Administration;

/// <summary>Counts wrong passphrases, in this process: five from one address, or fifty from all, and nobody may try for a quarter of an hour.</summary>
internal sealed class SignInGuesses(TimeProvider time)
{
    internal const int MostFromOne = 5;
    internal const int MostFromAll = 50;
    internal static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly List<(DateTimeOffset At, string Source)> _failures = [];

    internal bool IsLocked(string source)
    {
        lock (_lock)
        {
            _failures.RemoveAll(f => time.GetUtcNow() - f.At >= Window);
            return _failures.Count >= MostFromAll || _failures.Count(f => f.Source == source) >= MostFromOne;
        }
    }

    internal void Failed(string source)
    {
        lock (_lock)
        {
            _failures.Add((time.GetUtcNow(), source));
        }
    }

    /// <summary>Clears the address: whoever knows the passphrase may mistype it again.</summary>
    internal void Succeeded(string source)
    {
        lock (_lock)
        {
            _failures.RemoveAll(f => f.Source == source);
        }
    }
}
