using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Excavations;
using Maru.App.Export;
using Maru.App.Indicators;
using Maru.App.Lineage;
using Maru.App.Linking;
using Maru.App.Receipts;
using Maru.App.Relations;
using Maru.App.Rows;
using Maru.App.Terms;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Maru.Web.Features.Api;

/// <summary>The open API: /api/v1 and its OpenAPI document.</summary>
public static class ApiEndpoints
{
    private static readonly string[] GetAndHead = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>What the API needs beside LakeStore, IEngine, CatalogStore and TimeProvider.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.TryAddSingleton<ReadableVersions>();
        services.TryAddSingleton<RowReader>();
        services.TryAddSingleton<SqlReader>();
        services.TryAddSingleton<DatasetExport>();
        services.TryAddSingleton<ExportAnswer>();
        services.TryAddSingleton(ReceiptRetention.Default);
        services.TryAddSingleton<ReceiptStore>();
        services.TryAddSingleton<KeptLinks>();
        services.TryAddSingleton<MeasureRelations>();
        services.TryAddSingleton<RelationDesk>();
        services.TryAddSingleton<LineageDesk>();
        services.TryAddSingleton<TermStore>();
        services.TryAddSingleton<DatasetsEndpoints>();
        services.TryAddSingleton<MetadataEndpoint>();
        services.TryAddSingleton<LineageEndpoint>();
        services.TryAddSingleton<RelationsEndpoint>();
        services.TryAddSingleton<RowsEndpoint>();
        services.TryAddSingleton<IssuesEndpoints>();
        services.TryAddSingleton<DriftHistory>();
        services.TryAddSingleton<DriftEndpoint>();
        services.TryAddSingleton<IndicatorBook>();
        services.TryAddSingleton<IndicatorMarts>();
        services.TryAddSingleton<ComputeIndicators>();
        services.TryAddSingleton<IndicatorDesk>();
        services.TryAddSingleton<IndicatorsEndpoint>();
        services.TryAddSingleton<QueryEndpoint>();
        services.TryAddSingleton<ExcavationFile>();
        services.TryAddSingleton<ExcavationDesk>();
        services.TryAddSingleton<ExcavationsEndpoint>();
        return services.AddApiDocument();
    }

    public static IEndpointRouteBuilder MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/openapi/{documentName}.json");
        var api = routes.MapGroup("/api/v1").AddEndpointFilter<RouteGroupBuilder, ApiErrors>().AddEndpointFilter(OpenToPages).WithTags("v1");
        api.MapMethods("/datasets", GetAndHead, (HttpContext http, DatasetsEndpoints it) => it.List(http)).Document(ApiOperations.Datasets);
        api.MapMethods("/datasets/{id}", GetAndHead, (string id, HttpContext http, DatasetsEndpoints it) => it.One(id, http)).Document(ApiOperations.Dataset);
        api.MapMethods("/datasets/{id}/metadata", GetAndHead, (string id, HttpContext http, MetadataEndpoint it) => it.Answer(id, http)).Document(ApiOperations.Metadata);
        api.MapMethods("/datasets/{id}/versions", GetAndHead, (string id, HttpContext http, DatasetsEndpoints it) => it.Versions(id, http)).Document(ApiOperations.Versions);
        api.MapMethods("/datasets/{id}/drift", GetAndHead, (string id, HttpContext http, DriftEndpoint it) => it.Answer(id, http)).Document(ApiOperations.Drift);
        api.MapMethods("/datasets/{id}/schema", GetAndHead, (string id, HttpContext http, DatasetsEndpoints it) => it.Schema(id, http)).Document(ApiOperations.Schema);
        api.MapMethods("/datasets/{id}/rows", GetAndHead, (string id, HttpContext http, RowsEndpoint it) => it.Answer(id, http)).WithMetadata(new CountedAttribute(UsageKinds.Api)).Document(ApiOperations.Rows);
        api.MapMethods("/datasets/{id}/issues", GetAndHead, (string id, HttpContext http, IssuesEndpoints it) => it.Issues(id, http)).Document(ApiOperations.Issues);
        api.MapMethods("/datasets/{id}/set-aside", GetAndHead, (string id, HttpContext http, IssuesEndpoints it) => it.SetAside(id, http)).Document(ApiOperations.SetAside);
        api.MapMethods("/datasets/{id}/relations", GetAndHead, (string id, HttpContext http, RelationsEndpoint it) => it.One(id, http)).Document(ApiOperations.Relations);
        api.MapMethods("/datasets/{id}/lineage", GetAndHead, (string id, HttpContext http, LineageEndpoint it) => it.Answer(id, http)).Document(ApiOperations.Lineage);
        api.MapMethods("/relations", GetAndHead, (HttpContext http, RelationsEndpoint it) => it.All(http)).Document(ApiOperations.AllRelations);
        api.MapMethods("/indicators", GetAndHead, (HttpContext http, IndicatorsEndpoint it) => it.List(http)).Document(ApiOperations.Indicators);
        api.MapMethods("/indicators/{id}", GetAndHead, (string id, HttpContext http, IndicatorsEndpoint it) => it.One(id, http)).Document(ApiOperations.Indicator);
        api.MapMethods("/excavations", GetAndHead, (HttpContext http, ExcavationsEndpoint it) => it.Works(http)).Document(ApiOperations.Excavations);
        api.MapMethods("/places", GetAndHead, (HttpContext http, ExcavationsEndpoint it) => it.Places(http)).Document(ApiOperations.Places);
        api.MapMethods("/query", GetAndHead, (HttpContext http, QueryEndpoint it) => it.Answer(http)).Document(ApiOperations.Query);
        api.MapPost("/query", (HttpContext http, QueryEndpoint it) => it.Answer(http)).Document(ApiOperations.PostQuery);
        api.Map("/{**path}", IResult (HttpContext http) => throw ApiProblem.NoSuchAddress(http.Request.Path)).ExcludeFromDescription();
        return routes;
    }

    // Any web page may read open data; no cookie is ever looked at here.
    private static ValueTask<object?> OpenToPages(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, Maru-Version, Maru-Total-Rows, Maru-Matched-Rows";
        headers.XContentTypeOptions = "nosniff";
        return next(context);
    }
}
