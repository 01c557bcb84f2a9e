using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Maru.Web.Shell;

/// <summary>Serves <see cref="AssetLibrary"/> in the best encoding the browser takes.</summary>
internal static class AssetEndpoint
{
    private static readonly (string Encoding, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(AssetLibrary.Prefix + "{file}", [HttpMethods.Get, HttpMethods.Head], Serve).ExcludeFromDescription();

    private static async Task Serve(string file, HttpContext context, AssetLibrary library)
    {
        var type = library.ContentType(file);
        if (type is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var headers = context.Response.Headers;
        headers.CacheControl = "public, max-age=31536000, immutable";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.XContentTypeOptions = "nosniff";
        context.Response.ContentType = type;

        await using var body = OpenEncoded(file, context, library);
        context.Response.ContentLength = body.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await body.CopyToAsync(context.Response.Body, context.RequestAborted);
    }

    private static Stream OpenEncoded(string file, HttpContext context, AssetLibrary library)
    {
        var accepted = context.Request.GetTypedHeaders().AcceptEncoding;
        foreach (var (encoding, suffix) in Encodings)
        {
            if (!accepted.Any(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && value.Quality is not 0)) continue;
            if (library.Open(file + suffix) is not { } compressed) continue;
            context.Response.Headers.ContentEncoding = encoding;
            return compressed;
        }
        return library.Open(file)!;
    }
}
