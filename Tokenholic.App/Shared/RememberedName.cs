using Microsoft.JSInterop;

namespace Tokenholic.App.Shared;

/// <summary>There is no sign-in: people name themselves once, and their browser remembers it.</summary>
internal sealed class RememberedName(IJSRuntime js) : IAsyncDisposable
{
    private IJSObjectReference? _module;

    /// <summary>The name; empty where nobody gave one, or the browser is away.</summary>
    internal async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await (await ModuleAsync(cancellationToken)).InvokeAsync<string?>("name", cancellationToken))?.Trim() ?? "";
        }
        catch (Exception e) when (e is JSException or JSDisconnectedException or OperationCanceledException)
        {
            return "";
        }
    }

    /// <summary>Remembers it.</summary>
    internal async Task KeepAsync(string name, CancellationToken cancellationToken) => await (await ModuleAsync(cancellationToken)).InvokeVoidAsync("remember", cancellationToken, name);

    public async ValueTask DisposeAsync()
    {
        if (_module is not null)
        {
            await _module.DisposeQuietlyAsync();
        }
    }

    private async Task<IJSObjectReference> ModuleAsync(CancellationToken cancellationToken) =>
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", cancellationToken, "./Shared/NameInput.razor.js");
}
