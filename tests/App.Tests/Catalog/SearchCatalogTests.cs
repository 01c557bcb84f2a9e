using System.Diagnostics;
using Maru.App.Catalog;
using Maru.App.Catalog.Search;
using Maru.App.Catalog.Storage;
using Maru.App.Metadata;
using Maru.App.Organization;
using Maru.Core.Data;

namespace Maru.App.Tests.Catalog;

public sealed class SearchCatalogTests : IDisposable
{
    private readonly CatalogFolder _city = new();

    public SearchCatalogTests()
    {
        _city.Store.Prepare();
        Add("bus-stops", "버스정류장 위치정보", "시내버스가 서는 정류장의 번호, 이름, 좌표입니다.", "transport", "교통과", "분기", Origin.Own, AccessLevel.Everyone);
        Add("bus-boardings", "버스 노선별 시간대별 승하차 인원", "노선·정류장·시간대마다 타고 내린 사람 수입니다.", "transport", "교통과", "매주", Origin.Linked, AccessLevel.Everyone);
        Add("shades", "접이식 그늘막 현황", "여름에 건널목과 정류장에 펴는 그늘막입니다.", "safety", "안전총괄과", "해마다", Origin.Own, AccessLevel.Internal);
        Add("libraries", "도서관 현황", "도서관의 위치와 책 수입니다.", "culture", "도서관과", "해마다", Origin.Own, AccessLevel.Everyone);
        _city.Store.EditDataset("card-records", null, row => { row.TitleKo = "교통카드 원본 기록"; row.Access = nameof(AccessLevel.Refused); row.AccessLaw = "개인정보 보호법 제18조"; row.Keywords = "정류장"; });
    }

    private CatalogResult Search(string text, CatalogQuery? query = null) => _city.Store.Snapshot().Search((query ?? new CatalogQuery()) with { Text = text });

    private static IReadOnlyList<string> Ids(CatalogResult result) => [.. result.Hits.Select(h => h.Entry.Id)];

    [Fact]
    public void A_title_comes_before_a_description_and_the_match_is_marked()
    {
        var result = Search("정류장을");
        Assert.Equal("bus-stops", Ids(result)[0]);
        Assert.Equal(3, result.Total);
        var marked = Assert.Single(result.Hits[0].Title);
        Assert.Contains("정류장", result.Hits[0].Entry.Title.Ko.Substring(marked.Start, marked.Length), StringComparison.Ordinal);
        Assert.NotEmpty(result.Hits[^1].Description);
    }

    [Theory]
    [InlineData("ㅂㅅㅈㄹㅈ")]
    [InlineData("버스 정류장")]
    [InlineData("버스정류쟝")]
    public void Initials_spacing_and_a_slip_find_the_bus_stops(string typed) => Assert.Contains("bus-stops", Ids(Search(typed)));

    [Fact]
    public void The_initials_of_the_query_are_shown_as_tiles() =>
        Assert.Equal("ㅂㅅㅈㄹㅈ", string.Concat(Search("버스정류장").Initials.Select(t => t.Initial)));

    [Fact]
    public void A_refused_dataset_is_told_apart_with_its_law()
    {
        var refused = Assert.Single(Search("정류장").Refused);
        Assert.Equal("개인정보 보호법 제18조", refused.Entry.AccessLaw);
        Assert.DoesNotContain("card-records", Ids(Search("")));
        Assert.Equal(4, _city.Store.Snapshot().Count);
    }

    [Theory]
    [InlineData(AccessLevel.Everyone, 1)]
    [InlineData(AccessLevel.Internal, 0)]
    public void A_dataset_everyone_may_read_is_found_by_where_its_rows_lie(AccessLevel access, int found)
    {
        _city.Store.Register(_city.Commit("lamps", "가로등"));
        _city.Store.EditDataset("lamps", "test", row => row.Access = access.ToString());
        Assert.Equal(found, Search("중앙동").Hits.Count(hit => hit.Entry.Id == "lamps"));
    }

    [Fact]
    public void A_facets_counts_apply_the_other_facets_but_not_itself()
    {
        var result = Search("", Choosing(Facet.Domain, "transport"));
        Assert.Equal(2, result.Total);
        Assert.Equal(["transport 2 True", "culture 1 False", "safety 1 False"], Shown(result, Facet.Domain));
        Assert.Equal(["own 1 False", "linked 1 False"], Shown(result, Facet.Origin));
        Assert.Equal(["everyone 2 False"], Shown(result, Facet.Access));
        Assert.Equal(["교통과 2 False"], Shown(result, Facet.Department));
    }

    [Fact]
    public void Two_values_of_a_facet_are_alternatives_and_two_facets_must_both_hold()
    {
        Assert.Equal(3, Search("", Choosing(Facet.Domain, "transport", "safety")).Total);
        var both = new CatalogQuery { Chosen = new Dictionary<Facet, IReadOnlyList<string>> { [Facet.Domain] = ["transport", "safety"], [Facet.Access] = ["internal"] } };
        Assert.Equal(["shades"], Ids(Search("", both)));
    }

    [Fact]
    public void Late_data_are_found_by_the_facet()
    {
        Assert.Equal(["bus-boardings"], Ids(Search("", Choosing(Facet.Update, "late"))));
    }

    [Fact]
    public void The_quality_range_narrows_the_hits_but_not_its_own_histogram()
    {
        var result = Search("", new CatalogQuery { QualityFrom = 100 });
        Assert.Equal(4, result.QualityHistogram.Sum());
        Assert.True(result.Total < 4);
    }

