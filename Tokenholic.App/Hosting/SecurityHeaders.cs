namespace Tokenholic.App.Hosting;

/// <summary>Headers that tell the browser what our pages never do.</summary>
internal static class SecurityHeaders
{
    // style-src 'unsafe-inline': Radzen positions pop-ups, sizes columns and draws charts through style="…" attributes,
    // which neither a nonce nor a hash can cover. Scripts stay strict, and text that others wrote is never rendered as HTML.
    // connect-src needs no ws: because 'self' covers the WebSocket of our own origin.
    internal const string Policy =
        "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'; " +
        "script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'";

    internal static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the last moment: the exception handler clears headers, and the framework adds frame policies of its own.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            if (!headers.ContentSecurityPolicy.ToString().Contains("default-src", StringComparison.Ordinal))
            {
                headers.ContentSecurityPolicy = Policy; // the sample's site brings a stricter one
            }

            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin"); // a shared page, whose address is its key, sends none
            if (context.Request.IsHttps && !IsLoopback(context.Request.Host.Host))
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            return Task.CompletedTask;
        });
        return next(context);
    });

    // A browser told once to use https for localhost would do so for every program of that machine.
    private static bool IsLoopback(string host) => host is "localhost" or "[::1]" || host.StartsWith("127.", StringComparison.Ordinal);
}
