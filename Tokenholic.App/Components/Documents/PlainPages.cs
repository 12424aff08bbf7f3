using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Tokenholic.App.Hosting;

namespace Tokenholic.App.Components.Documents;

/// <summary>Answers with a page that needs no circuit when an address leads nowhere, a request fails, or the app is not ready.</summary>
internal static class PlainPages
{
    internal static IApplicationBuilder UsePlainPages(this IApplicationBuilder app) => app
        .UseExceptionHandler(failed => failed.Run(FailedAsync))
        .UseStatusCodePages(context => context.HttpContext.Response.StatusCode is StatusCodes.Status404NotFound
            ? new RazorComponentResult<NotFoundDocument>().ExecuteAsync(context.HttpContext)
            : Task.CompletedTask)
        .Use(UntilReadyAsync);

    private static Task FailedAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error ?? new InvalidOperationException();
        var id = ErrorIds.Next();
        context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PlainPages)).LogError(exception, "Error {ErrorId} on {Path}", id, context.Request.Path);
        var page = new RazorComponentResult<ErrorDocument>(new { Exception = exception, ErrorId = id }) { StatusCode = exception is BadHttpRequestException refused ? refused.StatusCode : StatusCodes.Status500InternalServerError };
        return page.ExecuteAsync(context);
    }

    private static Task UntilReadyAsync(HttpContext context, RequestDelegate next)
    {
        var ready = context.RequestServices.GetRequiredService<StartupState>().Ready;
        if (ready || context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
        {
            return next(context);
        }

        context.Response.Headers.RetryAfter = "5";
        var page = new RazorComponentResult<StartupDocument> { StatusCode = StatusCodes.Status503ServiceUnavailable };
        return page.ExecuteAsync(context);
    }
}
