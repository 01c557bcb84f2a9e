using System.Net;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Shell;

/// <summary>
/// Who may change data. There are no accounts yet, so only whoever sits at the machine Maru runs on: the connection comes from it, no proxy
/// handed it on, and the address typed is the machine itself (a foreign name that leads here is not).
/// </summary>
internal static class LocalUse
{
    private static readonly string[] ProxyMarks = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public static bool Is(HttpContext context) =>
        (context.Connection.RemoteIpAddress is not { } remote || IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote))
        && !ProxyMarks.Any(context.Request.Headers.ContainsKey)
        && IsThisMachine(context.Request.Host.Host);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
