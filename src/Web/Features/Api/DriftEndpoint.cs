using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Rows;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Api;

/// <summary>How the columns of a dataset changed from version to version: what a client of an older version has to know.</summary>
internal sealed class DriftEndpoint(ReadableVersions versions, CatalogStore catalog, DriftHistory history)
{
    public Task Answer(string id, HttpContext http)
    {
        ApiRequest.Allow(http.Request);
        var dataset = ApiRequest.WholeDataset(http.Request, id, versions).Dataset;
        IReadOnlyList<DriftArrivalReport> report = [.. history.Versions(dataset).Select(arrival => DriftArrivalReport.Of(arrival, closedToo: false))];
        return JsonAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("dataset", dataset);
            json.WriteString("policy", DriftReport.Word(catalog.DriftPolicyOf(dataset).Policy));
            json.WritePropertyName("versions");
            JsonSerializer.Serialize(json, report, DriftReportJson.Default.IReadOnlyListDriftArrivalReport);
            json.WriteEndObject();
        });
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<DriftArrivalReport>))]
internal sealed partial class DriftReportJson : JsonSerializerContext
{
    static DriftReportJson() => Default = new DriftReportJson(new JsonSerializerOptions(s_defaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
