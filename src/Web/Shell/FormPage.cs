using Maru.Core;
using Maru.Web.Components;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Shell;

/// <summary>
/// Base of pages that answer their own forms. The token is asked for here rather than before the page, so that somebody whose page was open
/// too long keeps what they wrote: such pages carry <c>[RequireAntiforgeryToken(required: false)]</c> and read forms by <see cref="Form"/> only.
/// </summary>
public abstract class FormPage : MaruComponent
{
    private static readonly InputException Stale = new(
        new("이 화면이 열린 지 오래되어 받지 못했습니다.", "This page was open too long, so it was not taken."),
        new("적은 것은 그대로 있습니다. 한 번 더 보내세요.", "What you wrote is still here. Send it again."));

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [Inject]
    private IAntiforgery Antiforgery { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Why what was sent could not be done.</summary>
    protected InputException? Problem
    {
        get => field ?? LateForms.ProblemOf(Http);
        set;
    }

    /// <summary>What was sent.</summary>
    protected IFormCollection Form => Http.Request.Form;

    /// <summary>What was written in a field of a form that could not be done, so that it stays; otherwise what the form begins with.</summary>
    protected string? Written(string form, string field, string? otherwise = null) =>
        Problem is not null && Http.Request.HasFormContentType && Form["_handler"] == form ? Form[field].ToString() : otherwise;

    /// <summary>Runs what a form asks for, when it was sent from a page of ours; a message is shown when it can't be done.</summary>
    /// <param name="act">Gives the address to go on to, or null to stay.</param>
    protected Task Answer(Func<string?> act) => Answer(() => Task.FromResult(act()));

    /// <summary>Runs what a form asks for, when it was sent from a page of ours; a message is shown when it can't be done.</summary>
    /// <param name="act">Gives the address to go on to, or null to stay.</param>
    protected async Task Answer(Func<Task<string?>> act)
    {
        try
        {
            if (!await Antiforgery.IsRequestValidAsync(Http)) throw Stale;
            if (await act() is { } next) Navigation.NavigateTo(next);
        }
        catch (InputException problem)
        {
            Problem = problem;
            Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Says that there is nothing at this address, and shows this page saying so.</summary>
    protected void AnswerNotFound() => Http.Response.OnStarting(() =>
    {
        // Set when the page is on its way: set now, the framework would send its own page instead of this one.
        Http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });
}
