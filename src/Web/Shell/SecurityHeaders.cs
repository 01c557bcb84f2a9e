using Maru.App.Boards;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Shell;

/// <summary>Everything a page needs comes from its own host; nothing inline runs.</summary>
internal static class SecurityHeaders
{
    // data: and blob: pictures and blob: workers are what MapLibre makes for itself; it loads nothing from elsewhere.
    public const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    private const string ForFrames = "/embed/boards";

    public static Task Add(HttpContext context, Func<Task> next)
    {
        Set(context.Response.Headers);
        // Boards are held in frames by the sites a data lead named, nothing else is.
        if (context.Request.Path.StartsWithSegments(ForFrames, StringComparison.Ordinal) && context.RequestServices.GetService<EmbedSites>()?.All is { Count: > 0 } sites)
            context.Response.Headers.ContentSecurityPolicy = $"{ContentPolicy} {string.Join(' ', sites)}";
        return next();
    }

    /// <summary>For answers that cleared what was set before.</summary>
    public static void Set(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self)";
    }
}
