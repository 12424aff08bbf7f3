using Microsoft.JSInterop;

namespace Tokenholic.App.Shared;

/// <summary>Script modules beside their components.</summary>
internal static class JsModules
{
    /// <summary>Lets go of a module; when the tab is gone the module went with it.</summary>
    internal static async ValueTask DisposeQuietlyAsync(this IJSObjectReference module)
    {
        try
        {
            await module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // Nothing is left to dispose.
        }
    }
}
