using Maru.App.Boards;
using Maru.App.Live;
using Maru.App.Tests.Live;
using Maru.Core;
using Maru.Core.Live;
using static Maru.App.Tests.Live.LiveHome;

namespace Maru.App.Tests.Boards;

/// <summary>What tiles show of feeds.</summary>
public sealed class LiveFigureTests
{
    [Fact]
    public async Task A_number_is_the_mean_of_stations_that_are_not_stale_and_told_beside_the_hour_before()
    {
        await using var home = new LiveHome();
        // The third station fell silent an hour and a half ago; the feed counts values as stale after half an hour.
        await home.Take(T(-70, 10), T(-5, 14), T(-70, 12, "B"), T(-5, 18, "B"), T(-90, 40, "C"));
        var figure = Of(home, TileForm.Number);
        Assert.Equal(16, figure.Value);
        Assert.Equal("측정소 2곳 평균. 한 시간 전보다 5℃ 높습니다.", figure.Told.Ko);
        Assert.Equal(["11-24 10시", "11-24 11시"], figure.Rows.Select(row => row[0]));
        Assert.Equal([11.0, 16.0], figure.Rows.Select(row => row[1]));
        Assert.Equal(Noon.AddMinutes(-5), figure.At);
    }

    [Fact]
    public async Task One_station_is_found_by_id_or_name_and_stale_values_are_better_than_none()
    {
        await using var home = new LiveHome();
        await home.Take(T(-200, 10), T(-100, 7, "B"));
        var figure = Of(home, TileForm.Number, station: "B");
        Assert.Equal(7, figure.Value);
        Assert.Equal(FeedState.Stale, figure.Feed.State);
        Assert.Null(Of(home, TileForm.Number, station: "Z").Value);
    }

    [Fact]
    public async Task Stations_are_ranked_and_the_highest_is_told()
    {
        await using var home = new LiveHome();
        await home.Take(T(-5, 3), T(-5, 9, "B"));
        var figure = Of(home, TileForm.Ranking);
        Assert.Equal(["B", "A"], figure.Rows.Select(row => row[0]));
        Assert.Equal([true, false], figure.Rows.Select(row => row[3]));
        Assert.Equal("기온은 B가 9℃로 가장 높습니다", figure.Headline.Ko);
        Assert.Equal(4, Of(home, TileForm.Line).Rows.Count + Of(home, TileForm.Table).Rows.Count);
    }

    [Fact]
    public async Task Events_are_those_that_go_on_and_none_is_news_too()
    {
        await using var home = new LiveHome();
        Assert.Equal("지금 진행 중인 일이 없습니다", Of(home, TileForm.Events).Headline.Ko);
        await home.Feed.Take(FeedAnswer.Nothing with { Events = [new("1", "사고", "추돌", Noon.AddMinutes(-5)) { Severity = 2 }, new("2", "공사", "포장", Noon.AddMinutes(-50)) { Until = Noon.AddMinutes(-1) }] }, isWhole: false, CancellationToken.None);
        var figure = Of(home, TileForm.Events);
        Assert.Equal(["11:55", "사고", "추돌"], Assert.Single(figure.Rows).Take(3));
    }

    [Fact]
    public async Task A_quantity_the_feed_does_not_measure_is_refused_with_those_it_does()
    {
        await using var home = new LiveHome();
        var problem = Assert.Throws<InputException>(() => Of(home, TileForm.Number, quantity: "snow"));
        Assert.Contains("snow", problem.Problem.Ko, StringComparison.Ordinal);
        Assert.Contains("t, rain", problem.Todo!.Value.Ko, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form: heat\nfeed: weather", "heat"), InlineData("form: number\nfeed: weather\nindicator: x", "indicator"), InlineData("form: line\nfeed: weather\nsql: select 1", "sql")]
    public void A_tile_of_a_feed_says_what_does_not_go_with_it(string yaml, string found) =>
        Assert.Contains(found, Assert.Throws<InputException>(() => BoardYaml.ReadTile("id: a\n" + yaml, "t")).Problem.Ko, StringComparison.Ordinal);

    [Fact]
    public void A_tile_of_a_feed_is_written_as_it_was_read()
    {
        var tile = BoardYaml.ReadTile("id: a\nform: line\nfeed: weather\nquantity: t\nstation: 시청", "t");
        Assert.Equal(("weather", "t", "시청"), (tile.Feed, tile.Quantity, tile.Station));
        Assert.Equal(tile.Station, BoardYaml.ReadTile(BoardYaml.Write(tile), "t").Station);
    }

    private static LiveFigure Of(LiveHome home, TileForm form, string? quantity = null, string? station = null) =>
        LiveFigure.Of(new("a", form) { Feed = "weather", Quantity = quantity, Station = station }, home.Feed, FeedView.Of(home.Feed, new(), Noon), Noon);
}
