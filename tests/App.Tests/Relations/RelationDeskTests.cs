using Maru.App.Catalog;
using Maru.App.Linking;
using Maru.App.Quality.Rules;
using Maru.App.Receipts;
using Maru.App.Relations;
using Maru.App.Tests.Rows;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Relations;

public sealed class RelationDeskTests : IDisposable
{
    private readonly RelationLake _lake = new();

    public void Dispose() => _lake.Dispose();

    [Fact]
    public void Only_datasets_with_a_new_version_are_measured_again_and_until_then_the_old_measure_says_so()
    {
        StopsAndRides();
        Assert.Equal(2, _lake.Desk.Refresh(null, CancellationToken.None));
        Assert.Equal(0, _lake.Desk.Refresh(null, CancellationToken.None));
        _lake.Put("rides", "정류장번호:text, 승차:int:measure", JoinTests.Rows(100, i => [$"S-{1000 + (i % 20 * 7)}", i]));
        Assert.True(Join().IsStale);
        Assert.Equal(1, Join().Left.Version);
        Assert.Equal(["rides"], _lake.Desk.Stale());
        Assert.Equal(1, _lake.Desk.Refresh(null, CancellationToken.None));
        Assert.Equal((false, 2, 1, 100L), (Join().IsStale, Join().Left.Version, Join().Right.Version, Join().Matched!.Part));
    }

    [Fact]
    public void Personal_data_are_never_sketched_and_what_leads_through_closed_columns_is_for_staff()
    {
        _lake.Put("people", "회원번호:text:key, 이름:text", JoinTests.Rows(50, i => [$"{9000 + (i * 13)}-{i}", $"이름{i}"]), column => column.Name == "회원번호" ? column with { Closed = true, Personal = new("resident-number", 1, 50, new("", "")) } : column);
        _lake.Put("loans", "회원번호:text, 책:text", JoinTests.Rows(200, i => [$"{9000 + (i % 40 * 13)}-{i % 40}", $"책 {i * 31 % 97}"]));
        Assert.Empty(_lake.Joins(forStaff: false));
        var join = Assert.Single(_lake.Joins(forStaff: true));
        Assert.Equal((true, 200L), (join.IsForStaff, join.Matched!.Part));
        Assert.DoesNotContain(_lake.Catalog.ValueSketches(), sketch => sketch.Dataset == "people" && sketch.Column == "회원번호");
        Assert.Null(UseTogether.Sql(join, _lake.Catalog.Snapshot().Find("loans")!, _lake.Catalog.Snapshot().Find("people")!));
    }

    [Fact]
    public void A_column_closed_later_takes_its_relations_from_readers_at_once()
    {
        StopsAndRides();
        Assert.Single(_lake.Joins());
        _lake.Catalog.Decide("rides", "정류장번호", PrivacyDecision.Closed, "시험", null);
        Assert.Empty(_lake.Desk.Graph(forStaff: false).Relations);
        Assert.Single(_lake.Desk.Graph(forStaff: true).Relations, relation => relation.Kind == RelationKind.Key);
        _lake.Catalog.EditDataset("stops", "시험", row => row.Access = nameof(AccessLevel.Internal));
        _lake.Catalog.Decide("rides", "정류장번호", PrivacyDecision.Opened, "시험", "번호일 뿐이다");
        Assert.Empty(_lake.Desk.Graph(forStaff: false).Neighbours("rides"));
    }

    [Fact]
    public void Datasets_of_the_city_s_regions_meet_at_a_hub_and_not_one_by_one()
    {
        string[] regions = ["서면", "동면", "남면", "북면", "신동", "중앙동", "교동", "조운동", "약사동", "근화동"];
        _lake.Catalog.SaveSettings(_lake.Catalog.Snapshot().Settings with { Regions = [.. regions.Select((name, i) => new CityRegion($"51990{i}0000", name))] });
        _lake.Put("households", "행정동:text:region, 세대수:int:measure", JoinTests.Rows(10, i => [regions[i], 100 * i]));
        _lake.Put("lamps", "관리번호:text:key, 행정동:text:region", JoinTests.Rows(100, i => [$"L{i * 17}", i < 95 ? regions[i % 10] : "홍천읍"]));
        Assert.Empty(_lake.Joins());
        var hub = Assert.Single(_lake.Desk.Graph(false).Hubs("lamps"));
        Assert.Equal((RelationDesk.Regions, new Tally(95, 100)), (hub.Own.Right.Column, hub.Own.Matched!));
        Assert.Equal("households", Assert.Single(hub.Others).Left.Dataset);
    }

