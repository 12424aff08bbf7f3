using System.Globalization;

namespace Tokenholic.Tests.App.Shared;

/// <summary>Runs what is inside <c>using</c> in a language of the screen.</summary>
internal sealed class UseCulture : IDisposable
{
    private readonly CultureInfo _before = CultureInfo.CurrentUICulture;

    public UseCulture(string name) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
