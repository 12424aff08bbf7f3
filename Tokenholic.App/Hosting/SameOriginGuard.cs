using Microsoft.Extensions.Primitives;

namespace Tokenholic.App.Hosting;

/// <summary>
/// Lets only our own pages open a circuit. Browsers apply no same-origin rule to WebSockets and antiforgery tokens are not
/// on them, so without this any web page could drive the app through its visitor's browser.
/// </summary>
internal static class SameOriginGuard
{
    internal static IApplicationBuilder UseSameOriginGuard(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || IsAllowed(context))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsAllowed(HttpContext context)
    {
        var origin = context.Request.Headers.Origin;
        if (StringValues.IsNullOrEmpty(origin))
        {
            // Browsers always send an origin when they upgrade or post; scripts and style sheets under the path carry none.
            return !context.WebSockets.IsWebSocketRequest && HttpMethods.IsGet(context.Request.Method)
                && !context.Request.Headers.Upgrade.Any(value => string.Equals(value, "websocket", StringComparison.OrdinalIgnoreCase));
        }

        return string.Equals(origin, $"{context.Request.Scheme}://{context.Request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
