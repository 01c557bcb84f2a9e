using Maru.App.Export;
using Maru.App.Import;
using Maru.App.Privacy.Projects;
using Maru.Core;
using Maru.Web.Features.Access;
using Maru.Web.Features.Import;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Privacy;

/// <summary>The approved result of a project, for whom it was made, with a reason and a record.</summary>
public static class PseudonymEndpoints
{
    public static IEndpointRouteBuilder MapPseudonyms(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").ExcludeFromDescription().WithOrder(-1).MapPost("/pseudonyms/{id}/result.csv", Download);
        return routes;
    }

    private static async Task<IResult> Download(string id, HttpContext http, IAntiforgery antiforgery, ProjectDesk desk, FormSlips slips)
    {
        try
        {
            var form = await ImportFormReader.Read(http);
            if (!await antiforgery.IsRequestValidAsync(http)) throw ImportErrors.Stale;
            var path = await desk.Download(http.Reader(), id, PersonalRequest.Place(http), form["reason"].ToString(), http.RequestAborted);
            http.Response.Headers.CacheControl = "no-store";
            return Results.File(path, ExportFormat.Csv.ContentType, $"{id}-가명정보.csv");
        }
        catch (InputException problem)
        {
            return Results.Redirect($"{PseudonymAddress.Of(id)}?slip={slips.Leave(new(new Dictionary<string, string>(), problem))}");
        }
    }
}
