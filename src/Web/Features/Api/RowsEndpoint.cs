using System.Globalization;
using System.Text.Json;
using Maru.App.Export;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>GET /api/v1/datasets/{id}/rows: a page as JSON, or all rows as a stream.</summary>
internal sealed class RowsEndpoint(ReadableVersions versions, RowReader reader, ExportAnswer exports)
{
    /// <summary>Parameters that are not about rows.</summary>
    public static readonly string[] OwnParameters = ["format", "version", "lang", "guard"];

    public async Task Answer(string id, HttpContext http)
    {
        if (SafeRows.Of(id, http, versions) is { } safe)
        {
            await SafeRows.Write(http, safe);
            return;
        }
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        var format = ApiFormat.Of(http.Request, ApiFormat.Json, "jsonl", "csv", "geojson", "parquet");
        var query = RowQueryReader.Read(ApiRequest.Parameters(http.Request), new RowSchema(manifest), OwnParameters);
        http.Response.Headers.Append("Vary", "Accept");
        if (format != ApiFormat.Json)
        {
            await exports.Write(http, manifest, query, ApiFormat.Export(format), guardFormulas: ExportAnswer.Guard(http.Request, false), fileName: null);
            return;
        }
        if (VersionTag.Matches(http, manifest, versions.Title(manifest), format)) return;
        try
        {
            await WritePage(http, manifest, query with { Limit = PageSize(query.Limit) });
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw ApiProblem.TooLong(RowReader.PageLimits.Time!.Value);
        }
    }

    private static int PageSize(int? limit)
    {
        if (limit is null) return RowQuery.DefaultLimit;
        if (limit <= RowQuery.MaxPage) return limit.Value;
        throw new InputException(
            new($"limit이 {limit}입니다. JSON 한 쪽은 {RowQuery.MaxPage}행까지입니다.", $"limit is {limit}; a JSON page has at most {RowQuery.MaxPage} rows."),
            new("next를 따라 나누어 읽거나, format=jsonl 또는 format=csv로 한 번에 받으세요.", "Follow next from page to page, or take all at once with format=jsonl or format=csv."), $"limit={limit}");
    }

    // A page is made whole before it leaves, because where the next one starts belongs into the headers.
    private async Task WritePage(HttpContext http, VersionManifest manifest, RowQuery query)
    {
        using var buffer = new MemoryStream(32 * 1024);
        string? next;
        MatchCount matched;
        using (var sink = new ByteSink(buffer))
        using (var json = new Utf8JsonWriter(sink, JsonCells.Options))
        using (var rows = reader.Open(manifest, query, http.RequestAborted, RowReader.PageLimits))
        {
            json.WriteStartObject();
            WriteHead(json, manifest, rows.Columns);
            WriteRows(json, rows);
            matched = rows.KnownCount() ?? reader.Count(manifest, query, http.RequestAborted);
            next = rows.NextPage(matched) is { } after ? ApiRequest.NextPage(http.Request, after) : null;
            WriteTail(json, rows.Shown, matched, manifest.Rows, next);
            json.WriteEndObject();
            json.Flush();
            sink.Flush();
        }
        CountHeaders.Set(http.Response, manifest, matched);
        if (next is not null) http.Response.Headers.Append("Link", $"<{next}>; rel=\"next\"");
        await JsonAnswer.Send(http, "application/json; charset=utf-8", buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private void WriteHead(Utf8JsonWriter json, VersionManifest manifest, IReadOnlyList<OutputColumn> columns)
    {
        json.WriteString("dataset", manifest.Dataset);
        json.WriteString("title", versions.Title(manifest));
        json.WriteNumber("version", manifest.Version);
        if (manifest.ReferenceDate is { } day) json.WriteString("referenceDate", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        else json.WriteNull("referenceDate");
        json.WriteString("collectedAt", manifest.CollectedAt);
        json.WriteStartArray("columns");
        foreach (var column in columns) WriteColumn(json, column);
        json.WriteEndArray();
    }

    internal static void WriteColumn(Utf8JsonWriter json, OutputColumn column)
    {
        json.WriteStartObject();
        json.WriteString("name", column.Name);
        json.WriteString("type", column.IsGeometry ? "geometry" : ApiNames.Type(column.Type));
        if (column.Unit is not null) json.WriteString("unit", column.Unit);
        json.WriteEndObject();
    }

    private static void WriteRows(Utf8JsonWriter json, OpenRows rows)
    {
        var budget = new PageBudget(json, rows.Columns);
        json.WriteStartArray("rows");
        var isFirst = true;
        while (rows.Next(out var count))
        {
            var written = budget.Write(rows.Batch, count, isFirst);
            isFirst = false;
            if (written == count) continue;
            rows.EndWithin(written, count);
            break;
        }
        json.WriteEndArray();
    }

    private static void WriteTail(Utf8JsonWriter json, long shown, MatchCount matched, long total, string? next)
    {
        json.WriteStartObject("count");
        json.WriteNumber("shown", shown);
        if (matched.Rows is { } rows) json.WriteNumber("matched", rows);
        else json.WriteNull("matched");
        json.WriteBoolean("exact", matched.Exact);
        json.WriteNumber("total", total);
        json.WriteEndObject();
        if (next is null) json.WriteNull("next");
        else json.WriteString("next", next);
    }
}
