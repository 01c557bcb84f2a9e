using Maru.App.Access;
using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Privacy.Publishing;

namespace Maru.Browser.Tests;

/// <summary>Tables out of closed data at each of their steps: a survey with small cells held back, and counsels with noise.</summary>
internal static class SampleTables
{
    private const string Survey = "welfare-households";
    private const string Counsels = "mind-counsels";
    private const string Place = "10.1.4.41";

    public static async Task<IReadOnlyList<SitePage>> Begin(Site site, string officer)
    {
        await Take(site);
        var desk = site.Get<PublishDesk>();
        await site.Get<Accounts>().Add(Reader.Machine, "seo.haneul", "서하늘 주무관", [new(Role.DataLead)]);
        var (maker, approver) = (Holder(site, "seo.haneul"), Holder(site, "park.jiwoo"));
        desk.Switch(approver, Survey, SafeSwitch.SmallCells, "동별 수급 통계를 해마다 공표함");
        desk.Switch(approver, Counsels, SafeSwitch.Private, "상담한 사실이 민감함");
        desk.Budget(approver, Counsels, 2, "한 해 두 번 공표");
        var published = await desk.Prepare(maker, new(Survey, [new("거주지"), new("가구유형")]), Place, default);
        await desk.Approve(approver, published.Id, "동별 통계로 내도 됨", default);
        var waiting = await desk.Prepare(maker, new(Survey, [new("나이", "10"), new("거주지"), new("성별")]), Place, default);
        var noisy = await desk.Prepare(maker, new(Counsels, [new("연령대", Labels: ["청년", "중년", "노년"]), new("주제", Labels: ["가족", "직장", "건강", "돈"])]) { Epsilon = 0.5m }, Place, default);
        await desk.Approve(approver, noisy.Id, null, default);
        var refused = await desk.Prepare(maker, new(Counsels, [new("연령대", Labels: ["청년", "중년", "노년"])], "횟수") { Epsilon = 0.25m, Low = 0, High = 20 }, Place, default);
        desk.Refuse(approver, refused.Id, "횟수는 상담 내용을 짐작하게 합니다. 수만 내세요.");
        var lead = SignIn(site, "seo.haneul");
        return
        [
            new("publish", "/publish", "/publish") { Session = officer }, new("publish-closed", "/publish", "/publish", 403),
            new("publish-of", "/publish/of/" + Survey, "/publish/of/{Name}") { Session = lead }, new("publish-of-private", "/publish/of/" + Counsels, "/publish/of/{Name}") { Session = officer },
            new("publish-approve", "/publish/" + waiting.Id, "/publish/{Id}") { Session = officer }, new("publish-waits", "/publish/" + waiting.Id, "/publish/{Id}") { Session = lead },
            new("publish-done", "/publish/" + published.Id, "/publish/{Id}") { Session = lead }, new("publish-noisy", "/publish/" + noisy.Id, "/publish/{Id}") { Session = officer },
            new("publish-refused", "/publish/" + refused.Id, "/publish/{Id}") { Session = lead }, new("publish-gone", "/publish/T-2020-001", "/publish/{Id}", 404) { Session = officer },
            new("dataset-of-tables", "/datasets/" + Survey, "/datasets/{Id}"),
            new("dataset-table", "/datasets/" + Uri.EscapeDataString(desk.Find(approver, published.Id).Place!.Dataset), "/datasets/{Id}"),
            new("receipt-table", "/receipts/" + desk.Find(approver, noisy.Id).Place!.Receipt, "/receipts/{Id}"),
        ];
    }

    private static async Task Take(Site site)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(site.Get<DataHome>().Work, "안전공표-보기")).FullName, "마음건강 상담.csv");
        await File.WriteAllLinesAsync(path, ["접수번호,연령대,주제,횟수", .. Enumerable.Range(0, 900).Select(i => FormattableString.Invariant($"M{i + 1:0000},{((string[])["청년", "중년", "노년"])[i * 7 % 11 % 3]},{((string[])["가족", "직장", "건강", "돈", "이웃"])[i * 5 % 13 % 5]},{1 + (i * 3 % 8)}"))]);
        await site.Get<IngestSources>().Run(new([path], Counsels), null, default);
        site.Get<CatalogStore>().EditDataset(Counsels, "local", row => (row.TitleKo, row.TitleEn, row.Department, row.Access, row.AccessReason) = ("마음건강 상담", "Counsels on mental health", "보건행정과", nameof(AccessLevel.Internal), "사람마다의 자료"));
    }

    private static string SignIn(Site site, string account) => site.Get<Sessions>().Begin(site.Get<Accounts>().Find(account).Id, half: false, Place, "Mozilla/5.0");

    private static Reader Holder(Site site, string account)
    {
        var line = site.Get<Accounts>().Find(account);
        return new(ReaderKind.Account, line.Name) { Account = line.Id, Roles = line.Roles };
    }
}
