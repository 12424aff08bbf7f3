using Microsoft.Extensions.FileProviders;

namespace Tokenholic.App.Sample;

/// <summary>The files of the sample's web site, as a plain web server would send them.</summary>
internal static class SampleFiles
{
    // No charset: one page is GBK and says so itself, as old sites do.
    private static readonly Dictionary<string, string> ContentTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".html"] = "text/html",
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".json"] = "application/json",
        [".xml"] = "application/xml",
        [".txt"] = "text/plain",
    };

    private static readonly Lazy<PhysicalFileProvider> Files = new(() => new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "Sample", "Site")));

    /// <summary>Sends the file at <paramref name="path"/> (without a leading slash), a folder's index.html, or the site's own 404 page.</summary>
    public static async Task SendAsync(HttpContext context, string path)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var file = Find(path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path);
        if (file is null && Find(path + "/index.html") is not null)
        {
            // Links are relative: a folder's page must have the slash in its address.
            context.Response.Redirect(context.Request.PathBase + context.Request.Path + "/", permanent: true);
            return;
        }

        context.Response.StatusCode = file is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        file ??= Files.Value.GetFileInfo("404.html");
        context.Response.ContentType = ContentTypes[Path.GetExtension(file.Name)];
        context.Response.ContentLength = file.Length;
        context.Response.Headers.LastModified = file.LastModified.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            await context.Response.SendFileAsync(file, context.RequestAborted);
        }
    }

    private static IFileInfo? Find(string path) =>
        ContentTypes.ContainsKey(Path.GetExtension(path)) && Files.Value.GetFileInfo(path) is { Exists: true, IsDirectory: false } file ? file : null;
}
