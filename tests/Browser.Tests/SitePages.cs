using Maru.App.Access;
using Maru.App.Boards;
using Maru.App.Catalog;
using Maru.App.Import;
using Maru.App.Mending;
using Maru.App.Quality.Rules;
using Maru.App.Relations;
using Maru.Core.Data;

namespace Maru.Browser.Tests;

/// <param name="Name">What its pictures are called.</param>
/// <param name="Route">The route of the component behind it.</param>
/// <param name="Status">The status it answers with.</param>
public sealed record SitePage(string Name, string Path, string Route, int Status = 200)
{
    /// <summary>What is opened on it before it is looked at, as a selector.</summary>
    public string? Press { get; init; }

    /// <summary>Session of the account it is opened by; null for the key of the desk.</summary>
    public string? Session { get; init; }

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
        // Invited and not come yet: the key of the desk, with which the pages are opened, still opens them.
        await site.Get<Accounts>().Add(Reader.Machine, "kim.seoyeon", "김서연 데이터정책팀장", [new(Role.Administrator)]);
        var link = await site.Get<Accounts>().Add(Reader.Machine, "lee.dohyun", "이도현 주무관", [new(Role.DataLead, "교통과"), new(Role.Staff, "환경과", "대기팀")]);
        await site.Get<Accounts>().Add(Reader.Machine, "park.jiwoo", "박지우 개인정보 보호책임자", [new(Role.PrivacyOfficer)]);
        var officer = SignIn(site, "park.jiwoo");
        var lead = SignIn(site, "lee.dohyun");
        site.Get<AccessKeys>().Make(Holder(site, "lee.dohyun"), "주차 현황판 집계", ["bus-stops"], 90);
        site.Get<Grants>().Ask(Holder(site, "lee.dohyun"), "job-postings", PrivacyClass.Personal, false, "구인 업체 만족도 조사에 담당자 연락처가 필요합니다.", 90);
        site.Get<AccessKeys>().MakeDisplay(Reader.Machine, "민원실 현관", ["bus-stops"], "10.1.0.0/16", 365);
        SampleSignOn.Begin(site);
        await SampleAccess.Begin(site);
        SampleOrganization.Begin(site);
        return
        [
            new("home", "/", "/"),
            new("home-receipt", "/", "/") { Press = "a[data-drawer] >> nth=0" },
            new("home-settings", "/", "/") { Press = "details[data-popover] > summary:visible" },
            new("boards", "/boards", "/boards"),
            .. site.Get<BoardBook>().All().Select(board => new SitePage("board-" + board.Id, "/boards/" + board.Id, "/boards/{Id}")),
            new("board-filtered", "/boards/complaints?region=" + Uri.EscapeDataString("누리1동") + "&month=2026-08", "/boards/{Id}"),
            new("board-none", "/boards/none", "/boards/{Id}", 404),
            new("board-edit", "/boards/complaints/edit", "/boards/{Id}/edit"),
            new("board-new", "/board-new", "/board-new"),
            new("board-embed", "/embed/boards/overview", "/embed/boards/{Id}"),
            new("board-embed-tile", "/embed/boards/overview/months", "/embed/boards/{Id}/{TileId}"),
            new("board-tile", "/boards/overview/tiles/months", "/boards/{Id}/tiles/{TileId}"),
            new("indicators", "/indicators", "/indicators"),
            new("indicator", "/indicators/complaints-received", "/indicators/{Id}"),
            new("indicator-new", "/indicator-new", "/indicator-new"),
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
            new("feeds", "/feeds?still=1", "/feeds"),
            new("feed", "/feeds/live-air?still=1", "/feeds/{Id}"),
            new("feed-events", "/feeds/live-119?still=1", "/feeds/{Id}"),
            new("feed-missing", "/feeds/none", "/feeds/{Id}", 404),
            new("relations", "/relations?dataset=bus-stops&open=bus-stop-crosswalk", "/relations"),
            .. SampleExcavations.Pages(site),
            new("lineage", "/datasets/bus-stops/lineage?column=" + Uri.EscapeDataString("위도") + "&steps=3", "/datasets/{Id}/lineage"),
            new("receipt", "/receipts/" + receipt, "/receipts/{Id}"),
            new("receipt-missing", "/receipts/none", "/receipts/{Id}", 404),
            new("set-aside", "/datasets/recycling-points/set-aside", "/datasets/{Id}/set-aside"),
            new("set-aside-row", "/datasets/recycling-points/set-aside?row=" + site.Get<SetAsideDesk>().Open("recycling-points")!.Groups[0].First[0].Name, "/datasets/{Id}/set-aside"),
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
            new("signin", "/signin", "/signin"),
            new("account", "/account", "/account"),
            new("account-mine", "/account", "/account") { Session = lead },
            new("account-known", "/account", "/account") { Session = SampleSignOn.Known(site) },
            new("account-fresh", "/account", "/account") { Session = SampleSignOn.Fresh(site, "lee.dohyun") },
            new("sign-on", "/accounts/sign-on", "/accounts/sign-on"),
            new("signin-left", "/signin?left=1", "/signin"),
            new("grants-mine", "/access", "/access") { Session = officer },
            new("personal", "/datasets/job-postings/personal", "/datasets/{Id}/personal") { Session = officer },
            new("personal-none", "/datasets/bus-stops/personal", "/datasets/{Id}/personal", 403) { Session = officer },
            new("accounts", "/accounts", "/accounts"),
            new("grants", "/access", "/access"),
            new("organization", "/organization", "/organization") { Press = "details[id=unit-D01] > summary" },
            new("organization-then", "/organization?on=2025-06-30", "/organization"),
            new("completeness", "/organization/completeness", "/organization/completeness"),
            new("completeness-team", "/organization/completeness?department=" + Uri.EscapeDataString(site.Get<CatalogStore>().Snapshot() is var city ? city.Organization.Named("교통과", city.Today)[0].Id : ""), "/organization/completeness"),
            new("organization-closed", "/organization/change", "/organization/change", 403) { Session = lead },
            new("organization-change", "/organization/change", "/organization/change"),
            new("access-log", "/access-log", "/access-log") { Session = officer },
            new("access-log-review", "/access-log/review", "/access-log/review") { Session = officer },
            new("access-log-mine", "/access-log/review", "/access-log/review") { Session = lead },
            new("access-log-keeping", "/access-log/keeping", "/access-log/keeping") { Session = officer },
            .. SampleIncidents.Begin(site, officer, lead),
            .. await SampleProjects.Begin(site, officer),
            .. await SampleTables.Begin(site, officer),
            new("access-log-closed", "/access-log", "/access-log", 403),
            new("device", "/device", "/device"),
            new("password", "/password?link=" + link, "/password"),
            new("password-gone", "/password?link=none", "/password", 410),
            new("problems", "/problems", "/problems"),
            new("problem", "/problems/bad-request", "/problems/{Code}"),
            new("problem-unknown", "/problems/none", "/problems/{Code}", 404),
            new("not-found", "/no-such-page", "/not-found", 404),
            new("error", "/error", "/error"),
            new("gallery", "/_gallery", "/_gallery"),
            new("gallery-receipt", "/_gallery/receipt", "/_gallery/receipt"),
        ];
    }

    private static string SignIn(Site site, string account) => site.Get<Sessions>().Begin(site.Get<Accounts>().Find(account).Id, half: false, "10.1.4.20", "Mozilla/5.0");

    private static Reader Holder(Site site, string account)
    {
        var line = site.Get<Accounts>().Find(account);
        return new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles };
    }
}
