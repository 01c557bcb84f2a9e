using Maru.App.Quality.Rules;
using Maru.Core;
using Maru.Core.Data;
using Maru.Web.Features.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Maru.Web.Features.Quality;

/// <summary>What the forms of a dataset's quality send to. Each asks for local use and an antiforgery token, and leads back to the page.</summary>
public static class QualityEndpoints
{
    // As long as there are no accounts.
    private static string By => Import.ImportEndpoints.By;

    public static IServiceCollection AddQualityPages(this IServiceCollection services) => services.AddSingleton<QualityPages>();

    public static IEndpointRouteBuilder MapQuality(this IEndpointRouteBuilder routes)
    {
        var quality = routes.MapGroup("/datasets/{id}/quality").ExcludeFromDescription().WithOrder(-1);
        Map(quality, "check", (desk, id, _, stop) => desk.Evaluate(id, stop), "#rules");
        Map(quality, "suggest", (desk, id, _, stop) => desk.Suggest(id, stop), "#proposed");
        Map(quality, "accept", (desk, id, _, stop) => desk.Decide(id, null, RuleState.Approved, By, stop), "#rules");
        Map(quality, "decide", Decide, "#rules");
        Map(quality, "add", (desk, id, form, stop) => desk.Add(id, [Draft(form)], By, stop), "#rules");
        Map(quality, "yaml", (desk, id, form, stop) => desk.Add(id, RuleYaml.Read(form["yaml"].ToString(), "YAML"), By, stop), "#rules");
        return routes;
    }

    private static void Map(RouteGroupBuilder quality, string act, Action<RuleDesk, string, IFormCollection, CancellationToken> change, string then) =>
        quality.MapPost(act, (string id, HttpContext http, ImportForms forms, RuleDesk desk) => forms.Answer(http, QualityAddress.Of(id), (_, form) =>
        {
            change(desk, id, form, http.RequestAborted);
            return Task.FromResult(QualityAddress.Of(id) + then);
        }));

    private static void Decide(RuleDesk desk, string id, IFormCollection form, CancellationToken stop)
    {
        var rule = form["rule"].ToString();
        if (form["to"] == "removed") desk.Remove(id, [rule], stop);
        else desk.Decide(id, [rule], form["to"].ToString() switch { "approved" => RuleState.Approved, "declined" => RuleState.Declined, _ => RuleState.Off }, By, stop);
    }

    private static RuleDraft Draft(IFormCollection form)
    {
        var kind = RuleKinds.Require(form["kind"].ToString()).Card;
        var parameters = kind.Card.Parameters.Where(parameter => form.ContainsKey("set-" + parameter.Id)).ToDictionary(parameter => parameter.Id, parameter => form["set-" + parameter.Id].ToString(), StringComparer.Ordinal);
        var severity = Enum.TryParse<Severity>(form["severity"], out var chosen) && Enum.IsDefined(chosen) ? chosen : Severity.Warning;
        return new(null, null, kind.Id, [.. form["column"].OfType<string>().Where(column => column.Length > 0)], parameters, severity, form["why"].ToString());
    }
}
