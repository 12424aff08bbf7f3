namespace Tokenholic.App.Hosting;

/// <summary>Whose eyes the home page is for: a switch that a cookie remembers. It opens and closes nothing; there is no login behind it.</summary>
internal static class Roles
{
    internal const string Rep = "rep";
    internal const string Manager = "manager";
    internal const string Presales = "presales";
    internal const string Admin = "admin";

    /// <summary>The cookie that remembers the switch.</summary>
    internal const string Cookie = "role";

    internal static readonly IReadOnlyList<string> All = [Rep, Manager, Presales, Admin];

    internal static void MapRoleSwitch(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/role/set", (string? role, HttpContext context) =>
        {
            if (role is null || !All.Contains(role))
            {
                return Results.BadRequest();
            }

            context.Response.Cookies.Append(Cookie, role, new CookieOptions
            {
                Expires = DateTimeOffset.UtcNow.AddYears(1),
                SameSite = SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                HttpOnly = true,
                IsEssential = true,
            });
            return Results.LocalRedirect("/");
        });
}

/// <summary>The role of one circuit, from the request that opened it; whatever nobody knows is the rep.</summary>
internal sealed class RoleChoice
{
    private string? _cookie;

    /// <summary>The role, one of <see cref="Roles.All"/>.</summary>
    internal string Role => _cookie is { } role && Roles.All.Contains(role) ? role : Roles.Rep;

    internal void Take(string? cookie) => _cookie = cookie;
}
