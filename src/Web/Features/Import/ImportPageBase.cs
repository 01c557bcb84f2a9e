using Maru.App.Import;
using Maru.Core;
using Maru.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Import;

/// <summary>Base of the wizard's pages: opens for those who may edit, finds the draft, and has the message a form left.</summary>
public abstract class ImportPageBase : MaruComponent
{
    [Inject]
    protected ImportDrafts Drafts { get; set; } = null!;

    [Inject]
    protected ImportDesk Desk { get; set; } = null!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = null!;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    /// <summary>Id of the draft in the address; null on the first page.</summary>
    [Parameter]
    public string? Id { get; set; }

    [SupplyParameterFromQuery(Name = "notice")]
    public string? NoticeKey { get; set; }

    /// <summary>Why what was asked for could not be done.</summary>
    protected InputException? Problem { get; private set; }

    /// <summary>Null when it does not exist, or not any more.</summary>
    protected ImportDraft? Draft { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        if (!Viewer.MayEdit)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        Problem = Desk.Take(NoticeKey);
        Draft = Id is null ? null : Drafts.Find(Id);
        // Gone rather than not found: what is not found is answered by the site's own page, which knows nothing of drafts.
        if (Id is not null && Draft is null) Http.Response.StatusCode = StatusCodes.Status410Gone;
        else if (Draft is { Step: ImportStep.Arriving } && this is not ImportArrivalPage) Navigation.NavigateTo(ImportAddress.Arrival(Draft.Id));
        else await Open();
    }

    /// <summary>Looks the draft up again after something was done to it.</summary>
    protected void Refresh() => Draft = Id is null ? null : Drafts.Find(Id);

    /// <summary>Gathers what the page shows; called only when it may be shown.</summary>
    protected virtual Task Open() => Task.CompletedTask;
}
