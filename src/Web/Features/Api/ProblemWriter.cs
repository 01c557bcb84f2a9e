using System.Text.Json;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>
/// Every error of the API in one shape (RFC 9457): <c>type, title, status, detail, instance</c>, and of our own <c>code, where</c>,
/// <c>problem</c> (found and expected) and <c>todo</c>, each in Korean and English.
/// </summary>
internal static class ProblemWriter
{
    public const string ContentType = "application/problem+json";

    public static async Task Write(HttpContext http, int status, string code, InputException error)
    {
        var language = Language(http.Request);
        http.Response.Clear();
        SecurityHeaders.Set(http.Response.Headers);
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized) http.Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        http.Response.ContentType = ContentType;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonCells.Options)) WriteBody(json, http.Request, status, code, error, language);
        http.Response.ContentLength = buffer.Length;
        await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }

    /// <summary><c>lang</c> if given, else the first of Accept-Language that is ours; Korean by default.</summary>
    public static string Language(HttpRequest request)
    {
        if (request.Query["lang"] is [{ } asked, ..]) return asked == "en" ? "en" : "ko";
        foreach (var language in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1))
        {
            if (language.Value.StartsWith("ko", StringComparison.OrdinalIgnoreCase)) return "ko";
            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return "en";
        }
        return "ko";
    }

    private static void WriteBody(Utf8JsonWriter json, HttpRequest request, int status, string code, InputException error, string language)
    {
        json.WriteStartObject();
        json.WriteString("type", request.PathBase + (ApiProblemType.Find(code) ?? throw new InvalidOperationException($"The problem {code} is not declared in {nameof(ApiProblemType)}.")).Address);
        json.WriteString("title", Title(status).In(language));
        json.WriteNumber("status", status);
        json.WriteString("detail", error.In(language));
        json.WriteString("instance", request.PathBase + request.Path);
        json.WriteString("code", code);
        if (error.Where is not null) json.WriteString("where", error.Where);
        WriteBoth(json, "problem", error.Problem);
        if (error.Todo is { } todo) WriteBoth(json, "todo", todo);
        json.WriteEndObject();
    }

    private static void WriteBoth(Utf8JsonWriter json, string name, Bilingual text)
    {
        json.WriteStartObject(name);
        json.WriteString("ko", text.Ko);
        json.WriteString("en", text.En);
        json.WriteEndObject();
    }

    private static Bilingual Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new("요청을 고쳐 주세요", "The request needs mending"),
        StatusCodes.Status401Unauthorized => new("키를 확인해 주세요", "Check your key"),
        StatusCodes.Status403Forbidden => new("볼 수 없는 데이터입니다", "You may not see this"),
        StatusCodes.Status404NotFound => new("찾을 수 없습니다", "Not found"),
        StatusCodes.Status406NotAcceptable => new("답할 수 없는 형식입니다", "Not a format we answer in"),
        StatusCodes.Status413PayloadTooLarge => new("너무 큽니다", "Too large"),
        StatusCodes.Status503ServiceUnavailable => new("지금은 받을 수 없습니다", "Not now"),
        _ => new("서버에서 문제가 생겼습니다", "Something went wrong here"),
    };
}
