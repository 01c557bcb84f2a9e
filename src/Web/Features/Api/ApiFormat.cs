using Maru.App.Export;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>The formats rows are answered in.</summary>
internal static class ApiFormat
{
    /// <summary>A page with counts; the default.</summary>
    public const string Json = "json";

    private static readonly (string MediaType, string Format)[] MediaTypes =
    [
        ("application/json", Json),
        ("application/jsonl", "jsonl"),
        ("application/x-ndjson", "jsonl"),
        ("text/csv", "csv"),
        ("application/geo+json", "geojson"),
        ("application/vnd.apache.parquet", "parquet"),
    ];

    /// <summary><c>format</c> if given, else what Accept likes best; json when it takes anything.</summary>
    /// <exception cref="ApiProblem">The client takes none of them.</exception>
    public static string Of(HttpRequest request, params ReadOnlySpan<string> offered)
    {
        if (request.Query["format"] is [{ Length: > 0 } named, ..])
        {
            if (offered.Contains(named.ToLowerInvariant())) return named.ToLowerInvariant();
            throw new Core.InputException(
                new($"format 값이 \"{named}\"입니다.", $"format is \"{named}\"."),
                new($"쓸 수 있는 값: {string.Join(", ", offered)}", $"Expected: {string.Join(", ", offered)}"), $"format={named}");
        }
        return FromAccept(request, offered);
    }

    /// <summary>The export format of the same name; json is none.</summary>
    public static ExportFormat Export(string format) => ExportFormat.Find(format, "format");

    private static string FromAccept(HttpRequest request, ReadOnlySpan<string> offered)
    {
        var accept = request.GetTypedHeaders().Accept;
        if (accept.Count == 0) return Json;
        foreach (var wanted in accept.Where(a => (a.Quality ?? 1) > 0).OrderByDescending(a => a.Quality ?? 1))
        {
            if (wanted.MatchesAllTypes || wanted.MediaType.Equals("application/*", StringComparison.OrdinalIgnoreCase)) return Json;
            foreach (var (mediaType, format) in MediaTypes)
                if (wanted.MediaType.Equals(mediaType, StringComparison.OrdinalIgnoreCase) && offered.Contains(format)) return format;
            // A browser asks for a page first; what it can show of an API is JSON.
            if (wanted.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase)) return Json;
        }
        throw ApiProblem.NotAcceptable(request.Headers.Accept.ToString());
    }
}
