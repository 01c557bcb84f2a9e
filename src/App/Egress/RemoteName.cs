using System.Text;
using System.Text.RegularExpressions;
using Maru.Core.Text;

namespace Maru.App.Egress;

/// <summary>What to call a fetched file, and how to show an address without its secrets.</summary>
public static partial class RemoteName
{
    public static string Of(HttpResponseMessage response, Uri address)
    {
        var name = FromHeader(response) ?? Uri.UnescapeDataString(address.Segments[^1].TrimEnd('/'));
        name = name.Replace('\\', '/').Split('/')[^1].Trim().Normalize(NormalizationForm.FormC);
        if (name.Length == 0) name = address.Host;
        return Path.GetExtension(name).Length is > 1 and <= 6 ? name : name + Extension(response);
    }

    // Korean servers often write the name's bytes as they are: UTF-8 or CP949.
    private static string? FromHeader(HttpResponseMessage response)
    {
        if (response.Content.Headers.ContentDisposition is { FileNameStar: { Length: > 0 } star }) return star;
        if (!response.Content.Headers.NonValidated.TryGetValues("Content-Disposition", out var values)) return null;
        var match = FileName().Match(values.ToString());
        if (!match.Success) return null;
        var written = match.Groups[1].Value.Length > 0 ? match.Groups[1].Value : match.Groups[2].Value.Trim();
        return Uri.UnescapeDataString(NameDecoding.FromLatin1(written));
    }

    private static string Extension(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant() switch
    {
        "application/json" or "text/json" => ".json",
        "application/geo+json" => ".geojson",
        "text/csv" or "application/csv" => ".csv",
        "application/xml" or "text/xml" => ".xml",
        "application/zip" => ".zip",
        "application/vnd.ms-excel" => ".xls",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => ".xlsx",
        _ => "",
    };

    /// <summary>What a collector is asked for, as <c>api:name?serviceKey=…</c>, without keys that somebody put into it.</summary>
    public static string Covered(string source) => SecretParameter().Replace(source, "$1***");

    /// <summary>The address with the values of keys, tokens and passwords replaced by ***.</summary>
    public static string WithoutKeys(Uri address)
    {
        var text = SecretParameter().Replace(address.GetComponents(UriComponents.SchemeAndServer | UriComponents.PathAndQuery, UriFormat.SafeUnescaped), "$1***");
        // Seoul's open data has its key as the first part of the path.
        return address.Host == "openapi.seoul.go.kr" && address.Segments.Length > 1
            ? text.Replace("/" + address.Segments[1], "/***" + (address.Segments[1].EndsWith('/') ? "/" : ""), StringComparison.Ordinal)
            : text;
    }

    [GeneratedRegex("filename\\s*=\\s*(?:\"([^\"]*)\"|([^;]*))", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex("([?&](?:[^=&]*(?:key(?!word)|token|secret|password|passwd|auth)[^=&]*|pw|pwd|pass|sig|signature|cert)=)[^&]*", RegexOptions.IgnoreCase)]
    private static partial Regex SecretParameter();
}
