using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.App.Rows;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>The catalogue and what each dataset in it is.</summary>
internal sealed class DatasetsEndpoints(CatalogStore catalog, ReadableVersions versions, LakeStore lake)
{
    private const int MaxDatasets = 1000;

    public Task List(HttpContext http)
    {
        ApiRequest.Allow(http.Request, "domain", "department", "format", "limit", "after");
        var limit = ApiRequest.Number(http.Request, "limit", MaxDatasets) ?? RowQuery.DefaultLimit;
        var after = http.Request.Query["after"].FirstOrDefault();
        var snapshot = catalog.Snapshot();
        var matched = snapshot.Entries.Where(e => Fits(e, snapshot, http.Request)).ToList();
        var start = string.IsNullOrEmpty(after) ? 0 : matched.FindIndex(e => e.Id == after) + 1;
        var page = matched.Skip(start).Take(limit).ToList();
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("datasets");
            foreach (var entry in page) DatasetJson.WriteSummary(json, entry);
            json.WriteEndArray();
            json.WriteStartObject("count");
            json.WriteNumber("shown", page.Count);
            json.WriteNumber("matched", matched.Count);
            json.WriteNumber("total", catalog.Snapshot().Entries.Count);
            json.WriteEndObject();
            if (start + page.Count < matched.Count && page.Count > 0) json.WriteString("next", ApiRequest.NextPage(http.Request, page[^1].Id));
            else json.WriteNull("next");
            json.WriteEndObject();
        });
    }

    public Task One(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request, "version");
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        var entry = catalog.Snapshot().Find(manifest.Dataset);
        return JsonAnswer.Write(http, json => DatasetJson.WriteWhole(json, manifest, entry, lake.Versions(manifest.Dataset)));
    }

    public Task Versions(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("dataset", manifest.Dataset);
            json.WriteStartArray("versions");
            foreach (var version in lake.Versions(manifest.Dataset).Reverse()) DatasetJson.WriteVersion(json, manifest.RowFilter is null ? lake.Manifest(manifest.Dataset, version) : versions.Find(manifest.Dataset, version)!);
            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    public Task Schema(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request, "version");
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        return JsonAnswer.Write(http, json => RowJsonSchema.Write(json, manifest, versions.Title(manifest)));
    }

    private static bool Fits(CatalogEntry entry, CatalogSnapshot snapshot, HttpRequest request) =>
        entry.Newest is not null
        && Given(request, "domain", domain => Domain.Of(domain).Id == entry.Domain.Id)
        && Given(request, "department", department => snapshot.Organization.NamesOn(snapshot.Today, department).Any(entry.Owner.Concerns))
        && Given(request, "format", format => entry.Formats.Contains(format));

    private static bool Given(HttpRequest request, string name, Func<string, bool> fits) =>
        request.Query[name].OfType<string>().Where(v => v.Length > 0).ToList() is not { Count: > 0 } values || values.Any(fits);
}