    [Fact]
    public void Uses_are_counted_over_all_processes_and_order_the_list()
    {
        using (var log = new UsageLog(_city.Store.Database, _city.Clock))
        using (var other = new UsageLog(_city.Another().Database, _city.Clock))
        {
            for (var i = 0; i < 3; i++) log.Used("libraries", UsageKinds.View);
            other.Used("libraries", "csv");
            other.Used("shades", UsageKinds.Api);
        }
        _city.Store.EditDataset("shades", null, _ => { });
        Assert.Equal(["libraries", "shades"], Ids(Search("", new CatalogQuery { Sort = CatalogSort.Used })).Take(2));
        Assert.Equal((3L, 1L, 0L), (_city.Store.Snapshot().Find("libraries")!.Usage.Views, _city.Store.Snapshot().Find("libraries")!.Usage.Downloads, _city.Store.Snapshot().Find("libraries")!.Usage.ApiCalls));
    }

    [Fact]
    public void Pages_hold_their_size_and_the_last_one_the_rest()
    {
        var second = Search("", new CatalogQuery { PageSize = 3, Page = 2 });
        Assert.Equal((1, 2, 2, 4), (second.Hits.Count, second.Page, second.Pages, second.Total));
        Assert.Equal(2, Search("", new CatalogQuery { PageSize = 3, Page = 99 }).Page);
    }

    [Fact]
    public void Five_thousand_datasets_are_listed_and_searched_quickly()
    {
        using (var connection = _city.Store.Database.Open())
        using (var transaction = connection.BeginTransaction())
        using (var command = connection.CreateCommand())
        {
            command.Transaction = transaction;
            command.CommandText =
                """
                with recursive n(i) as (select 1 union all select i + 1 from n where i < 5000)
                insert into dataset_versions select 'd' || i, 1, rows, set_aside, reference_date, collected_at, structure, management, standard, accuracy,
                    replace(replace(summary, '"dataset":"bus-stops"', '"dataset":"d' || i || '"'), '"title":"bus-stops"', '"title":"가로등 정보 ' || i || '"')
                from n, (select * from dataset_versions where dataset = 'bus-stops')
                """;
            Assert.Equal(5000, command.ExecuteNonQuery());
            transaction.Commit();
        }
        var another = _city.Another();
        var started = Stopwatch.StartNew();
        var snapshot = another.Snapshot();
        Assert.Equal(5004, snapshot.Count);
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(4), $"snapshot took {started.Elapsed}");

        started.Restart();
        Assert.Equal(1, snapshot.Search(new CatalogQuery("가로등 정보 4321")).Hits.Count(h => h.Entry.Id == "d4321"));
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(6), $"the first search took {started.Elapsed}");

        started.Restart();
        for (var i = 0; i < 10; i++) snapshot.Search(new CatalogQuery("버스정류장"));
        Assert.True(started.Elapsed < TimeSpan.FromSeconds(2), $"ten searches took {started.Elapsed}");
    }

    [Fact]
    public void An_address_with_the_name_of_a_department_that_was_split_finds_what_its_parts_have()
    {
        DateOnly founded = new(2018, 7, 1), day = new(2026, 10, 20);
        _city.Store.SaveOrganization([new("D1", null, OrgUnitKind.Department, "교통과", null, founded, day) { Successors = ["D8", "D9"] }, new("D8", null, OrgUnitKind.Department, "교통운영과", null, day, null), new("D9", null, OrgUnitKind.Department, "주차과", null, day, null), new("D3", null, OrgUnitKind.Department, "옛과", null, founded, day)]);
        foreach (var (id, department) in ((string, string)[])[("split-open", "D1"), ("split-taken", "D9"), ("split-old", "D3")])
            Add(id, id, "", "transport", department, "", Origin.Own, AccessLevel.Everyone);
        List<string> Of(string department) => [.. _city.Store.Snapshot().Search(Choosing(Facet.Department, department)).Hits.Select(hit => hit.Entry.Id).Where(id => id.StartsWith("split", StringComparison.Ordinal)).Order()];
        Assert.Equal(["split-open", "split-taken"], Of("교통과"));
        Assert.Equal(["split-open", "split-taken"], Of("주차과"));
        Assert.Equal(["split-open"], Of("교통운영과"));
        Assert.Equal(["split-old"], Of("옛과"));
        Assert.Equal(["교통운영과", "주차과", "교통과"], MetadataFilter.Departments(_city.Store.Snapshot(), "교통과"));
    }

    private void Add(string id, string title, string description, string domain, string department, string cycle, Origin origin, AccessLevel access)
    {
        _city.Store.Register(_city.Commit(id, id, null, new Column("관리번호", ColumnType.Text, ColumnRole.Key, Source: "관리번호")));
        _city.Store.EditDataset(id, "test", (DatasetRow row) =>
        {
            (row.TitleKo, row.DescriptionKo, row.Domain, row.Department, row.Cycle) = (title, description, domain, department, cycle);
            (row.Origin, row.Access) = (origin.ToString(), access.ToString());
        });
    }

    private static CatalogQuery Choosing(Facet facet, params string[] values) => new() { Chosen = new Dictionary<Facet, IReadOnlyList<string>> { [facet] = values } };

    private static IReadOnlyList<string> Shown(CatalogResult result, Facet facet) => [.. result.Facets[facet].Select(v => $"{v.Value} {v.Count} {v.Chosen}")];

    public void Dispose() => _city.Dispose();
}
