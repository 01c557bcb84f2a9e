using System.Globalization;
using Maru.App.Access;
using Maru.App.Import;
using Maru.Core;
using Maru.Core.Sources;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Import;

/// <summary>What the forms of the wizard send to. Every one but the door asks for the right to edit and an antiforgery token, and answers with the next page.</summary>
public static class ImportEndpoints
{
    /// <summary>Who is said to have made changes.</summary>
    internal static string By => Asking.Current.Name;

    /// <summary>Who did something: the account, or, as long as there are none, the name that was written.</summary>
    internal static string Who(string? written) => Asking.Current.Account is null ? written ?? "" : By;

    public static IEndpointRouteBuilder MapImport(this IEndpointRouteBuilder routes)
    {
        // A page answers every method at its address, so what a form sends there must come first.
        var import = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        import.MapGet(DeskKey.Door, (HttpContext http, DeskKey desk, string? key) => LocalUse.Open(http, desk, key));
        import.MapPost(ImportAddress.Upload, UploadEndpoint.Receive);
        import.MapPost(ImportAddress.Fetch, (HttpContext http, ImportForms forms) => forms.Answer(http, ImportAddress.Start, forms.Fetch));
        import.MapPost("/import/{id}/again", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, ImportAddress.Arrival(id), (context, _) => forms.Again(context, id)));
        import.MapPost("/import/{id}/tables", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, id, ImportAddress.Tables, forms.Choose));
        import.MapPost("/import/{id}", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, id, ImportAddress.Found, forms.Correct));
        import.MapPost("/import/{id}/about", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, id, ImportAddress.About, forms.Describe));
        import.MapPost("/import/{id}/load", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, id, ImportAddress.Load, forms.Load));
        import.MapPost("/import/{id}/discard", (string id, HttpContext http, ImportForms forms) => forms.Answer(http, ImportAddress.Start, (_, _) => forms.Discard(id)));
        return routes;
    }
}

/// <summary>Handles the wizard's forms: each changes the draft and says which page comes next.</summary>
public sealed class ImportForms(IAntiforgery antiforgery, ImportDrafts drafts, ImportArrival arrival, ImportDesk desk, IReadOnlyList<IConnector> connectors)
{
    /// <summary>Runs a form that belongs to no draft yet.</summary>
    /// <param name="page">Where a message is shown when it can't be done.</param>
    public async Task<IResult> Answer(HttpContext http, string page, Func<HttpContext, IFormCollection, Task<string>> act)
    {
        if (!Gate.MayEdit(http)) return Results.Redirect(ImportAddress.Start);
        try
        {
            var form = await ImportFormReader.Read(http);
            if (!await antiforgery.IsRequestValidAsync(http)) throw ImportErrors.Stale;
            return Next(http, await act(http, form));
        }
        catch (InputException problem)
        {
            return Next(http, ImportAddress.Notice(page, desk.Leave(problem)));
        }
    }

    /// <summary>Runs a form of a draft that has come; a draft that is gone leads to its page, which says so.</summary>
    public Task<IResult> Answer(HttpContext http, string id, Func<string, string> page, Func<HttpContext, ImportDraft, IFormCollection, Task<string>> act) =>
        Answer(http, page(id), async (context, form) => drafts.Find(id) is { Step: not ImportStep.Arriving } draft ? await act(context, draft, form) : ImportAddress.Found(id));

    public Task<string> Fetch(HttpContext http, IFormCollection form) => Bring(http, form["address"].ToString());

    /// <summary>Begins to bring an address, or what a collector brings, beside the pages. What fails at once leaves no draft.</summary>
    /// <returns>The page the new draft is at.</returns>
    /// <exception cref="InputException">It can't be had.</exception>
    public async Task<string> Bring(HttpContext http, string source)
    {
        var draft = arrival.Expect(source);
        var job = desk.Bring(draft, source);
        if (await desk.WaitBriefly(job, http.RequestAborted) && job.Refused is { } refused)
        {
            drafts.Discard(draft);
            throw refused;
        }
        return PageOf(drafts.Find(draft.Id) ?? draft);
    }

    /// <summary>Brings what a draft waits for once more.</summary>
    public async Task<string> Again(HttpContext http, string id)
    {
        if (drafts.Find(id) is not { Step: ImportStep.Arriving, Address: { } address } draft) return ImportAddress.Found(id);
        await desk.WaitBriefly(desk.Bring(draft, address), http.RequestAborted);
        return PageOf(drafts.Find(id) ?? draft);
    }

