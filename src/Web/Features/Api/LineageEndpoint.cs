using System.Text.Json;
using Maru.App.Lineage;
using Maru.App.Rows;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>Column lineage of a dataset as a graph of nodes and edges.</summary>
internal sealed class LineageEndpoint(LineageDesk desk, ReadableVersions versions)
{
    public Task Answer(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var manifest = ApiRequest.WholeDataset(http.Request, id, versions);
        var graph = desk.Of(manifest.Dataset, forStaff: false);
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("dataset", manifest.Dataset);
            json.WriteNumber("version", manifest.Version);
            json.WriteStartArray("nodes");
            foreach (var node in graph.Nodes) Write(json, node);
            json.WriteEndArray();
            json.WriteStartArray("edges");
            foreach (var edge in graph.Edges) Write(json, edge);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, LineageNode node)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("kind", ApiNames.Of(node.Kind));
        WriteBoth(json, "title", node.Title);
        if (node.Note.Ko is { Length: > 0 }) WriteBoth(json, "note", node.Note);
        if (node.Dataset is { } dataset) json.WriteString("dataset", dataset);
        if (node.Column is { } column) json.WriteString("column", column);
        if (node.IsClosed) json.WriteBoolean("closed", true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, LineageEdge edge)
    {
        json.WriteStartObject();
        json.WriteString("from", edge.From);
        json.WriteString("to", edge.To);
        json.WriteStartArray("what");
        foreach (var what in edge.What)
        {
            json.WriteStartObject();
            json.WriteString("ko", what.Ko);
            json.WriteString("en", what.En);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        if (edge.Sql is { } sql) json.WriteString("sql", sql);
        json.WriteEndObject();
    }

    private static void WriteBoth(Utf8JsonWriter json, string name, Bilingual words)
    {
        json.WriteStartObject(name);
        json.WriteString("ko", words.Ko);
        json.WriteString("en", words.En);
        json.WriteEndObject();
    }
}
