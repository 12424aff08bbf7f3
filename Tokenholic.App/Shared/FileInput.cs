using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Rendering;

namespace Tokenholic.App.Shared;

/// <summary>An <see cref="InputFile"/> that takes no file before the browser listens for it: one chosen in that moment would be lost without a word.</summary>
public sealed class FileInput : InputFile
{
    private bool _listens;

    /// <inheritdoc/>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        var given = AdditionalAttributes;
        if (!_listens)
        {
            AdditionalAttributes = new Dictionary<string, object>(given ?? new Dictionary<string, object>()) { ["disabled"] = true };
        }

        base.BuildRenderTree(builder);
        AdditionalAttributes = given;
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender); // has come back from the browser
        if (firstRender)
        {
            _listens = true;
            StateHasChanged();
        }
    }
}
