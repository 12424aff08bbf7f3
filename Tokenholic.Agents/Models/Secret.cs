namespace Tokenholic.Agents.Models;

/// <summary>A key that prints as its last four characters wherever it is printed; only <see cref="Reveal"/> tells it.</summary>
public sealed class Secret(string value)
{
    /// <summary>The key itself, for the request to its provider.</summary>
    public string Reveal() => value;

    /// <summary>The last four characters of a key that is long enough to spare them.</summary>
    public string LastFour => value.Length >= 12 ? value[^4..] : "";

    /// <inheritdoc/>
    public override string ToString() => "••••" + LastFour;
}
