using System.Globalization;
using System.Text.Json;
using Maru.App.Lake;
using Maru.App.Rows;
using Maru.Core.Data;
using Maru.Core.Lake;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>What was found wrong with a version, and the rows that were set aside for it.</summary>
internal sealed class IssuesEndpoints(ReadableVersions versions, LakeStore lake)
{
    public Task Issues(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request, "version");
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("dataset", manifest.Dataset);
            json.WriteNumber("version", manifest.Version);
            json.WriteStartArray("issues");
            foreach (var issue in manifest.Issues) WriteIssue(json, issue);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task SetAside(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request, "version", "limit", "after");
        var limit = ApiRequest.Number(http.Request, "limit", RowQuery.MaxPage) ?? RowQuery.DefaultLimit;
        var after = ApiRequest.Number(http.Request, "after", int.MaxValue) ?? 0;
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        return JsonAnswer.Write(http, json => WritePage(http, json, manifest, after, limit));
    }

    // Read through the lake's own reader, which covers the cells of closed columns whenever they were closed.
    private void WritePage(HttpContext http, Utf8JsonWriter json, VersionManifest manifest, int after, int limit)
    {
        var shown = 0;
        json.WriteStartObject();
        json.WriteString("dataset", manifest.Dataset);
        json.WriteNumber("version", manifest.Version);
        json.WriteStartArray("rows");
        foreach (var row in lake.SetAside(manifest).Skip(after).Take(limit))
        {
            JsonSerializer.Serialize(json, row, LakeLinesJson.Default.SetAsideRow);
            shown++;
        }
        json.WriteEndArray();
        json.WriteStartObject("count");
        json.WriteNumber("shown", shown);
        json.WriteNumber("total", manifest.SetAside);
        json.WriteEndObject();
        if (after + shown < manifest.SetAside && shown > 0) json.WriteString("next", ApiRequest.NextPage(http.Request, (after + shown).ToString(CultureInfo.InvariantCulture)));
        else json.WriteNull("next");
        json.WriteEndObject();
    }

    private static void WriteIssue(Utf8JsonWriter json, Issue issue)
    {
        json.WriteStartObject();
        json.WriteString("rule", issue.Rule);
        json.WriteString("severity", ApiNames.Of(issue.Severity));
        json.WriteNumber("row", issue.Row);
        json.WriteString("column", issue.Column);
        json.WriteString("found", issue.Found);
        json.WriteString("expected", issue.Expected);
        json.WriteNumber("count", issue.Count);
        json.WriteStartObject("message");
        json.WriteString("ko", issue.Message.Ko);
        json.WriteString("en", issue.Message.En);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
