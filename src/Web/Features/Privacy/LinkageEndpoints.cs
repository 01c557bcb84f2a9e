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

/// <summary>Parts of packages and what came back from the linkage agency, with a reason and a record.</summary>
internal static class LinkageEndpoints
{
    public static void MapLinkage(this RouteGroupBuilder group)
    {
        group.MapPost("/pseudonyms/{id}/linkage/package-{number:int}-keys.zip", (string id, int number, HttpContext http, IAntiforgery antiforgery, LinkageDesk desk, FormSlips slips) => Hand(id, http, antiforgery, slips, reason => Package(id, number, true, http, desk, reason)));
        group.MapPost("/pseudonyms/{id}/linkage/package-{number:int}-data.zip", (string id, int number, HttpContext http, IAntiforgery antiforgery, LinkageDesk desk, FormSlips slips) => Hand(id, http, antiforgery, slips, reason => Package(id, number, false, http, desk, reason)));
        group.MapPost("/pseudonyms/{id}/linkage/linked-{number:int}.csv", (string id, int number, HttpContext http, IAntiforgery antiforgery, LinkageDesk desk, FormSlips slips) =>
            Hand(id, http, antiforgery, slips, async reason => Results.File(await desk.FetchLinked(http.Reader(), id, number, PersonalRequest.Place(http), reason, http.RequestAborted), ExportFormat.Csv.ContentType, FormattableString.Invariant($"{id}-결합결과-{number}.csv"))));
    }

    private static async Task<IResult> Package(string id, int number, bool forKeyBody, HttpContext http, LinkageDesk desk, string reason) => Results.File(
        await desk.Fetch(http.Reader(), id, number, forKeyBody, PersonalRequest.Place(http), reason, http.RequestAborted), "application/zip", FormattableString.Invariant($"{id}-{number}-{(forKeyBody ? "결합키관리기관" : "결합전문기관")}.zip"));

    private static async Task<IResult> Hand(string id, HttpContext http, IAntiforgery antiforgery, FormSlips slips, Func<string, Task<IResult>> hand)
    {
        try
        {
            var form = await ImportFormReader.Read(http);
            if (!await antiforgery.IsRequestValidAsync(http)) throw ImportErrors.Stale;
            var file = await hand(form["reason"].ToString());
            http.Response.Headers.CacheControl = "no-store";
            return file;
        }
        catch (InputException problem)
        {
            return Results.Redirect($"{PseudonymAddress.Linkage(id)}?slip={slips.Leave(new(new Dictionary<string, string>(), problem))}");
        }
    }
}
