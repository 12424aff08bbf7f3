using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Tokenholic.App.Features.BattleMap.NewMap;

/// <summary>
/// The form's fields stay in the browser until it is sent, and then come as one stream: no paste is too long for the circuit,
/// and nothing typed depends on it (NewMapFields.razor.js).
/// </summary>
internal sealed class FormFields(IJSObjectReference module)
{
    // Two texts of the largest source, every character as long as JSON can make it.
    private const long Most = 64L * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Brings back what was typed before a reload, files included.</summary>
    internal ValueTask RestoreAsync(ElementReference form, CancellationToken cancellationToken) =>
        module.InvokeVoidAsync("restore", cancellationToken, form);

    /// <summary>The fields; null when they are larger than any form of ours can be.</summary>
    internal async Task<NewMapInput?> ReadAsync(ElementReference form, CancellationToken cancellationToken)
    {
        await using var reference = await module.InvokeAsync<IJSStreamReference>("read", cancellationToken, form);
        if (reference.Length > Most)
        {
            return null;
        }

        await using var stream = await reference.OpenReadStreamAsync(Most, cancellationToken);
        return await JsonSerializer.DeserializeAsync<NewMapInput>(stream, Json, cancellationToken);
    }

    internal ValueTask FillAsync(ElementReference form, string field, string value, CancellationToken cancellationToken) =>
        module.InvokeVoidAsync("fill", cancellationToken, form, field, value);

    /// <summary>Puts the cursor into the first field that is wrong.</summary>
    internal ValueTask FocusAsync(ElementReference form, string field, CancellationToken cancellationToken) =>
        module.InvokeVoidAsync("focusField", cancellationToken, form, field);

    internal ValueTask ForgetFileAsync(ElementReference form, string name, CancellationToken cancellationToken) =>
        module.InvokeVoidAsync("forgetFile", cancellationToken, form, name);

    /// <summary>Forgets the draft once the form was sent.</summary>
    internal ValueTask ForgetAsync(ElementReference form, CancellationToken cancellationToken) =>
        module.InvokeVoidAsync("forget", cancellationToken, form);
}
