using System.Net;
using Maru.App.Catalog;

namespace Maru.Web.Tests.Dataset;

[Collection(nameof(DatasetSite))]
public sealed class DatasetPageTests(DatasetSite site)
{
    [Fact]
    public async Task A_dataset_with_places_opens_with_map_chart_and_table()
    {
        var page = await site.Page("/datasets/정류장");
        Assert.Contains("116건은 시 안에, 4건은 밖에 있습니다", page, StringComparison.Ordinal);
        Assert.Contains("가람동이 58건으로 가장 많고, 적힌 것의 50%입니다", page, StringComparison.Ordinal);
        Assert.Contains("class=\"dots place", page, StringComparison.Ordinal);
        Assert.Contains("class=\"dots outside", page, StringComparison.Ordinal);
        Assert.Contains("data-island=\"map\"", page, StringComparison.Ordinal);
        Assert.Contains("전체 120건 중 50건 표시", page, StringComparison.Ordinal);
        Assert.Contains("<td>시청앞</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_places_has_no_map_and_still_a_chart()
    {
        var page = await site.Page("/datasets/민원");
        Assert.DoesNotContain("id=\"map\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"#map\"", page, StringComparison.Ordinal);
        Assert.Contains("class=\"plot lines\"", page, StringComparison.Ordinal);
        Assert.Contains("2026년", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Boundaries_are_drawn_as_areas_and_compared_by_their_size()
    {
        var page = await site.Page("/datasets/행정동경계");
        Assert.Contains("도형에서 잰 값", page, StringComparison.Ordinal);
        // A tenth of a degree each way at 38° north.
        Assert.Matches("97\\.[34]", page);
        Assert.Equal(4, page.Split("<path class=\"area\"").Length - 1);
    }

    [Fact]
    public async Task A_table_without_rows_says_so_and_breaks_nothing()
    {
        Assert.DoesNotContain("이 데이터에는 아직 행이 없습니다", await site.Page("/datasets/빈표"), StringComparison.Ordinal);
        site.Get<CatalogStore>().EditDataset("빈표", "시험", row => row.Access = nameof(AccessLevel.Everyone));
        var page = await site.Page("/datasets/빈표");
        Assert.Contains("이 데이터에는 아직 행이 없습니다", page, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"map\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_past_its_day_says_by_how_many_days()
    {
        site.Get<CatalogStore>().EditDataset("월별가구", "시험", row => { row.Cycle = "daily"; row.NextUpdate = null; });
        var entry = site.Get<CatalogStore>().Snapshot().Find("월별가구")!;
        var page = await site.Page("/datasets/월별가구");
        Assert.Contains(entry.Freshness!.Words.Ko, page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_counted_every_month_are_not_added_up_over_the_months()
    {
        var page = await site.Page("/datasets/월별가구");
        // 2026.10 was read as October, not as 2026.1.
        Assert.Contains("2026-10", page, StringComparison.Ordinal);
        Assert.Contains("차동이 129로 가장 많습니다", page, StringComparison.Ordinal);
        Assert.DoesNotContain("차동이 357", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_section_has_its_tab_and_every_tab_its_section()
    {
        var page = await site.Page("/datasets/정류장");
        foreach (var section in new[] { "glance", "map", "preview", "chart", "columns", "quality", "set-aside", "versions", "lineage", "api", "downloads" })
        {
            Assert.Contains($"href=\"#{section}\"", page, StringComparison.Ordinal);
            Assert.Contains($"id=\"{section}\"", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_download_the_page_offers_comes()
    {
        var page = await site.Page("/datasets/정류장");
        foreach (var format in new[] { "csv", "cp949.csv", "xlsx", "geojson", "parquet", "jsonl" })
        {
            Assert.Contains($"download.{format}\"", page, StringComparison.Ordinal);
            using var file = await site.Client.GetAsync($"/datasets/정류장/download.{format}");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            Assert.NotEmpty(await file.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task An_unknown_dataset_is_a_page_that_says_where_to_look()
    {
        using var answer = await site.Client.GetAsync("/datasets/없는데이터");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("이 주소의 데이터가 없습니다", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_version_and_a_new_title_are_seen_at_once()
    {
        await site.Ingest("과일.csv", "이름,값\n가,1\n나,2\n다,3\n");
        Assert.Contains("전체 3건 중 3건 표시", await site.Page("/datasets/과일"), StringComparison.Ordinal);
        await site.Ingest("과일.csv", "이름,값\n가,1\n나,2\n다,3\n라,4\n");
        var page = await site.Page("/datasets/과일");
        Assert.Contains("전체 4건 중 4건 표시", page, StringComparison.Ordinal);
        Assert.Contains("추가 1", page, StringComparison.Ordinal);
        site.Get<CatalogStore>().EditDataset("과일", "시험", row => row.TitleKo = "고친 제목");
        Assert.Contains("<h1>고친 제목</h1>", await site.Page("/datasets/과일"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_reads_in_English()
    {
        var page = await site.Page("/datasets/정류장?lang=en");
        Assert.Contains("116 rows lie in the city, 4 outside", page, StringComparison.Ordinal);
        Assert.Contains("50 of 120 rows shown", page, StringComparison.Ordinal);
    }
}
