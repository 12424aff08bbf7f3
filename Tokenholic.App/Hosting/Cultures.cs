using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Tokenholic.Knowledge;

namespace Tokenholic.App.Hosting;

/// <summary>The two languages: Chinese unless a cookie or the browser says English.</summary>
internal static class Cultures
{
    internal const string Chinese = "zh-CN";
    internal const string English = "en-US";

    internal static IServiceCollection AddCultures(this IServiceCollection services)
    {
        services.AddLocalization();
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SetDefaultCulture(Chinese).AddSupportedCultures(Chinese, English).AddSupportedUICultures(Chinese, English);
            // The circuit's culture comes from the WebSocket request, which carries cookies but no query string.
            options.RequestCultureProviders =
            [
                new CookieRequestCultureProvider { Options = options },
                new CustomRequestCultureProvider(context => Task.FromResult(FromBrowser(context.Request))),
            ];
        });
        return services;
    }

    internal static IApplicationBuilder UseCultures(this IApplicationBuilder app) =>
        app.UseRequestLocalization(app.ApplicationServices.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value);

    internal static void MapCultureSwitch(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/culture/set", (string? culture, string? redirectUri, HttpContext context) =>
        {
            if (culture is not (Chinese or English) || !IsLocalPath(redirectUri))
            {
                return Results.BadRequest();
            }

            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture));
            context.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, value, new CookieOptions
            {
                Expires = DateTimeOffset.UtcNow.AddYears(1),
                SameSite = Microsoft.AspNetCore.Http.SameSiteMode.Lax,
                Secure = context.Request.IsHttps,
                HttpOnly = true,
                IsEssential = true,
            });
            return Results.LocalRedirect(redirectUri!);
        });

    /// <summary>"/x" and nothing that a browser would read as another host: "//x", "/\x", control characters.</summary>
    internal static bool IsLocalPath(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);

    /// <summary>zh-anything is zh-CN and en-anything is en-US, by quality; the stock provider knows exact names only.</summary>
    private static ProviderCultureResult? FromBrowser(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language, StringWithQualityHeaderValueComparer.QualityComparer)
            .Select(language => Match(language.Value.Value))
            .FirstOrDefault(name => name is not null) is { } match
                ? new ProviderCultureResult(match)
                : null;

    private static string? Match(string? language) => language?.Split('-')[0].ToLowerInvariant() switch
    {
        "zh" => Chinese,
        "en" => English,
        _ => null,
    };

    /// <summary>The language that the current request or circuit does not use.</summary>
    internal static string Other => CultureInfo.CurrentUICulture.Name == English ? Chinese : English;

    /// <summary>The language that the current request or circuit uses.</summary>
    internal static ReplyLanguage Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? ReplyLanguage.En : ReplyLanguage.Zh;
}
