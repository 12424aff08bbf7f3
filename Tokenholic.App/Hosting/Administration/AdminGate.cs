using Microsoft.AspNetCore.Http.HttpResults;
using Tokenholic.App.Components.Documents;
using Tokenholic.App.Components.Layout;

namespace Tokenholic.App.Hosting.Administration;

/// <summary>
/// Guards everything under /admin by its path, whoever adds a page there: requests here, navigation inside a circuit in
/// <see cref="AdminOnly"/>.
/// </summary>
internal static class AdminGate
{
    /// <summary>The path that is guarded.</summary>
    internal const string Path = "/admin";

    private const string SignIn = Path + "/sign-in";
    private const int LongestName = 40;

    internal static IServiceCollection AddAdministration(this IServiceCollection services)
    {
        services.AddSingleton<AdminAccess>();
        services.AddScoped<AdminSession>();
        return services;
    }

    internal static IApplicationBuilder UseAdminGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase)
            || (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.Equals(SignIn, StringComparison.OrdinalIgnoreCase))
            || context.RequestServices.GetRequiredService<AdminAccess>().WhoOf(context.Request.Cookies[AdminAccess.Cookie]) is not null)
        {
            return next(context);
        }

        return AskAsync(context, wrong: false);
    });

    internal static void MapAdministration(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Path, () => Results.LocalRedirect(Path + "/server"));
        endpoints.MapPost(SignIn, EnterAsync).DisableAntiforgery(); // a form of its own, guarded by its origin; there is no session yet
        endpoints.MapPost(Path + "/sign-out", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(AdminAccess.Cookie);
            return Results.LocalRedirect("/");
        }).DisableAntiforgery();
    }

    private static async Task EnterAsync(HttpContext context, AdminAccess access, ILoggerFactory loggers)
    {
        if (!IsOurs(context.Request) || !context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var who = new string([.. form["who"].ToString().Where(c => !char.IsControl(c)).Take(LongestName)]).Trim();
        if (await access.TryEnterAsync(form["passphrase"].ToString(), who.Length > 0 ? who : "admin", context.Connection.RemoteIpAddress, context.RequestAborted) is not { } token)
        {
            loggers.CreateLogger(typeof(AdminGate)).LogWarning("A wrong administration passphrase from {Address}", context.Connection.RemoteIpAddress);
            await AskAsync(context, wrong: true, form["return"].ToString());
            return;
        }

        context.Response.Cookies.Append(AdminAccess.Cookie, token, new CookieOptions
        {
            HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, MaxAge = AdminAccess.Lifetime, IsEssential = true,
        });
        var target = form["return"].ToString();
        context.Response.Redirect(Cultures.IsLocalPath(target) ? target : Path + "/models");
    }

    private static bool IsOurs(HttpRequest request) =>
        string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static async Task AskAsync(HttpContext context, bool wrong, string? target = null)
    {
        var access = context.RequestServices.GetRequiredService<AdminAccess>();
        var locked = await access.IsLockedOutAsync(context.Connection.RemoteIpAddress, context.RequestAborted);
        target ??= context.Request.Path + context.Request.QueryString;
        var page = new RazorComponentResult<AdminDocument>(new { access.Door, Wrong = wrong, Locked = locked, Return = Cultures.IsLocalPath(target) ? target : Path + "/models" })
        {
            StatusCode = locked ? StatusCodes.Status429TooManyRequests : access.Door is AdminDoor.Locked ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
        };
        await page.ExecuteAsync(context);
    }
}
