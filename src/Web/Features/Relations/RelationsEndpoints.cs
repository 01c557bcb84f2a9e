using Maru.App.Relations;
using Maru.Core;
using Maru.Web.Features.Api;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Relations;

/// <summary>Receipts of relations: counted again when asked for, so that every match rate can be checked.</summary>
public static class RelationsEndpoints
{
    public static IEndpointRouteBuilder MapRelations(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(RelationAddress.All + "/receipt", Receipt).AddEndpointFilter<RouteHandlerBuilder, ApiErrors>().ExcludeFromDescription();
        return routes;
    }

    private static IResult Receipt(HttpContext http, RelationDesk desk)
    {
        string Given(string name) => http.Request.Query[name].FirstOrDefault()?.Normalize(System.Text.NormalizationForm.FormC) ?? "";
        var relation = desk.Graph(Gate.MayEdit(http)).OfDataset(Given("left")).FirstOrDefault(relation =>
            relation.Left == relation.Left with { Dataset = Given("left"), Column = Given("left-column") } && relation.Right == relation.Right with { Dataset = Given("right"), Column = Given("right-column") }
            && (relation.Kind is RelationKind.Key or RelationKind.Mismatch));
        return relation is null
            ? throw new InputException(new("그런 관계가 없습니다.", "There is no such relation."), new("데이터관계도에서 다시 고르세요.", "Choose it again in the diagram."), Given("left"))
            : Results.Redirect("/receipts/" + desk.Receipt(relation, http.RequestAborted).Id);
    }
}
