using Maru.App.Catalog;
using Maru.App.Drift;
using Maru.App.Ingest;
using Maru.App.Lake;
using Maru.Core.Lake;

namespace Maru.Browser.Tests;

/// <summary>A dataset whose columns changed twice: once taken in, once held.</summary>
public static class SampleDrift
{
    private const string Dataset = "sample-shelters";

    public static async Task<IReadOnlyList<SitePage>> Begin(Site site)
    {
        var desk = site.Get<DriftDesk>();
        await Arrive(site, "무더위쉼터_2024.csv", "관리번호,쉼터명,소재지도로명주소,수용인원수,에어컨대수,개방여부,운영예산(원)", 120, n => $"{n % 4},{(n % 5 == 0 ? "N" : "Y")},{n * 123_000}");
        site.Get<CatalogStore>().EditDataset(Dataset, "local", row => (row.TitleKo, row.TitleEn, row.Access) = ("무더위쉼터 현황", "Cooling shelters", nameof(AccessLevel.Internal)));
        await Arrive(site, "무더위쉼터_2025.csv", "관리번호,쉼터이름,RDNMADR,최대수용인원,개방여부,운영예산(원),야간개방", 124, n => $"{(n % 5 == 0 ? "N" : "Y")},{n * 125_000},{(n % 3 == 0 ? "Y" : "N")}");
        desk.Say(Dataset, new("시설이름", "쉼터명"), "재난안전과 김서연", "시에 확인");
        await Arrive(site, "무더위쉼터_2026.csv", "관리번호,시설이름,RDNMADR,최대수용인원,개방여부,운영예산(천원),야간개방,비고", 126, n => $"{(n % 5 == 0 ? "N" : "Y")},{n * 126},{(n % 3 == 0 ? "Y" : "N")},{(n % 40 == 0 ? "리모델링" : "")}");
        if (site.Get<HeldArrivals>().Waiting(Dataset).Count == 0) throw new InvalidOperationException("The sample's file was not held.");
        return
        [
            new("drift", $"/datasets/{Dataset}/drift", "/datasets/{Id}/drift"), new("drift-none", "/datasets/bus-stops/drift", "/datasets/{Id}/drift"),
            new("drift-missing", "/datasets/no-such-dataset/drift", "/datasets/{Id}/drift", 404),
        ];
    }

    private static async Task Arrive(Site site, string name, string header, int rows, Func<int, string> rest)
    {
        var folder = Directory.CreateDirectory(Path.Combine(site.Get<DataHome>().Work, "구조변화-보기")).FullName;
        var path = Path.Combine(folder, name);
        await File.WriteAllLinesAsync(path, [header, .. Enumerable.Range(1, rows).Select(n => $"SH-{n:000},{n}동 경로당 쉼터,가온시 한들로 {n},{20 + (n % 7)},{rest(n)}")]);
        await site.Get<IngestSources>().Run(new([path], Dataset), null, default);
    }
}
