using Maru.App.Drift;
using Maru.Core;
using Maru.Core.Lake;
using Maru.Web.Features.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Drift;

/// <summary>What the forms of the page of changes send to. Each asks for local use and an antiforgery token, and leads back to the page.</summary>
public static class DriftEndpoints
{
    /// <summary>In a form's choice: a column of its own.</summary>
    internal const string OwnColumn = "own";

    /// <summary>In a form's choice, before the name of a column there is.</summary>
    internal const string OldColumn = "is:";

    private const int MostHeaders = 16_384;

    public static IEndpointRouteBuilder MapDrift(this IEndpointRouteBuilder routes)
    {
        var drift = routes.MapGroup("/datasets/{id}/drift").ExcludeFromDescription().WithOrder(-1);
        drift.MapPost("accept", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, DriftAddress.Of(id), (_, form) => Accept(http, id, form)));
        Map(drift, "refuse", "#past", (http, id, form) =>
        {
            RequireOf(http, id, form);
            Service<DecideHeld>(http).Refuse(form["hold"].ToString(), By(form), Why(form));
        });
        Map(drift, "same", "#said", (http, id, form) => Desk(http).Say(id, AliasOf(form["header"].ToString(), form["column"].ToString()) ?? new(form["header"].ToString(), null), By(form), Why(form)));
        Map(drift, "forget", "#said", (http, id, form) => Desk(http).Forget(id, form["header"].ToString()));
        Map(drift, "policy", "#policy", (http, id, form) => Desk(http).SetPolicy(id, Enum.TryParse<DriftPolicy>(form["policy"], out var policy) && Enum.IsDefined(policy) ? policy : null, ImportEndpoints.By));
        return routes;
    }

    private static async Task<string> Accept(HttpContext http, string id, IFormCollection form)
    {
        RequireOf(http, id, form);
        var desk = Service<AcceptanceDesk>(http);
        var acceptance = desk.Begin(form["hold"].ToString(), Aliases(form), By(form), Why(form));
        await desk.WaitBriefly(acceptance, http.RequestAborted);
        if (acceptance.Refused is { } refused)
        {
            desk.Forget(form["hold"].ToString());
            throw refused;
        }
        return DriftAddress.Of(id) + (acceptance.IsDone ? "#past" : "#waiting");
    }

    private static void Map(RouteGroupBuilder drift, string act, string then, Action<HttpContext, string, IFormCollection> change) =>
        drift.MapPost(act, (string id, HttpContext http, ImportForms forms) => forms.Answer(http, DriftAddress.Of(id), (_, form) =>
        {
            change(http, id.Normalize(System.Text.NormalizationForm.FormC), form);
            return Task.FromResult(DriftAddress.Of(id) + then);
        }));

    // Who may decide on one dataset may not name what is held of another.
    private static void RequireOf(HttpContext http, string id, IFormCollection form)
    {
        if (Service<HeldArrivals>(http).Find(form["hold"].ToString()) is { } held && held.Dataset != id.Normalize(System.Text.NormalizationForm.FormC)) throw new InputException(
            new("이 데이터의 보류가 아닙니다.", "What is held is not of this dataset."), new("화면을 새로 여세요.", "Open the page again."), "hold");
    }

    private static DriftDesk Desk(HttpContext http) => Service<DriftDesk>(http);

    private static T Service<T>(HttpContext http) where T : notnull => (T)http.RequestServices.GetService(typeof(T))!;

    private static string By(IFormCollection form) => ImportEndpoints.Who(form["by"]);

    private static string Why(IFormCollection form) => form["why"].ToString();

    private static List<ColumnAlias> Aliases(IFormCollection form)
    {
        var aliases = new List<ColumnAlias>();
        for (var i = 0; i < MostHeaders && form.TryGetValue(FormattableString.Invariant($"header.{i}"), out var header); i++)
            if (AliasOf(header.ToString(), form[FormattableString.Invariant($"column.{i}")].ToString()) is { } alias) aliases.Add(alias);
        return aliases;
    }

    // Nothing was chosen: it stays as it was found.
    private static ColumnAlias? AliasOf(string header, string chosen) => chosen switch
    {
        OwnColumn => new(header, null),
        _ when chosen.StartsWith(OldColumn, StringComparison.Ordinal) => new(header, chosen[OldColumn.Length..]),
        _ => null,
    };
}
