using Microsoft.JSInterop;

namespace Tokenholic.App.Shared;

/// <summary>
/// What a person has typed and not sent yet. The browser keeps every named field of a form marked
/// <c>data-draft="name"</c> while it is typed in, per tab, so it survives a language switch, a reload and a lost server;
/// the page asks for it in its first <c>OnAfterRenderAsync</c> and clears it once the form was sent.
/// </summary>
internal sealed class DraftStore(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? _module;

    /// <summary>The fields by their names; empty when nothing was typed.</summary>
    internal async Task<IReadOnlyDictionary<string, string>> LoadAsync(string name, CancellationToken cancellationToken = default) =>
        await (await ModuleAsync()).InvokeAsync<Dictionary<string, string>>("load", cancellationToken, name);

    /// <summary>Keeps fields that are not inputs of a form, such as what a page holds in memory.</summary>
    internal async Task SaveAsync(string name, IReadOnlyDictionary<string, string> fields, CancellationToken cancellationToken = default) =>
        await (await ModuleAsync()).InvokeVoidAsync("save", cancellationToken, name, fields);

    /// <summary>Forgets the draft.</summary>
    internal async Task ClearAsync(string name, CancellationToken cancellationToken = default) =>
        await (await ModuleAsync()).InvokeVoidAsync("clear", cancellationToken, name);

    private Task<IJSObjectReference> ModuleAsync() => _module ??= js.InvokeAsync<IJSObjectReference>("import", "./js/drafts.js").AsTask();

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_module is not null)
            {
                await (await _module).DisposeAsync();
            }
        }
        catch (Exception e) when (e is JSDisconnectedException or JSException or OperationCanceledException)
        {
            // The tab is gone, and the module with it.
        }
    }
}
