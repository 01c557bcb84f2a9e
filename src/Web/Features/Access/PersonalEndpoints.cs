using Maru.App.AccessLog;
using Maru.App.Export;
using Maru.App.Import;
using Maru.App.Rows;
using Maru.Core;
using Maru.Web.Features.Api;
using Maru.Web.Features.Import;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Access;

/// <summary>The file of the rows that the page of closed columns has shown: with the same reason, and a record of its own.</summary>
public static class PersonalEndpoints
{
    public static IEndpointRouteBuilder MapPersonal(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").ExcludeFromDescription().WithOrder(-1).MapPost("/datasets/{id}/personal.csv", Download);
        return routes;
    }

    private static async Task<IResult> Download(string id, HttpContext http, IAntiforgery antiforgery, PersonalRows personal, ReadableVersions versions, RowReader reader, FormSlips slips)
    {
        try
        {
            var request = PersonalRequest.Of(await ImportFormReader.Read(http));
            if (!await antiforgery.IsRequestValidAsync(http)) throw ImportErrors.Stale;
            var opened = personal.Open(http.Reader(), id, request.Columns);
            var query = request.Query(opened, limit: null);
            await personal.Record(
                http.Reader(), PersonalRequest.Place(http), AccessAction.Download, opened, request.Columns, personal.Count(opened, query, http.RequestAborted), request.Reason, request.Condition, http.RequestAborted);
            http.Response.ContentType = ExportFormat.Csv.ContentType;
            http.Response.Headers.CacheControl = "no-store";
            ExportAnswer.SetFileName(http.Response, ExportName.Of(versions.Title(opened), opened, ExportFormat.Csv), opened, ExportFormat.Csv);
            using var rows = reader.Open(opened, query, http.RequestAborted);
            using var body = ResponseBody.Open(http);
            await DatasetExport.ToStream(rows, ExportFormat.Csv, body, body.SendAsync, new ExportOptions(GuardFormulas: true));
            await body.FinishAsync();
            return Results.Empty;
        }
        catch (InputException problem)
        {
            return Results.Redirect($"{AccessAddress.Personal(id)}?slip={slips.Leave(new(new Dictionary<string, string>(), problem))}");
        }
    }
}
