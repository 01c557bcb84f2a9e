using System.Globalization;
using Maru.Web.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Shell;

/// <summary>Keeps text size, colours and language in the reader's cookies and goes back to the page they came from.</summary>
internal static class SettingsEndpoint
{
    public const string Path = "/display";

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet(Path, Keep).ExcludeFromDescription();

    private static IResult Keep(HttpContext context, string? size, string? mode, string? back)
    {
        if (Viewer.ParseTextSize(size) is { } percent) Set(context, Viewer.TextSizeCookie, percent.ToString(CultureInfo.InvariantCulture));
        if (Viewer.ParseMode(mode) is { } chosen) Set(context, Viewer.ModeCookie, chosen.ToString().ToLowerInvariant());
        return Results.LocalRedirect(IsLocal(back) ? back! : "/");
    }

    /// <summary>Remembers a language asked for by <c>?lang=</c>, so that the links of the page need not carry it.</summary>
    public static Task RememberLanguage(HttpContext context, Func<Task> next)
    {
        if (LanguageCode.Parse(context.Request.Query["lang"]) is { } language) Set(context, Viewer.LanguageCookie, LanguageCode.Of(language));
        return next();
    }

    private static void Set(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365),
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        Path = "/",
    });

    // "//host" and "/\host" lead out of the site in browsers.
    private static bool IsLocal(string? path) => path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl);
}
