using Maru.App.Catalog;
using Maru.App.Catalog.Search;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Maru.Web.Features.Catalog;

/// <summary>The catalogue: search, filters and results. Everything it shows is in its address.</summary>
public sealed partial class CatalogPage
{
    /// <summary>Links and forms that exchange the catalogue in place; without script they are plain links and forms.</summary>
    internal static IReadOnlyDictionary<string, object> Partial { get; } = new Dictionary<string, object>
    {
        ["hx-boost"] = "true",
        ["hx-target"] = "#catalogue",
        ["hx-select"] = "#catalogue",
        ["hx-swap"] = "outerHTML show:none",
    };

    [Inject]
    private CatalogStore Catalog { get; set; } = null!;

    [Inject]
    private IHttpContextAccessor Context { get; set; } = null!;

    private CatalogSnapshot Snapshot { get; set; } = null!;

    private CatalogQuery Query { get; set; } = null!;

    private CatalogResult Result { get; set; } = null!;

    private int First => (Result.Page - 1) * Query.PageSize + 1;

    protected override void OnInitialized()
    {
        Snapshot = Catalog.Snapshot();
        Query = CatalogAddress.Read(Context.HttpContext!.Request.Query);
        Result = Snapshot.Search(Query);
    }
}
