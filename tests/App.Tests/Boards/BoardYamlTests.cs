using Maru.App.Boards;
using Maru.App.Indicators;
using Maru.Core;

namespace Maru.App.Tests.Boards;

/// <summary>Boards and their menu as YAML.</summary>
public sealed class BoardYamlTests
{
    private static readonly Board s_board = new("complaints", new("민원", "Complaints"),
    [
        new Tile("received", TileForm.Number) { Width = 3, Indicator = "complaints-received" },
        new Tile("regions", TileForm.Ranking) { Width = 4, Indicator = "complaints-received", By = TilePart.Region },
        new Tile("hours", TileForm.Heat)
        {
            Width = 7, Title = new("몰리는 때", "When they come"), Measure = new("하루 평균(건)", "A day"), Unit = new("건", "cases"), Decimals = 1, Datasets = ["complaints", "other"],
            Sql = "select 1 as label,\n       '# not a comment' as \"group\",\n  2 as value", Headline = "select 'a: b'", EnglishHeadline = "select 'c'",
        },
        new Tile("note", TileForm.Text) { Title = new("알림", "Note"), Text = new("첫 줄\n\n둘째 줄: 콜론", "One\nTwo") },
        new Tile("camera", TileForm.Image) { Title = new("하천", "River"), Text = new("교량에서 본 하천", "The river"), Address = "https://cctv.example.go.kr/a?b=1&c=2" },
    ])
    { About = new("한눈에", "At a glance"), SharedWith = ["교통과", "환경과"], Owner = "kim" };

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var read = BoardYaml.Read(BoardYaml.Write(s_board), "t");
        Assert.Equal(s_board with { Tiles = [], SharedWith = [] }, read with { Tiles = [], SharedWith = [] });
        Assert.Equal(s_board.SharedWith, read.SharedWith);
        Assert.Equal(s_board.Tiles.Select(BoardYaml.Write), read.Tiles.Select(BoardYaml.Write));
        Assert.Equal(s_board.Tiles.Select(tile => (tile.Sql, tile.Text, tile.Address)), read.Tiles.Select(tile => (tile.Sql, tile.Text, tile.Address)));
        foreach (var tile in s_board.Tiles) Assert.Equal(BoardYaml.Write(tile), BoardYaml.Write(BoardYaml.ReadTile(BoardYaml.Write(tile), "t")));
    }

    [Fact]
    public void A_menu_has_entries_with_boards_and_entries_below_them()
    {
        var menu = BoardYaml.ReadMenu("- {title: 종합현황, englishTitle: Overview, board: overview}\n- title: 안전\n  children: [{title: 재난, board: safety}]", "m");
        Assert.Equal(["overview", null], menu.Select(item => item.Board));
        Assert.Equal("safety", Assert.Single(menu[1].Children).Board);
        Assert.Equal(BoardYaml.WriteMenu(menu), BoardYaml.WriteMenu(BoardYaml.ReadMenu(BoardYaml.WriteMenu(menu), "m")));
        Assert.Empty(BoardYaml.ReadMenu("", "m"));
        Assert.Throws<InputException>(() => BoardYaml.ReadMenu("- title: a\n  children: [{title: b, children: [{title: c, children: [{title: d}]}]}]", "m"));
    }

    [Theory]
    [InlineData("form: pie", "pie"), InlineData("form: number", "indicator"), InlineData("form: ranking\n    indicator: x", "by"), InlineData("form: line\n    indicator: x\n    sql: select 1", "다 있습니다")]
    [InlineData("form: heat\n    title: t\n    datasets: [a]", "sql"), InlineData("form: heat\n    title: t\n    sql: select 1", "datasets"), InlineData("form: heat\n    datasets: [a]\n    sql: select 1", "title")]
    [InlineData("form: text", "text"), InlineData("form: image\n    alt: x\n    address: javascript:alert(1)", "javascript"), InlineData("form: image\n    alt: x\n    address: //evil.example", "//evil")]
    [InlineData("form: number\n    indicator: x\n    width: 13", "13"), InlineData("form: number\n    indicator: x\n    width: 1", "12까지")]
    public void A_tile_that_can_show_nothing_says_what_it_lacks(string rest, string told) =>
        Assert.Contains(told, Assert.Throws<InputException>(() => BoardYaml.Read($"id: b\ntitle: t\ntiles:\n  - id: a\n    {rest}\n", "b.yaml")).In("ko"), StringComparison.Ordinal);

    [Fact]
    public void Two_tiles_of_one_name_are_refused_and_so_are_too_many()
    {
        Assert.Contains("둘 이상", Assert.Throws<InputException>(() => BoardYaml.Read("id: b\ntitle: t\ntiles:\n  - {id: a, form: text, text: x}\n  - {id: a, form: text, text: y}\n", "b")).In("ko"), StringComparison.Ordinal);
        var many = string.Concat(Enumerable.Range(0, BoardYaml.MostTiles + 1).Select(i => $"  - {{id: a{i}, form: text, text: x}}\n"));
        Assert.Contains("61개", Assert.Throws<InputException>(() => BoardYaml.Read("id: b\ntitle: t\ntiles:\n" + many, "b")).In("ko"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_without_the_columns_of_its_form_is_told_by_name()
    {
        TileColumns.Require(TileForm.Heat, ["LABEL", "group", "value"], "t");
        var told = Assert.Throws<InputException>(() => TileColumns.Require(TileForm.Heat, ["label", "value"], "t")).In("ko");
        Assert.Contains("group", told, StringComparison.Ordinal);
    }
}
