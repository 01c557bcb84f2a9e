using Maru.App.Catalog;
using Maru.App.Catalog.Home;
using Maru.Core;
using Maru.Web.Shell;
using Microsoft.AspNetCore.Components;

namespace Maru.Web.Features.Home;

/// <summary>The home page. Every figure on it was computed from the lake; a part without data isn't shown.</summary>
public sealed partial class HomePage
{
    [Inject]
    private CatalogStore Catalog { get; set; } = null!;

    [Inject]
    private CityOutlines Outlines { get; set; } = null!;

    [Inject]
    private SiteProfile Site { get; set; } = null!;

    /// <summary>Id of the map to show; the first unless said.</summary>
    [SupplyParameterFromQuery(Name = "map")]
    private string? MapId { get; set; }

    private CatalogSnapshot Snapshot { get; set; } = null!;

    private HomeSummary Summary { get; set; } = null!;

    private IReadOnlyList<RegionOutline> Regions { get; set; } = [];

    private Bilingual? City => Site.City;

    private Bilingual Sentence => HomeWords.Sentence(City, Summary.Departments, Summary.Datasets);

    private CatalogEntry[] Popular => [.. Snapshot.Entries.Where(entry => entry.Usage.Last30Days > 0 && entry.Newest is not null).OrderByDescending(entry => entry.Usage.Last30Days).Take(5)];

    // A map needs borders to be drawn; without them its figures are still among the stories and datasets.
    private HomeFigure[] Maps => Regions.Count == 0 ? [] : [.. Summary.Maps.Where(figure => figure.Missing is null && figure.Points.Count > 0)];

    private HomeFigure Chosen => Maps.FirstOrDefault(figure => figure.Id == MapId) ?? Maps[0];

    private HomeFigure[] Stories => [.. Summary.Stories.Where(figure => figure.Missing is null && figure.Points.Count > 0).Take(3)];

    protected override void OnInitialized()
    {
        Snapshot = Catalog.Snapshot();
        Summary = Snapshot.Home;
        Regions = Outlines.Current();
    }
}
