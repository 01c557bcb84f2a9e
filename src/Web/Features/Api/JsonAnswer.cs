using System.Security.Cryptography;
using System.Text.Json;
using Maru.App.Rows.ResultWriters;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Web.Features.Api;

/// <summary>A JSON document made whole in memory before it leaves: its ETag is the hash of its bytes.</summary>
internal static class JsonAnswer
{
    public static async Task Write(HttpContext http, Action<Utf8JsonWriter> write, string contentType = "application/json; charset=utf-8")
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonCells.Options)) write(json);
        var bytes = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 12))}{ResponseBody.Encoding(http.Request)}\"");
        http.Response.GetTypedHeaders().ETag = tag;
        http.Response.Headers.CacheControl = "no-cache";
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(given => given.Equals(EntityTagHeaderValue.Any) || given.Compare(tag, useStrongComparison: false)))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        await Send(http, contentType, bytes);
    }

    /// <summary>Sends bytes that are ready; HEAD gets the headers only.</summary>
    public static async Task Send(HttpContext http, string contentType, ReadOnlyMemory<byte> bytes)
    {
        http.Response.ContentType = contentType;
        var encoded = ResponseBody.Encoding(http.Request) is not null && bytes.Length > 1024;
        if (!encoded) http.Response.ContentLength = bytes.Length;
        using var body = ResponseBody.Open(http, compress: encoded);
        if (HttpMethods.IsHead(http.Request.Method)) return;
        body.Write(bytes.Span);
        await body.FinishAsync();
    }
}
