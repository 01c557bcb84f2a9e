using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Maru.App.Catalog;
using Maru.App.Lake;
using Maru.Contracts;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.Browser.Tests;

/// <summary>The real files beside the repository, taken in by one call without options, and served.</summary>
public sealed class RealSite : IAsyncLifetime
{
    private static readonly string[] Folders =
        ["chuncheon_city", "budget_jeonbuk", "boundaries", "korea_stats", "kapt", "complaints", "seoul_fire", "chuncheon_disaster", "covid_korea"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("maru-real-");

    public Site? Site { get; private set; }

    public Chromium? Chromium { get; private set; }

    public string Folder => _folder.FullName;

    public async Task InitializeAsync()
    {
        if (Repository.SharedData("README.md") is null) return;
        Chromium.SilenceConsole();
        Assert.Equal(0, await Cli.Program.Main(["ingest", .. Folders.Select(folder => Repository.SharedData(folder)!), "--data", Folder]));
        Site = await Site.Start(Folder, _ => Task.CompletedTask);
        // Personal data was found in the two files of proposals, so they are for staff until somebody says otherwise, as here.
        var catalog = Site.Get<CatalogStore>();
        // So is a table that has a header and no row.
        foreach (var entry in catalog.Snapshot().Entries.Where(entry => entry.Access == AccessLevel.Internal).ToList())
        {
            Assert.True(entry.Id.Contains("자유제안", StringComparison.Ordinal) || entry.Newest?.Rows == 0, entry.Id);
            catalog.EditDataset(entry.Id, "시험", row => row.Access = nameof(AccessLevel.Everyone));
        }
        Chromium = await Chromium.Start();
    }

    public async Task DisposeAsync()
    {
        if (Chromium is not null) await Chromium.DisposeAsync();
        if (Site is not null) await Site.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

public sealed class RealDataTests(RealSite real) : IClassFixture<RealSite>
{
    [RealDataFact]
    public async Task Every_dataset_opens_with_a_table_a_chart_and_where_it_has_places_a_map()
    {
        var entries = real.Site!.Get<CatalogStore>().Snapshot().Entries;
        Assert.True(entries.Count > 40);
        var found = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(entries.Chunk((entries.Count + 1) / 2), async (some, _) =>
        {
            await using var chromium = await Chromium.Start();
            await using var tab = await Tab.Open(chromium, real.Site!, View.Wide);
            var told = 0;
            foreach (var entry in some)
            {
                foreach (var fault in await Faults(tab, entry)) found.Enqueue($"{entry.Id}: {fault}");
                var all = tab.Faults.Concat(tab.Foreign).ToList();
                foreach (var fault in all.Skip(told)) found.Enqueue($"{entry.Id}: {fault}");
                told = all.Count;
            }
        });
        Assert.True(found.IsEmpty, string.Join('\n', found));
    }

    // A list of codes and names, each once: nothing to count, add up or place.
    private static readonly string[] NothingToDraw = ["skorea-provinces-2012"];

    private static async Task<IReadOnlyList<string>> Faults(Tab tab, CatalogEntry entry)
    {
        await tab.Go("/datasets/" + Uri.EscapeDataString(entry.Id));
        if (tab.Answer.Status != 200) return [$"status {tab.Answer.Status}"];
        // A file with a header and nothing below it is a dataset of no rows: its page says so.
        if (entry.Rows == 0) return await tab.Page.Locator("#glance .state").CountAsync() > 0 ? [] : ["no word about there being no rows"];
        var faults = new List<string>();
        if (await tab.Page.Locator("#preview tbody tr").CountAsync() == 0) faults.Add("no rows");
        var charted = await tab.Page.Locator(Glance.ChartMarks).CountAsync() >= 2;
        if (charted == NothingToDraw.Contains(entry.Id)) faults.Add(charted ? "a chart of codes" : "no chart");
        if (entry.HasPlaces && await tab.Page.Locator(Glance.MapMarks).CountAsync() == 0) faults.Add("no map");
        return faults;
    }

    [RealDataFact]
    public void Rows_are_as_many_as_the_files_hold()
    {
        Assert.Equal(13_713, Version("춘천시-가로등정보").Rows);
        Assert.Equal(1_890, Version("춘천시-버스정류장-위치정보").Rows);
        Assert.Equal(16_168, Version("춘천시-버스정류장-노선정보").Rows);
        Assert.Equal(681, Version("춘천시-벤치-현황").Rows);
        Assert.Equal(306, Version("춘천시-폭염대비접이식그늘막").Rows);
        Assert.Equal(65_535, Version("춘천시-버스노선별-시간대별-승하차-인원").Rows);
        Assert.Equal(3_126, Version("4511000-2026").Rows);
        Assert.Equal(3_079, Version("20250328-단지-기본정보-수도권").Rows);
        Assert.Equal(51_654, Version("kapt-energy-seoul-sample300").Rows);
        Assert.Equal(4_465, Version("춘천시-인프라").Rows);
        Assert.Equal(229, Version("sigungu-2023").Rows);
    }

    [RealDataFact]
    public void Stops_fall_into_the_dong_they_stand_in()
    {
        Assert.Equal(1_840, Count("select count(*) from \"춘천시-버스정류장-위치정보\" where \"시군구\" like '%춘천시'"));
        Assert.Equal(50, Count("select count(*) from \"춘천시-버스정류장-위치정보\" where \"시군구\" is null or \"시군구\" not like '%춘천시'"));
        Assert.Equal(225, Count("select count(*) from \"춘천시-버스정류장-위치정보\" where \"행정동\" = '서면' and \"시군구\" like '%춘천시'"));
        Assert.Equal(187, Count("select count(*) from \"춘천시-버스정류장-위치정보\" where \"행정동\" = '신북읍'"));
    }

    [RealDataFact]
    public void Ridership_is_warned_of_as_cut_and_its_last_day_as_a_part()
    {
        var version = Version("춘천시-버스노선별-시간대별-승하차-인원");
        Assert.Contains(version.Issues, issue => issue is { Rule: "cut", Severity: Severity.Warning });
        Assert.Contains(version.Issues, issue => issue.Rule == "partial-period");
        Assert.Equal(267_951, Count("select sum(\"승차건수\") from \"춘천시-버스노선별-시간대별-승하차-인원\""));
        Assert.Equal(139_075, Count("select sum(\"하차건수\") from \"춘천시-버스노선별-시간대별-승하차-인원\""));
    }

    [RealDataFact]
    public void Jeonju_spending_sums_to_the_won()
    {
        Assert.Equal(3_088_328_520_776, Count("select sum(bdg_cash_amt) from \"4511000-2026\""));
        Assert.Equal(1_845_113_186_771, Count("select sum(ep_amt) from \"4511000-2026\""));
        Assert.Equal(2_758_351_003_000, Count("select sum(cpl_amt) from \"4511000-2026\""));
    }

    [RealDataFact]
    public void Coordinate_systems_that_no_file_names_are_recognised()
    {
        Assert.Equal("EPSG:5186", Version("서울시-비상소화장치").Places!.Crs);
        Assert.Equal("EPSG:5179", Version("춘천시-인프라").Places!.Crs);
    }

    [RealDataFact]
    public void Welch_t_of_elderly_shares_within_and_without_the_capital_region_is_found_by_sql()
    {
        var t = Query("""
            with g as (select "시도" in ('서울', '인천', '경기') as capital, avg("고령인구비율") as m, var_samp("고령인구비율") as v, count(*) as n
                       from "sigungu-2023" group by 1)
            select (o.m - c.m) / sqrt(o.v / o.n + c.v / c.n) as t from g c, g o where c.capital and not o.capital
            """);
        Assert.Equal(9.846708, double.Parse(t, CultureInfo.InvariantCulture), 6);
    }

    private VersionManifest Version(string dataset) =>
        real.Site!.Get<LakeStore>().Latest(dataset) ?? throw new InvalidOperationException($"No dataset '{dataset}'. There are: {string.Join(", ", real.Site!.Get<LakeStore>().Datasets())}");

    private long Count(string sql) => long.Parse(Query(sql), CultureInfo.InvariantCulture);

    /// <summary>One value, by <c>maru query</c>.</summary>
    private string Query(string sql)
    {
        var file = Path.Combine(real.Folder, "answer.json");
        Assert.Equal(0, Cli.Program.Main(["query", sql, "--format", "json", "--out", file, "--data", real.Folder]).GetAwaiter().GetResult());
        using var answer = JsonDocument.Parse(File.ReadAllText(file));
        return answer.RootElement[0].EnumerateObject().First().Value.ToString();
    }
}
