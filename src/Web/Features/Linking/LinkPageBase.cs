using Maru.App.Catalog;
using Maru.App.Linking;
using Maru.Web.Features.Import;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Features.Linking;

/// <summary>Base of the linking pages.</summary>
public abstract class LinkPageBase : DeskPageBase
{
    [Inject]
    protected CatalogStore Catalog { get; set; } = null!;

    [Inject]
    protected KeptLinks Kept { get; set; } = null!;

    [Inject]
    protected LinkDesk Desk { get; set; } = null!;

    protected string TitleOf(string dataset) => Say(Catalog.Snapshot().TitleOf(dataset));
}
