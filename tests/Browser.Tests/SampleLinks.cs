using Maru.App.Catalog;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.App.Linking;

namespace Maru.Browser.Tests;

/// <summary>Two small registers linked: some surely, some to be looked at, some alone.</summary>
public static class SampleLinks
{
    private static readonly string[] _names = ["시민회관", "중앙도서관", "남부복지관", "어린이공원", "청소년수련관", "보건지소", "체육센터", "문화의집", "경로당", "주민쉼터"];

    public static async Task<IReadOnlyList<SitePage>> Begin(Site site)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Get<DataHome>().Work, "잇기-보기")).FullName;
        string left = Path.Combine(folder, "시설-대장.csv"), right = Path.Combine(folder, "건축물-대장.csv");
        await File.WriteAllLinesAsync(left, ["번호,시설명,주소", .. _names.Select((name, i) => $"A{i:000},{name},가온시 한들동 {i + 1}")]);
        // The last four are written otherwise, moved, or missing.
        await File.WriteAllLinesAsync(right, ["관리번호,건물명,소재지", .. _names.SkipLast(1).Select((name, i) => $"B{i:000},{(i < 6 ? name : name[..2] + " " + name[2..])},가온시 한들동 {(i < 7 ? i + 1 : i + 40)}"), "B100,소방서,가온시 한들동 99"]);
        await site.Get<IngestSources>().Run(new([left, right]), null, default);
        foreach (var dataset in (string[])["시설-대장", "건축물-대장"]) site.Get<CatalogStore>().EditDataset(dataset, "local", row => row.Access = nameof(AccessLevel.Internal));
        var declaration = new LinkDeclaration("시설-대장", "건축물-대장", [LinkField.Parse("시설명=건물명:text"), LinkField.Parse("주소=소재지:address")]) { LeftKey = "번호", RightKey = "관리번호", Result = "sample-links", LinkFrom = 0.97, ReviewFrom = 0.01 };
        await site.Get<LinkDatasets>().Run(declaration, default);
        site.Get<LinkDecisions>().Record("sample-links", "A009", "B100", false, "시설관리팀 홍길동", "현장에서 확인");
        return [new("links", "/links", "/links"), new("links-new", "/links/new?left=" + Uri.EscapeDataString("시설-대장") + "&right=" + Uri.EscapeDataString("건축물-대장"), "/links/new"), new("link", "/links/sample-links", "/links/{Id}"), new("link-gone", "/links/none", "/links/{Id}", 410)];
    }
}
