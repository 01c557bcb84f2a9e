using System.Security.Cryptography;
using System.Text;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Web.Features.Api;

/// <summary>The ETag of an answer made from one version: the same version, title, visible columns with their units, query, format and encoding give the same bytes.</summary>
internal static class VersionTag
{
    /// <summary>Sets ETag, Last-Modified and Cache-Control; true when the client has this answer already and 304 was set.</summary>
    public static bool Matches(HttpContext http, VersionManifest manifest, string title, string format)
    {
        var tag = new EntityTagHeaderValue($"\"{Compute(http.Request, manifest, title, format)}\"");
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = manifest.CollectedAt;
        http.Response.Headers.CacheControl = "no-cache";
        if (!http.Request.GetTypedHeaders().IfNoneMatch.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(tag, useStrongComparison: false)))
            return false;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private static string Compute(HttpRequest request, VersionManifest manifest, string title, string format)
    {
        var canonical = new StringBuilder()
            .Append(manifest.Dataset).Append('\n').Append(manifest.Version).Append('\n').Append(manifest.Source.Sha256).Append('\n').Append(manifest.RowFilter).Append('\n').Append(title).Append('\n')
            .Append(request.Path).Append(request.QueryString).Append('\n').Append(format).Append('\n').Append(ResponseBody.Encoding(request));
        foreach (var column in manifest.Columns.Where(c => !c.Closed)) canonical.Append('\n').Append(column.Name).Append('\t').Append(column.Unit).Append('\t').Append(column.Role);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())).AsSpan(0, 12));
    }
}
