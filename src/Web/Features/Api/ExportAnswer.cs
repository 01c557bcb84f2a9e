using System.Globalization;
using Maru.App.Export;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Maru.Web.Features.Api;

/// <summary>
/// Answers with rows in a file format: streamed where the format can be, from a file where its headers need the whole first
/// (Parquet; CP949, which says how many characters it had to replace).
/// </summary>
internal sealed class ExportAnswer(RowReader reader, DatasetExport exports, DataHome home)
{
    /// <param name="fileName">Name to save under; null when the answer is for a program.</param>
    public async Task Write(HttpContext http, VersionManifest manifest, RowQuery query, ExportFormat format, bool guardFormulas, string? fileName)
    {
        if (format == ExportFormat.GeoJson && !query.Grouped && query.Select.Count == 0 && !PlaceColumns.Exist(manifest.Columns)) throw GeoJsonWriter.NoPlace();
        if (VersionTag.Matches(http, manifest, fileName ?? "", format.Id)) return;
        http.Response.ContentType = format.ContentType;
        if (fileName is not null) SetFileName(http.Response, fileName, manifest, format);
        CountHeaders.Set(http.Response, manifest, reader.Count(manifest, query, http.RequestAborted));
        var options = new ExportOptions(guardFormulas, fileName is null ? null : Path.GetFileNameWithoutExtension(fileName));
        if (exports.StoredFile(manifest, query, format) is { } stored) await Results.File(stored, format.ContentType, enableRangeProcessing: true).ExecuteAsync(http);
        else if (format == ExportFormat.Parquet || format == ExportFormat.CsvCp949) await FromFile(http, manifest, query, format, options);
        else await Stream(http, manifest, query, format, options);
    }

    /// <summary><c>guard=formulas</c> or <c>guard=none</c>.</summary>
    public static bool Guard(HttpRequest request, bool otherwise) => request.Query["guard"].FirstOrDefault() switch
    {
        null or "" => otherwise,
        "formulas" => true,
        "none" => false,
        var other => throw new Core.InputException(
            new($"guard 값이 \"{other}\"입니다.", $"guard is \"{other}\"."),
            new("쓸 수 있는 값: formulas, none", "Expected: formulas, none"), $"guard={other}"),
    };

    private async Task Stream(HttpContext http, VersionManifest manifest, RowQuery query, ExportFormat format, ExportOptions options)
    {
        using var rows = HttpMethods.IsHead(http.Request.Method) ? null : reader.Open(manifest, query, http.RequestAborted);
        if (rows is not null && format == ExportFormat.GeoJson && !PlaceColumns.Of(rows.Columns).Found) throw GeoJsonWriter.NoPlace();
        using var body = ResponseBody.Open(http, compress: format != ExportFormat.Xlsx);
        if (rows is null) return;
        await DatasetExport.ToStream(rows, format, body, body.SendAsync, options);
        await body.FinishAsync();
    }

    private async Task FromFile(HttpContext http, VersionManifest manifest, RowQuery query, ExportFormat format, ExportOptions options)
    {
        if (HttpMethods.IsHead(http.Request.Method)) return;
        Directory.CreateDirectory(home.Work);
        var path = Path.Combine(home.Work, $"export-{Guid.NewGuid():N}.{format.Extension}");
        try
        {
            var result = await exports.ToFile(manifest, query, format, path, options, http.RequestAborted);
            if (result.Substituted > 0) http.Response.Headers["Maru-Substituted-Characters"] = result.Substituted.ToString(CultureInfo.InvariantCulture);
            http.Response.ContentLength = new FileInfo(path).Length;
            await http.Response.SendFileAsync(path, http.RequestAborted);
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static void SetFileName(HttpResponse response, string fileName, VersionManifest manifest, ExportFormat format) =>
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            // For clients from before RFC 5987; all others take the Korean name.
            FileName = string.Create(CultureInfo.InvariantCulture, $"dataset-v{manifest.Version}.{format.Extension}"),
            FileNameStar = fileName,
        }.ToString();
}