    [Fact]
    public void A_match_rate_can_be_counted_again_with_a_receipt_that_says_the_same()
    {
        StopsAndRides();
        var join = Assert.Single(_lake.Joins());
        var receipt = _lake.Desk.Receipt(join, CancellationToken.None);
        Assert.Equal(["left_values", "right_values", "matched"], receipt.Steps.Select(step => step.Name));
        Assert.Equal([("rides", 1), ("stops", 1)], receipt.Data.Select(used => (used.Dataset, used.Version)));
        Assert.Equal(join.Counts!.LeftValues, receipt.Steps[0].RowsOut);
        Assert.Equal(receipt.Id, _lake.Desk.Receipt(join, CancellationToken.None).Id);
    }

    [Fact]
    public void The_sql_to_use_two_datasets_together_runs_and_keeps_every_row()
    {
        StopsAndRides();
        var join = Assert.Single(_lake.Joins());
        var (rides, stops) = (_lake.Catalog.Snapshot().Find("rides")!, _lake.Catalog.Snapshot().Find("stops")!);
        Assert.Equal(("310", "300"), Count(UseTogether.Sql(join, rides, stops)!, "정류장명"));
        Assert.Equal(("100", "100"), Count(UseTogether.Sql(join, stops, rides)!, "rides 행 수"));
    }

    [Fact]
    public void Links_that_people_made_and_rules_in_use_are_relations_too()
    {
        StopsAndRides();
        _lake.Links.Keep(new LinkDeclaration("rides", "stops", [LinkField.Parse("정류장번호=정류장번호:exact")]) { LeftKey = "정류장번호" }, new("links", 1, 70, 100, 60, 60, 0, 0, 10, 40, 0, null));
        _lake.Catalog.SaveQualityRules([new("ref", "rides", "reference", ["정류장번호"], new Dictionary<string, string> { ["from"] = "stops", ["column"] = "정류장번호" }, Severity.Warning, "", "시험", DateTimeOffset.UnixEpoch)]);
        _lake.Catalog.SaveQualityResults("rides", 1, [new("ref", RuleOutcome.Failed, 310, 10, new("", ""), "") { Uses = [new("rides", "정류장번호"), new("stops", "정류장번호")] }]);
        _lake.Joins();
        var neighbour = Assert.Single(_lake.Desk.Graph(false).Neighbours("rides"));
        Assert.Equal([RelationKind.Key, RelationKind.Link, RelationKind.Rule], neighbour.Relations.Select(relation => relation.Kind));
        Assert.Equal([new Tally(300, 310), new Tally(60, 70), new Tally(300, 310)], neighbour.Relations.Select(relation => relation.Matched));
    }

    [Fact]
    public void A_dataset_that_is_no_more_leaves_no_relation_behind()
    {
        StopsAndRides();
        Assert.Single(_lake.Joins());
        Directory.Delete(Path.Combine(_lake.Lake.Home.Lake, "stops"), recursive: true);
        _lake.Catalog.Prepare();
        _lake.Desk.Refresh(null, CancellationToken.None);
        Assert.Empty(_lake.Desk.Graph(true).Relations);
        Assert.Empty(_lake.Catalog.MeasuredRelations());
    }

    private Relation Join() => Assert.Single(_lake.Desk.Graph(false).Relations, relation => relation.Kind == RelationKind.Key);

    private void StopsAndRides()
    {
        _lake.Put("stops", "정류장번호:text:key, 정류장명:text:name", JoinTests.Rows(100, i => [$"S-{1000 + (i * 7)}", $"정류장 {i}"]));
        _lake.Put("rides", "정류장번호:text, 승차:int:measure", [.. JoinTests.Rows(300, i => [$"S-{1000 + (i % 60 * 7)}", i]), .. JoinTests.Rows(10, i => [$"X-{i}", 1])]);
    }

    // All rows of a join, and those in which a column of the other side is not blank.
    private (string All, string Filled) Count(string sql, string column)
    {
        var tables = new[] { "stops", "rides" }.Select(dataset => _lake.Lake.Lake.Table(_lake.Lake.Lake.Latest(dataset)!)).ToList();
        using var session = _lake.Lake.Engine.Open(tables, new());
        using var result = session.Query($"select count(*), count(\"{column}\") from ({sql}) as j", null, CancellationToken.None);
        var row = ResultTable.Read(result, 1).Rows[0];
        return ($"{row[0]}", $"{row[1]}");
    }
}
