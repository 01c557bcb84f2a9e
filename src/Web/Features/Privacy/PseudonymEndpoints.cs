using Maru.App.Catalog;
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
        var group = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        group.MapPost("/pseudonyms/{id}/result.csv", Download);
        group.MapGet("/pseudonyms/{id}/papers/{name}.html", SavePaper);
        group.MapLinkage();
        return routes;
    }

    private static IResult SavePaper(string id, string name, HttpContext http, ProjectDesk desk, CatalogStore catalog)
    {
        http.Response.Headers.CacheControl = "no-store";
        // Keys of programs and screens see no projects.
        if (http.Reader() is not { Kind: App.Access.ReaderKind.Account } reader) return Results.NotFound();
        if (desk.All(reader).FirstOrDefault(project => project.Id == id) is not { } project || ProjectPapers.Find(project, name, desk.KeptUntil(project), catalog.Snapshot()) is not { } paper) return Results.NotFound();
        return Results.File(System.Text.Encoding.UTF8.GetBytes(PaperFile.Write(paper, Viewer.Read(http.Request).Language)), "text/html; charset=utf-8", paper.File + ".html");
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
