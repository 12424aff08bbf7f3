namespace Tokenholic.App.Sample;

/// <summary>The same site for people, under <c>/sample/</c> of the app, so that a quote's source can be opened.</summary>
internal static class SampleEndpoints
{
    // Sandboxed: its scripts run in an origin of their own and reach nothing of the app.
    private const string Policy = "sandbox allow-scripts; default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'";

    internal static void MapSampleSite(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/sample/{**path}", [HttpMethods.Get, HttpMethods.Head], (HttpContext context, string? path) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            // A sandboxed page has no origin, so its own list of news counts as somebody else's.
            context.Response.Headers.AccessControlAllowOrigin = "*";
            var folder = context.Request.Path.Value!.EndsWith('/') && !string.IsNullOrEmpty(path) && !path.EndsWith('/') ? path + "/" : path;
            return string.IsNullOrEmpty(path) && !context.Request.Path.Value.EndsWith('/')
                ? Results.LocalRedirect("/sample/").ExecuteAsync(context)
                : SampleFiles.SendAsync(context, folder ?? "");
        });
}
