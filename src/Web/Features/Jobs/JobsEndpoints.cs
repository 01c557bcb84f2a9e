using Maru.App.Jobs;
using Maru.Web.Features.Import;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Maru.Web.Features.Jobs;

/// <summary>What the forms and buttons of the jobs' pages send to. Each asks for local use and an antiforgery token, and leads to a page.</summary>
public static class JobsEndpoints
{
    private const string Back = "back";

    public static IEndpointRouteBuilder MapJobs(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription().WithOrder(-1);
        forms.MapPost(JobAddress.New, (HttpContext http, ImportForms gate, JobForms jobs) => gate.Answer(http, JobAddress.New, (_, form) => jobs.Add(form)));
        forms.MapPost("/jobs/{id}/edit", (string id, HttpContext http, ImportForms gate, JobForms jobs) => gate.Answer(http, JobAddress.Edit(id), (_, form) => jobs.Change(id, form)));
        forms.MapPost("/jobs/{id}/remove", (string id, HttpContext http, ImportForms gate, JobForms jobs) => gate.Answer(http, JobAddress.Edit(id), (_, _) => jobs.Remove(id)));
        var jobs = routes.MapGroup("/jobs/{id}").ExcludeFromDescription().WithOrder(-1);
        Map(jobs, "run", (desk, id) => desk.RunNow(id));
        Map(jobs, "pause", (desk, id) => desk.Pause(id));
        Map(jobs, "resume", (desk, id) => desk.Resume(id));
        Map(jobs, "cancel", (desk, id) => desk.Cancel(id));
        return routes;
    }

    private static void Map(RouteGroupBuilder jobs, string act, Action<JobDesk, string> change) =>
        jobs.MapPost(act, (string id, HttpContext http, ImportForms forms, JobDesk desk) => forms.Answer(http, JobAddress.List, (_, form) =>
        {
            change(desk, id);
            return Task.FromResult(form[Back] == "job" ? JobAddress.Of(id) : JobAddress.List);
        }));
}
