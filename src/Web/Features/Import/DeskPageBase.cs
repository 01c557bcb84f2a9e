using Maru.App.Import;
using Maru.Core;
using Maru.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Import;

/// <summary>Base of pages for those who may edit: closed to all others, and has the message that a form left.</summary>
public abstract class DeskPageBase : MaruComponent
{
    [Inject]
    protected ImportDesk Notices { get; set; } = null!;

    [CascadingParameter]
    protected HttpContext Http { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "notice")]
    public string? NoticeKey { get; set; }

    /// <summary>Why what was asked for could not be done.</summary>
    protected InputException? Problem { get; private set; }

    protected override void OnInitialized()
    {
        if (!Viewer.MayEdit)
        {
            Http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        Problem = Notices.Take(NoticeKey);
        Open();
    }

    /// <summary>Gathers what the page shows; called only when it may be shown.</summary>
    protected abstract void Open();
}
