using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Shell;

/// <summary>
/// The way in before there are accounts: whoever sits at the machine Maru runs on and was given the key. The connection comes from it, no proxy handed it on, the address typed is the machine itself (a foreign name that leads here is not), and the browser
/// holds the <see cref="DeskKey"/>. The key is what counts where a proxy hides that it is one; the rest keeps a lost key from being used from afar.
/// </summary>
internal static class LocalUse
{
    private static readonly string[] ProxyMarks = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via", "X-Original-For", "X-Original-Proto"];

    public static bool Is(HttpContext context) => IsHere(context) && context.RequestServices.GetService<DeskKey>()?.IsHeldBy(context.Request) == true;

    /// <summary>GET /desk?key=…: gives the browser its cookie and leads to the wizard, which says what is missing when the key is wrong.</summary>
    public static IResult Open(HttpContext context, DeskKey key, string? offered)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (IsHere(context) && key.Fits(offered))
            context.Response.Cookies.Append(DeskKey.Cookie, offered!, new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = TimeSpan.FromDays(30) });
        return Results.Redirect(Features.Import.ImportAddress.Start);
    }

    private static bool IsHere(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote))
        && !ProxyMarks.Any(context.Request.Headers.ContainsKey)
        && IsThisMachine(context.Request.Host.Host);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