    public Task<string> Choose(HttpContext http, ImportDraft draft, IFormCollection form)
    {
        var picks = form["pick"].Select(pick => int.TryParse(pick, out var i) && i >= 0 && i < draft.Tables.Count ? draft.Tables[i].Pick : null).OfType<App.Ingest.TablePick>().ToList();
        return Task.FromResult(PageOf(arrival.Choose(draft, picks, form["how"] == "joined")));
    }

    public async Task<string> Correct(HttpContext http, ImportDraft draft, IFormCollection form)
    {
        // What the page showed when it was changed; a change before may still be being checked.
        var finding = int.TryParse(form[CorrectionForm.Revision], NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? drafts.Finding(draft, shown) : null;
        var action = form["do"].ToString();
        var changed = action switch
        {
            "reset" => draft with { Settings = new Dictionary<string, string>(), OpenedBecause = new Dictionary<string, string>(), Revision = draft.Revision + 1 },
            "separate" => draft.Continue(null) with { ContinuesDecided = true, Revision = draft.Revision + 1 },
            _ when action.StartsWith("continue:", StringComparison.Ordinal) => draft.Continue(action["continue:".Length..]) with { ContinuesDecided = true, Revision = draft.Revision + 1 },
            _ => CorrectionForm.Apply(draft, finding, form, connectors.FirstOrDefault(c => c.Card.Id == (finding?.Connector is { Length: > 0 } id ? id : draft.Tables.FirstOrDefault(t => draft.Picks.Contains(t.Pick))?.Connector))?.Card),
        };
        var again = changed.Revision != draft.Revision;
        if (again) drafts.Save(changed with { Step = ImportStep.Found });
        if (action == "later") return ImportAddress.Start;
        // A change just before may still be being checked: "next" waits for it as well.
        if (again || drafts.Finding(changed) is null) await (action == "next" ? desk.WaitToGoOn(desk.Check(changed), http.RequestAborted) : desk.WaitBriefly(desk.Check(changed), http.RequestAborted));
        if (action != "next" || drafts.Finding(changed) is not { Problem: null } || CorrectionForm.OpenWithoutReason(changed).Count > 0) return ImportAddress.Found(draft.Id);
        if (drafts.Find(draft.Id) is { } now) drafts.Save(now with { Step = ImportStep.About });
        return ImportAddress.About(draft.Id);
    }

    public Task<string> Describe(HttpContext http, ImportDraft draft, IFormCollection form)
    {
        var action = form["do"].ToString();
        var described = AboutForm.Apply(draft, form);
        var done = AboutForm.Problems(described).Count == 0;
        var again = described.Revision != draft.Revision;
        drafts.Save(described with { Step = done && action == "next" && !again ? ImportStep.Ready : ImportStep.About });
        return Task.FromResult(action switch
        {
            "later" => ImportAddress.Start,
            "back" => ImportAddress.Found(draft.Id),
            _ when again => ImportAddress.Found(draft.Id),
            _ when done => ImportAddress.Load(draft.Id),
            _ => ImportAddress.About(draft.Id) + "?check=1",
        });
    }

    public async Task<string> Load(HttpContext http, ImportDraft draft, IFormCollection form)
    {
        if (draft.Step == ImportStep.Ready && drafts.Finding(draft) is { Problem: null }) await desk.WaitBriefly(desk.Load(draft, ImportEndpoints.By), http.RequestAborted);
        return ImportAddress.Load(draft.Id);
    }

    public async Task<string> Discard(string id)
    {
        if (drafts.Find(id) is not { } draft) return ImportAddress.Found(id);
        await desk.Forget(draft);
        drafts.Discard(draft);
        return ImportAddress.Start;
    }

    /// <summary>The page a draft is at.</summary>
    internal static string PageOf(ImportDraft draft) => draft.Step switch
    {
        ImportStep.Arriving => ImportAddress.Arrival(draft.Id),
        ImportStep.Tables => ImportAddress.Tables(draft.Id),
        ImportStep.Found => ImportAddress.Found(draft.Id),
        ImportStep.About => ImportAddress.About(draft.Id),
        _ => ImportAddress.Load(draft.Id),
    };

    // A script that asked for one part of the page is sent to another page as a whole.
    private static IResult Next(HttpContext http, string address)
    {
        if (http.Request.Headers.ContainsKey("HX-Request") && address.Split('?')[0] != http.Request.Path.Value)
        {
            http.Response.Headers["HX-Redirect"] = address;
            return Results.NoContent();
        }
        http.Response.Headers.Location = address;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
