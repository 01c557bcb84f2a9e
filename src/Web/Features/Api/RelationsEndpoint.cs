using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Relations;
using Maru.App.Rows;
using Maru.Core;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>The data-relationship diagram as open data: relations between open datasets through open columns.</summary>
internal sealed class RelationsEndpoint(RelationDesk desk, ReadableVersions versions)
{
    public Task All(HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        return Write(http, null, desk.Graph(forStaff: false).Relations, null);
    }

    public Task One(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var manifest = ApiRequest.WholeDataset(http.Request, id, versions);
        var graph = desk.Graph(forStaff: false);
        return Write(http, manifest.Dataset, graph.OfDataset(manifest.Dataset), graph.Catalog.Find(manifest.Dataset) is { } own ? relation => Sql(graph, own, relation) : null);
    }

    private static string? Sql(RelationGraph graph, CatalogEntry own, Relation relation) =>
        relation.IsOfHub || graph.Catalog.Find(relation.OtherThan(own.Id).Dataset) is not { } other ? null : UseTogether.Sql(relation, own, other);

    private static Task Write(HttpContext http, string? dataset, IEnumerable<Relation> relations, Func<Relation, string?>? sql) => JsonAnswer.Write(http, json =>
    {
        json.WriteStartObject();
        if (dataset is not null) json.WriteString("dataset", dataset);
        json.WriteStartArray("relations");
        foreach (var relation in relations) Write(json, relation, sql?.Invoke(relation));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Relation relation, string? sql)
    {
        json.WriteStartObject();
        json.WriteString("kind", ApiNames.Of(relation.Kind));
        WriteEnd(json, "left", relation.Left);
        WriteEnd(json, "right", relation.Right);
        if (relation.Matched is { } matched)
        {
            json.WriteNumber("matched", matched.Part);
            json.WriteNumber("of", matched.Whole);
            json.WriteNumber("rate", Math.Round(matched.Share, 6));
        }
        if (relation is { Counts: { } counts, IsOfHub: false }) WriteCounts(json, counts);
        if (relation.Evidence is { } evidence) json.WriteString("evidence", ApiNames.Of(evidence));
        if (relation.Of is { } of) json.WriteString("of", of);
        json.WriteBoolean("stale", relation.IsStale);
        if (sql is not null) json.WriteString("sql", sql);
        json.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter json, JoinCounts counts)
    {
        json.WriteString("cardinality", counts.Cardinality switch { Cardinality.OneToOne => "1:1", Cardinality.ManyToOne => "n:1", Cardinality.OneToMany => "1:n", _ => "n:m" });
        json.WriteStartObject("values");
        json.WriteNumber("left", counts.LeftValues);
        json.WriteNumber("right", counts.RightValues);
        json.WriteNumber("common", counts.Common);
        json.WriteEndObject();
        json.WriteStartObject("rows");
        json.WriteNumber("left", counts.LeftRows);
        json.WriteNumber("leftMatched", counts.LeftMatched);
        json.WriteNumber("right", counts.RightRows);
        json.WriteNumber("rightMatched", counts.RightMatched);
        json.WriteEndObject();
    }

    private static void WriteEnd(Utf8JsonWriter json, string name, RelationEnd end)
    {
        json.WriteStartObject(name);
        if (end.Dataset.Length > 0) json.WriteString("dataset", end.Dataset);
        if (end.Version > 0) json.WriteNumber("version", end.Version);
        json.WriteString(end.Dataset.Length > 0 ? "column" : "hub", end.Column);
        json.WriteEndObject();
    }
}
