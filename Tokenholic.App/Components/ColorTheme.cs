namespace Tokenholic.App.Components;

/// <summary>Light, dark, or as the system says: a cookie that js/shell.js writes and the server reads, so the first paint is right.</summary>
internal static class ColorTheme
{
    internal const string Cookie = "tokenholic.theme";

    internal static string From(HttpContext context) => context.Request.Cookies[Cookie] switch
    {
        "light" => "light",
        "dark" => "dark",
        _ => "auto",
    };

    /// <summary>The media query under which the dark style sheets apply.</summary>
    internal static string DarkMedia(string theme) => theme switch
    {
        "light" => "not all",
        "dark" => "screen",
        _ => "screen and (prefers-color-scheme: dark)",
    };
}
