using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.JSInterop;
using Tokenholic.App.Shared;

namespace Tokenholic.Tests.App.Features;

/// <summary>Renders a component to markup without a browser, in the language asked for.</summary>
internal static class Markup
{
    public static async Task<IHtmlDocument> RenderAsync<TComponent>(Dictionary<string, object?> parameters, string language = "zh-CN", string address = "http://localhost/")
        where TComponent : IComponent =>
        new HtmlParser().ParseDocument(await TextAsync<TComponent>(parameters, language, address));

    public static async Task<string> TextAsync<TComponent>(Dictionary<string, object?> parameters, string language, string address)
        where TComponent : IComponent
    {
        var services = new ServiceCollection();
        services.AddLogging().AddLocalization().AddShared();
        services.AddSingleton<NavigationManager>(new FixedNavigation(address));
        services.AddSingleton<IJSRuntime, NoScripts>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, NullLoggerFactory.Instance);
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return await renderer.Dispatcher.InvokeAsync(async () =>
                (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private sealed class FixedNavigation : NavigationManager
    {
        public FixedNavigation(string address) => Initialize("http://localhost/", address);
    }

    /// <summary>Static rendering never reaches the browser.</summary>
    private sealed class NoScripts : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException(identifier);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new NotSupportedException(identifier);
    }
}
