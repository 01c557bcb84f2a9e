using Microsoft.AspNetCore.Http;

namespace Maru.Web.Shell;

/// <summary>Everything a page needs comes from its own host; nothing inline runs.</summary>
internal static class SecurityHeaders
{
    // data: and blob: pictures and blob: workers are what MapLibre makes for itself; it loads nothing from elsewhere.
    public const string ContentPolicy =
        "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; object-src 'none'; " +
        "base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

    public static Task Add(HttpContext context, Func<Task> next)
    {
        Set(context.Response.Headers);
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
