using System.Net;
using Maru.App.Access.SignOn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Maru.Web.Shell;

/// <summary>
/// Whose request it is that a proxy hands on: believed of the proxies that <c>sign-on.yaml</c> names, each hop of them, and of nobody else. What
/// others write into these headers changes nothing; see <see cref="LocalUse"/> for what it closes.
/// </summary>
internal sealed class TrustedProxies(SignOnFile file, ILoggerFactory logs)
{
    private readonly Lock _making = new();
    private (SignOnSettings Settings, ForwardedHeadersMiddleware? Middleware)? _made;

    public Task Apply(HttpContext http, RequestDelegate next)
    {
        http.Items[typeof(TrustedProxies)] = next;
        return Middleware() is { } middleware ? middleware.Invoke(http) : next(http);
    }

    private ForwardedHeadersMiddleware? Middleware()
    {
        var settings = file.Settings;
        lock (_making)
        {
            if (_made is { } made && made.Settings == settings) return made.Middleware;
            _made = (settings, Make(settings.Proxies));
            return _made.Value.Middleware;
        }
    }

    // With no proxy named the framework would believe everybody.
    private ForwardedHeadersMiddleware? Make(List<string> proxies)
    {
        if (proxies.Count == 0) return null;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            if (IPAddress.TryParse(proxy, out var address)) options.KnownProxies.Add(address);
            else options.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(proxy));
        return new(http => ((RequestDelegate)http.Items[typeof(TrustedProxies)]!)(http), logs, Options.Create(options));
    }
}
