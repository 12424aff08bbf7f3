namespace Tokenholic.App.Hosting;

/// <summary>Who is asking, as far as limits are concerned: an address or an API key, as there are no accounts.</summary>
public sealed class Visitor
{
    /// <summary>Empty where nobody is known, which is a visitor too.</summary>
    public string Name { get; internal set; } = "";
}
