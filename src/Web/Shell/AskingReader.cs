using System.Security.Claims;
using Maru.App.Access;
using Maru.Web.Features.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Shell;

/// <summary>
/// Finds out at the start of every request who asks: by a key in its head, a session, a screen's token, or the key of the desk. Nothing is
/// read where none of them is there: the pages for everyone cost what they did.
/// </summary>
internal static class AskingReader
{
    public const string SessionCookie = "maru.session";
    public const string HalfCookie = "maru.half";
    public const string DisplayCookie = "maru.display";

    /// <summary>Held while somebody is at the OpenID provider.</summary>
    public const string SignOnCookie = "maru.signon";

    private const string Bearer = "Bearer ";
    private static readonly object s_key = new();

    public static Reader Reader(this HttpContext http) => http.Items[s_key] as Reader ?? App.Access.Reader.Anonymous;

    public static async Task Begin(HttpContext http, RequestDelegate next)
    {
        var reader = App.Access.Reader.Anonymous;
        var given = http.Request.Headers.Authorization.ToString();
        if (given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            // A key that is wrong is said to be wrong: silently less would look like less data.
            if (http.RequestServices.GetService<AccessKeys>()?.Find(given[Bearer.Length..].Trim(), http.Connection.RemoteIpAddress) is not { } holder)
            {
                await ProblemWriter.Write(http, StatusCodes.Status401Unauthorized, "invalid-key", AccessProblems.BadKey);
                return;
            }
            reader = holder;
        }
        else if (http.Request.Cookies.Count > 0)
        {
            reader = OfCookies(http);
        }
        http.Items[s_key] = reader;
        Asking.As(reader, http.Connection.RemoteIpAddress?.ToString());
        if (reader.Kind != ReaderKind.Anonymous) Personal(http, reader);
        await next(http);
    }

    /// <summary>Gives the browser a secret that only this site gets back, and no script reads.</summary>
    public static void Keep(HttpContext http, string cookie, string secret, TimeSpan? life = null) => http.Response.Cookies.Append(cookie, secret, Options(http, life));

    /// <summary>Signs a browser in: what it held before opens nothing any more.</summary>
    public static void Enter(HttpContext http, Sessions sessions, SignedIn signedIn)
    {
        if (http.Request.Cookies[SessionCookie] is { Length: > 0 } before) sessions.End(before);
        Forget(http, DisplayCookie);
        Keep(http, SessionCookie, signedIn.Secret);
    }

    public static void Forget(HttpContext http, string cookie) => http.Response.Cookies.Delete(cookie, Options(http, null));

    private static CookieOptions Options(HttpContext http, TimeSpan? life) =>
        new() { HttpOnly = true, IsEssential = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = "/", MaxAge = life };

    private static Reader OfCookies(HttpContext http)
    {
        var services = http.RequestServices;
        if (http.Request.Cookies[SessionCookie] is { Length: > 0 } secret && services.GetService<Sessions>()?.Find(secret) is { } signedIn) return signedIn;
        if (http.Request.Cookies[DisplayCookie] is { Length: > 0 } token && services.GetService<AccessKeys>()?.Find(token, http.Connection.RemoteIpAddress) is { Kind: ReaderKind.Display } screen) return screen;
        return LocalUse.Is(http) && services.GetService<Accounts>() is not { HasAdministrator: true } ? App.Access.Reader.Desk : App.Access.Reader.Anonymous;
    }

    private static void Personal(HttpContext http, Reader reader)
    {
        // Tokens of forms are bound to who is signed in: one that was given to somebody else fits nobody here.
        if (reader.Account is { } account && reader.Kind == ReaderKind.Account) http.User = new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account)], "maru"));
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            if (!http.Request.Path.StartsWithSegments(AssetLibrary.Prefix.TrimEnd('/')))
            {
                // What somebody in particular sees stays with them.
                headers.CacheControl = headers.CacheControl.ToString() is "no-cache" ? "private, no-cache" : "private, no-store";
                headers.Append("Vary", "Cookie, Authorization");
            }
            return Task.CompletedTask;
        });
    }
}
