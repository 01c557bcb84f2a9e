using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Mending;
using Maru.App.Quality.Rules;
using Maru.App.Relations;

namespace Maru.Browser.Tests;

/// <param name="Name">What its pictures are called.</param>
/// <param name="Route">The route of the component behind it.</param>
/// <param name="Status">The status it answers with.</param>
public sealed record SitePage(string Name, string Path, string Route, int Status = 200)
{
    /// <summary>What is opened on it before it is looked at, as a selector.</summary>
    public string? Press { get; init; }

    public override string ToString() => Name;
}

/// <summary>The pages of the sample city's site, and the states of a page that look different.</summary>
public static class SitePages
{
    public static async Task<IReadOnlyList<SitePage>> Of(Site site)
    {
        var figures = site.Get<CatalogStore>().Snapshot().Home.Figures;
        site.Get<RelationDesk>().Refresh(null, CancellationToken.None);
        var report = site.Get<CatalogStore>().Report("bus-stops", "wrong-value", "새터읍 정류장 가운데 두 곳의 위치가 서로 바뀌어 있습니다.", "위도", "033-250-0000");
        var receipt = figures.First(figure => figure.Receipt is not null).Receipt;
        // Proposals that somebody accepted, and others that wait.
        var desk = site.Get<RuleDesk>();
        desk.Suggest("bus-stops", CancellationToken.None);
        desk.Decide("bus-stops", null, RuleState.Approved, "데이터 담당", CancellationToken.None);
        desk.Suggest("air-quality", CancellationToken.None);
        return
        [
            new("home", "/", "/"),
            new("home-receipt", "/", "/") { Press = "a[data-drawer] >> nth=0" },
            new("home-settings", "/", "/") { Press = "details[data-popover] > summary:visible" },
            new("catalogue", "/datasets", "/datasets"),
            new("catalogue-search", "/datasets?q=" + Uri.EscapeDataString("ㅂㅅㅈㄹㅈ"), "/datasets"),
            new("catalogue-none", "/datasets?q=" + Uri.EscapeDataString("양자컴퓨터"), "/datasets"),
            new("dataset", "/datasets/bus-stops", "/datasets/{Id}"),
            new("dataset-series", "/datasets/air-quality", "/datasets/{Id}"),
            new("dataset-closed", "/datasets/care-roster", "/datasets/{Id}"),
            new("dataset-missing", "/datasets/no-such-dataset", "/datasets/{Id}", 404),
            new("quality", "/quality", "/quality"),
            new("dataset-quality", "/datasets/bus-stops/quality", "/datasets/{Id}/quality"),
            new("dataset-quality-new", "/datasets/air-quality/quality?kind=reconcile", "/datasets/{Id}/quality"),
            new("dataset-quality-missing", "/datasets/no-such-dataset/quality", "/datasets/{Id}/quality", 404),
            .. await SampleDrift.Begin(site),
            new("metadata", "/metadata", "/metadata"),
            new("dataset-metadata", "/datasets/bus-stops/metadata", "/datasets/{Id}/metadata"),
            new("relations", "/relations?dataset=bus-stops&open=bus-stop-crosswalk", "/relations"),
            new("lineage", "/datasets/bus-stops/lineage?column=" + Uri.EscapeDataString("위도") + "&steps=3", "/datasets/{Id}/lineage"),
            new("receipt", "/receipts/" + receipt, "/receipts/{Id}"),
            new("receipt-missing", "/receipts/none", "/receipts/{Id}", 404),
            new("set-aside", "/datasets/recycling-points/set-aside", "/datasets/{Id}/set-aside"),
            new("set-aside-row", "/datasets/recycling-points/set-aside?row=" + site.Get<SetAsideDesk>().Open("recycling-points")!.Groups[0].First[0].Hash, "/datasets/{Id}/set-aside"),
            new("set-aside-missing", "/datasets/no-such-dataset/set-aside", "/datasets/{Id}/set-aside", 404),
            new("report", "/datasets/bus-stops/report", "/datasets/{Id}/report"),
            new("report-missing", "/datasets/no-such-dataset/report", "/datasets/{Id}/report", 404),
            new("report-status", "/report/" + report + "?sent=1", "/report/{Number}"),
            new("report-lookup", "/report", "/report"),
            new("report-none", "/report/20261122-AAAAAAAA", "/report/{Number}", 404),
            new("reports", "/reports", "/reports"),
            new("import", "/import", "/import"),
            .. await WizardDrafts.Begin(site),
            new("import-arrival-cut", $"/import/{site.Get<ImportArrival>().Expect("https://203.0.113.9/stops.csv").Id}/arrival", "/import/{Id}/arrival"),
            new("import-gone", "/import/none", "/import/{Id}", 410),
            new("import-tables-gone", "/import/none/tables", "/import/{Id}/tables", 410),
            new("import-about-gone", "/import/none/about", "/import/{Id}/about", 410),
            new("import-load-gone", "/import/none/load", "/import/{Id}/load", 410),
            .. SampleSources.Begin(site),
            .. await SampleJobs.Begin(site),
            .. await SampleLinks.Begin(site),
            new("not-found", "/no-such-page", "/not-found", 404),
            new("error", "/error", "/error"),
            new("gallery", "/_gallery", "/_gallery"),
            new("gallery-receipt", "/_gallery/receipt", "/_gallery/receipt"),
        ];
    }
}
