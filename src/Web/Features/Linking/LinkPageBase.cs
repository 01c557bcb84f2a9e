using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Linking;
using Maru.Core;
using Maru.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Linking;

/// <summary>Base of the linking pages: opens for those who may edit, and has the message a form left.</summary>
public abstract class LinkPageBase : MaruComponent
{
    [Inject]
    protected CatalogStore Catalog { get; set; } = null!;

    [Inject]
    protected KeptLinks Kept { get; set; } = null!;

    [Inject]
    protected LinkDesk Desk { get; set; } = null!;

    [Inject]
    private ImportDesk Notices { get; set; } = null!;

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

    protected string TitleOf(string dataset) => Catalog.Snapshot().Find(dataset) is { } entry ? Say(entry.Title) : dataset;
}
