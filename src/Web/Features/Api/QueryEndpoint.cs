using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Maru.App.Export;
using Maru.App.Rows;
using Maru.App.Rows.ResultWriters;
using Maru.Core;
using Maru.Core.Engine;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>GET and POST /api/v1/query: a person's own SELECT over open datasets, within limits of time, memory and rows.</summary>
internal sealed class QueryEndpoint(SqlReader reader, ReadableVersions versions)
{
    private const int MaxRows = RowQuery.MaxPage;
    private static readonly SessionLimits Limits = RowReader.PageLimits;

    // One query uses every core; more at once would leave none for the pages.
    private static readonly SemaphoreSlim Turns = new(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    public async Task Answer(HttpContext http)
    {
        ApiRequest.Allow(http.Request, "sql");
        var sql = await ReadSql(http.Request);
        var format = ApiFormat.Of(http.Request, ApiFormat.Json, "jsonl", "csv");
        http.Response.Headers.CacheControl = "no-store";
        if (!await Turns.WaitAsync(LongestWait, http.RequestAborted)) throw ApiProblem.Busy;
        try
        {
            using var open = reader.Open(sql, Limits, http.RequestAborted, versions.IsOpen);
            if (format == ApiFormat.Json) await WriteJson(http, open);
            else await WriteStream(http, open, ApiFormat.Export(format));
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw ApiProblem.TooLong(Limits.Time!.Value);
        }
        finally
        {
            Turns.Release();
        }
    }

    private static async Task<string> ReadSql(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method)) return request.Query["sql"].FirstOrDefault() ?? "";
        if (request.ContentLength > SqlReader.MaxLength * 4) throw TooLarge();
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var buffer = new char[SqlReader.MaxLength + 1024];
        var length = await reader.ReadBlockAsync(buffer, request.HttpContext.RequestAborted);
        if (length == buffer.Length) throw TooLarge();
        var text = new string(buffer, 0, length);
        return request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) == true ? FromJson(text) : text;
    }

    private static string FromJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("sql", out var sql) && sql.ValueKind == JsonValueKind.String)
                return sql.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Said below: it is not the document asked for, or half of a surrogate pair stands in its text.
        }
        throw new InputException(
            new("본문이 {\"sql\": \"…\"} 모양의 JSON이 아닙니다.", "The body is not JSON of the form {\"sql\": \"…\"}."),
            new("그 모양으로 보내거나, Content-Type: text/plain으로 SQL만 보내세요.", "Send that, or the SQL alone as Content-Type: text/plain."), "sql");
    }

    private static ApiProblem TooLarge() => new(StatusCodes.Status413PayloadTooLarge, "too-large", new(
        new("SQL이 너무 깁니다.", "The SQL is too long."),
        new($"{SqlReader.MaxLength}자 이하로 줄이세요.", $"Keep it within {SqlReader.MaxLength} characters."), "sql"));

    private static async Task WriteJson(HttpContext http, OpenSql open)
    {
        var started = Stopwatch.GetTimestamp();
        using var buffer = new MemoryStream(32 * 1024);
        using (var sink = new ByteSink(buffer))
        using (var json = new Utf8JsonWriter(sink, JsonCells.Options))
        {
            json.WriteStartObject();
            json.WriteStartArray("columns");
            foreach (var column in open.Columns) RowsEndpoint.WriteColumn(json, column);
            json.WriteEndArray();
            var (shown, truncated) = WriteRows(json, open);
            json.WriteStartObject("count");
            json.WriteNumber("shown", shown);
            json.WriteBoolean("truncated", truncated);
            json.WriteEndObject();
            json.WriteStartArray("datasets");
            foreach (var dataset in open.Datasets)
            {
                json.WriteStartObject();
                json.WriteString("id", dataset.Dataset);
                json.WriteNumber("version", dataset.Version);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteNumber("seconds", Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 6));
            json.WriteEndObject();
            json.Flush();
            sink.Flush();
        }
        await JsonAnswer.Send(http, "application/json; charset=utf-8", buffer.GetBuffer().AsMemory(0, (int)buffer.Length));
    }

    private static (long Shown, bool Truncated) WriteRows(Utf8JsonWriter json, OpenSql open)
    {
        var budget = new PageBudget(json, open.Columns);
        long shown = 0;
        var truncated = false;
        json.WriteStartArray("rows");
        while (!truncated && open.Result.Next())
        {
            var rows = (int)Math.Min(open.Result.Batch.Rows, MaxRows - shown);
            var written = budget.Write(open.Result.Batch, rows, isFirst: shown == 0);
            truncated = written < open.Result.Batch.Rows;
            shown += written;
        }
        json.WriteEndArray();
        return (shown, truncated);
    }

    private static async Task WriteStream(HttpContext http, OpenSql open, ExportFormat format)
    {
        http.Response.ContentType = format.ContentType;
        using var body = ResponseBody.Open(http);
        if (HttpMethods.IsHead(http.Request.Method)) return;
        using var sink = new ByteSink(body);
        using IResultWriter writer = format == ExportFormat.Csv ? new CsvWriter(sink, new CsvOptions(ByteOrderMark: true)) : new JsonLinesWriter(sink);
        writer.Begin(open.Columns);
        while (open.Result.Next())
        {
            writer.Write(open.Result.Batch, open.Result.Batch.Rows);
            await body.SendAsync();
        }
        writer.End();
        sink.Flush();
        await body.FinishAsync();
    }
}
