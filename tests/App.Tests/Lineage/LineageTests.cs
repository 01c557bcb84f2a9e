using Maru.App.Catalog;
using Maru.App.Lineage;
using Maru.App.Linking;
using Maru.App.Quality.Rules;
using Maru.App.Tests.Catalog;
using Maru.Core;
using Maru.Core.Data;

namespace Maru.App.Tests.Lineage;

public sealed class LineageTests : IDisposable
{
    private readonly CatalogFolder _folder = new();
    private readonly KeptLinks _links;

    public LineageTests()
    {
        _folder.Store.Prepare();
        _links = new KeptLinks(_folder.Lake.Home, _folder.Clock);
        _folder.Commit("stops", "정류장", manifest => manifest with { Source = manifest.Source with { Table = "2026년", Crs = "EPSG:5186" } },
            new("정류장명", ColumnType.Text, ColumnRole.Name, Source: "정류장 명칭") { Cell = 1 },
            new("좌표X", ColumnType.Number, Source: "좌표X") { Cell = 2, Notes = [new("쉼표를 뺐습니다.", "Commas removed.")] },
            new("좌표Y", ColumnType.Number, Source: "좌표Y") { Cell = 3 },
            new("전화", ColumnType.Text, Source: "전화") { Cell = 4, Closed = true },
            new("경도", ColumnType.Number, ColumnRole.Longitude) { From = ["좌표X", "좌표Y"] });
        _folder.Store.Prepare();
    }

    public void Dispose() => _folder.Dispose();

    private LineageDesk Desk => new(_folder.Lake, _folder.Store, _links, [new RuleUses(_folder.Store), new FigureUses(), new LinkUses(_links)]);

    [Fact]
    public void A_column_comes_from_a_cell_of_the_source_with_what_was_done_to_it()
    {
        var graph = Desk.Of("stops", forStaff: false);
        var edge = Assert.Single(graph.Into(LineageDesk.ColumnId("stops", "정류장명")));
        var source = graph.Find(edge.From)!;
        Assert.Equal((LineageKind.Source, "정류장 명칭", "정류장.csv · 2026년 · 2번째 칸"), (source.Kind, source.Title.Ko, source.Note.Ko));
        Assert.Equal(["CP949 글자를 유니코드로", "머리글 ‘정류장 명칭’의 이름을 ‘정류장명’으로"], edge.What.Select(what => what.Ko));
        Assert.Contains(graph.Into(LineageDesk.ColumnId("stops", "좌표X")).First().What, what => what.Ko == "쉼표를 뺐습니다.");
    }

    [Fact]
    public void What_was_worked_out_comes_from_the_columns_it_was_worked_out_from()
    {
        var graph = Desk.Of("stops", forStaff: false);
        var longitude = LineageDesk.ColumnId("stops", "경도");
        Assert.Equal(["좌표X", "좌표Y"], graph.Into(longitude).Select(edge => graph.Find(edge.From)!.Title.Ko));
        Assert.Equal("EPSG:5186 좌표를 경위도로", graph.Into(longitude).First().What[0].Ko);
        Assert.Equal([2, 1], graph.Around(longitude, 1).Select(layer => layer.Count));
        Assert.Equal([2, 2, 1], graph.Around(longitude, 2).Select(layer => layer.Count));
    }

    [Fact]
    public void Rules_figures_and_linkings_are_uses_of_the_columns_they_read()
    {
        Rule("정류장명");
        _folder.Store.SaveSettings(_folder.Store.Snapshot().Settings with { Home = "numbers:\n- {id: stops, title: 정류장 수, datasets: [stops], sql: \"select '좌표X' as label, count(\\\"정류장명\\\") as value from stops\"}\n" });
        _links.Keep(new LinkDeclaration("stops", "shops", [LinkField.Parse("정류장명=상호:text")]), new("links", 1, 9, 9, 3, 0, 0, 0, 6, 6, 81, null));
        var graph = Desk.Of("stops", forStaff: true);
        var uses = graph.OutOf(LineageDesk.ColumnId("stops", "정류장명")).Select(edge => graph.Find(edge.To)!).ToList();
        Assert.Equal([LineageKind.Rule, LineageKind.Figure, LineageKind.Link], uses.Select(use => use.Kind));
        Assert.Equal("정류장 수", uses[1].Title.Ko);
        // A text in the SQL is no column.
        Assert.Equal([LineageKind.Column], graph.OutOf(LineageDesk.ColumnId("stops", "좌표X")).Select(edge => graph.Find(edge.To)!.Kind));
    }

    [Fact]
    public void What_reads_closed_columns_is_for_staff_and_so_is_its_sql()
    {
        Rule("전화");
        Assert.Empty(Desk.Of("stops", forStaff: false).OutOf(LineageDesk.ColumnId("stops", "전화")));
        Assert.NotNull(Assert.Single(Desk.Of("stops", forStaff: true).OutOf(LineageDesk.ColumnId("stops", "전화"))).Sql);
        Assert.True(Desk.Of("stops", forStaff: false).Find(LineageDesk.ColumnId("stops", "전화"))!.IsClosed);
        _folder.Store.EditDataset("stops", "시험", row => row.Access = nameof(AccessLevel.Internal));
        Assert.Throws<InputException>(() => Desk.Of("stops", forStaff: false));
    }

    [Fact]
    public void A_dataset_of_links_has_its_columns_from_the_two_it_was_made_of_and_their_sources_behind_them()
    {
        _folder.Commit("links", "연결", null, new Column("왼쪽 정류장명", ColumnType.Text, Source: "왼쪽 정류장명") { Cell = 1 });
        _links.Keep(new LinkDeclaration("stops", "shops", [LinkField.Parse("정류장명=상호:text")]) { Result = "links" }, new("links", 1, 9, 9, 3, 0, 0, 0, 6, 6, 81, null));
        _folder.Store.Prepare();
        var layers = Desk.Of("links", forStaff: false).Around(LineageDesk.ColumnId("links", "왼쪽 정류장명"), 3);
        Assert.Equal(["정류장 명칭", "정류장명", "왼쪽 정류장명"], layers.Take(3).Select(layer => layer[0].Title.Ko));
    }

    [Theory]
    [InlineData("select \"정류장명\" from stops", true)]
    [InlineData("select 정류장명 from stops", true)]
    [InlineData("select '정류장명' from stops", false)]
    [InlineData("select 1 -- 정류장명", false)]
    [InlineData("select /* 정류장명 */ 1", false)]
    [InlineData("select 정류장명들 from stops", false)]
    public void A_column_is_used_by_a_statement_that_names_it(string sql, bool isUsed) => Assert.Equal(isUsed, SqlColumns.Identifiers(sql).Contains("정류장명"));

    private void Rule(string column)
    {
        _folder.Store.SaveQualityRules([new("r-" + column, "stops", "not-blank", [column], new Dictionary<string, string>(), Severity.Warning, "", "시험", DateTimeOffset.UnixEpoch)]);
        _folder.Store.SaveQualityResults("stops", 1, [new("r-" + column, RuleOutcome.Passed, 9, 0, new("", ""), "select 1") { Uses = [new("stops", column)] }]);
    }
}
