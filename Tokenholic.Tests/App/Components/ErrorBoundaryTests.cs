using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using Radzen;
using Tokenholic.App.Components.Layout;
using Tokenholic.App.Shared;
using Tokenholic.App.Storage;
using Tokenholic.Tests.App.Shared;

namespace Tokenholic.Tests.App.Components;

public sealed class ErrorBoundaryTests
{
    [Fact]
    public async Task A_page_that_fails_is_explained_and_the_next_page_gets_a_new_chance()
    {
        var log = new Lines();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log)).AddLocalization().AddShared().AddRadzenComponents();
        services.AddSingleton<NavigationManager, Navigation>().AddSingleton<IJSRuntime, NoScripts>();
        await using var provider = services.BuildServiceProvider();
        await using var renderer = new HtmlRenderer(provider, provider.GetRequiredService<ILoggerFactory>());
        using var _ = new UseCulture("zh-CN");

        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var screen = await renderer.RenderComponentAsync<Screen>();
            var failed = new HtmlParser().ParseDocument(screen.ToHtmlString());
            Assert.StartsWith("此间有人保存了新版本", failed.QuerySelector("main [role=alert] p")!.TextContent, StringComparison.Ordinal);
            var id = failed.QuerySelector(".error-id")!.TextContent["错误编号 ".Length..][..8];
            Assert.Contains(log, line => line.Contains(id, StringComparison.Ordinal));
            Assert.NotNull(failed.QuerySelector("nav a")); // the rest of the shell still stands

            Screen.Current!.Go(builder => builder.AddContent(0, "the next page"));

            Assert.Contains("the next page", new HtmlParser().ParseDocument(screen.ToHtmlString()).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        });
    }

    /// <summary>The layout with a first page that fails.</summary>
    private sealed class Screen : ComponentBase
    {
        private RenderFragment _body = builder =>
        {
            builder.OpenComponent<Failing>(0);
            builder.CloseComponent();
        };

        public static Screen? Current { get; private set; }

        public void Go(RenderFragment body)
        {
            _body = body;
            StateHasChanged();
        }

        protected override void OnInitialized() => Current = this;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<MainLayout>(0);
            builder.AddComponentParameter(1, nameof(LayoutComponentBase.Body), _body);
            builder.CloseComponent();
        }
    }

    private sealed class Failing : ComponentBase
    {
        protected override void OnInitialized() => throw new StaleVersionException(Guid.Empty, 1, 2);
    }

    private sealed class Navigation : NavigationManager
    {
        public Navigation() => Initialize("http://localhost/", "http://localhost/customers");
    }

    private sealed class NoScripts : IJSRuntime
    {
        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => throw new NotSupportedException(identifier);

        public ValueTask<TValue> InvokeAsync<TValue>(string identifier, CancellationToken cancellationToken, object?[]? args) => throw new NotSupportedException(identifier);
    }

    /// <summary>What was logged.</summary>
    private sealed class Lines : List<string>, ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));

        public void Dispose() => Clear();
    }
}
