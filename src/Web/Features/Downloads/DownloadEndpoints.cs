using Maru.App.Export;
using Maru.App.Rows;
using Maru.Web.Features.Api;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Downloads;

/// <summary>/datasets/{id}/download.{csv|cp949.csv|xlsx|geojson|parquet|jsonl}: files for people, of all rows or of those a query asks for.</summary>
public static class DownloadEndpoints
{
    public static IEndpointRouteBuilder MapDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/datasets/{id}/download.{format}", [HttpMethods.Get, HttpMethods.Head], Download)
            .AddEndpointFilter<RouteHandlerBuilder, ApiErrors>()
            .WithMetadata(new CountedAttribute())
            .ExcludeFromDescription();
        return routes;
    }

    // People open CSV in a spreadsheet, so formulas are guarded unless they say otherwise.
    private static Task Download(string id, string format, HttpContext http, ReadableVersions versions, ExportAnswer exports)
    {
        var manifest = ApiRequest.Dataset(http.Request, id, versions);
        var chosen = ExportFormat.Find(format, $"download.{format}");
        var query = RowQueryReader.Read(ApiRequest.Parameters(http.Request), new RowSchema(manifest), RowsEndpoint.OwnParameters);
        var name = ExportName.Of(versions.Title(manifest), manifest, chosen);
        return exports.Write(http, manifest, query, chosen, ExportAnswer.Guard(http.Request, true), name);
    }
}
