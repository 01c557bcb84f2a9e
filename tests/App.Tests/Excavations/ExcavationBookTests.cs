using Maru.App.Excavations;

namespace Maru.App.Tests.Excavations;

public sealed class ExcavationBookTests
{
    private static readonly DateTime s_now = SmallTown.At("2026-10-20 10:32");

    [Fact]
    public void Works_near_a_place_come_nearest_first_with_distance_and_direction()
    {
        var book = SmallTown.Book(SmallTown.Work("멀다", "은행로", (0, 300), (0, 400)), SmallTown.Work("가깝다", "중앙로", (150, 0), (250, 0)), SmallTown.Work("밖", "은행로", (0, 700), (0, 790)));
        var near = ExcavationDesk.Look(book, "중앙로 120", s_now).Works;
        Assert.Equal([("가깝다", 20, Compass.South), ("멀다", 344, Compass.NorthWest)], near.Select(work => (work.Work.Number, work.Metres, work.Direction)));
    }

    [Fact]
    public void Works_that_are_over_are_left_out_and_the_nearest_elsewhere_is_told()
    {
        var book = SmallTown.Book(SmallTown.Work("끝남", "중앙로", (150, 0), (250, 0), last: "2026-10-16"), SmallTown.Work("다른 곳", "은행로", (0, 700), (0, 790)));
        var look = ExcavationDesk.Look(book, "중앙로 120", s_now);
        Assert.Empty(look.Works);
        Assert.Equal(("다른 곳", 709), (look.Next!.Work.Number, look.Next.Metres));
    }

    [Fact]
    public void A_road_alone_gives_its_works_with_those_closed_now_first()
    {
        var book = SmallTown.Book(
            SmallTown.Work("예정", "중앙로", (-900, 0), (-800, 0), "2026-10-21", "2026-10-22"), SmallTown.Work("밤", "중앙로", (150, 0), (250, 0), hours: new(WorkDays.Every, new(22, 0), new(5, 0))),
            SmallTown.Work("낮", "중앙로", (500, 0), (600, 0)), SmallTown.Work("다른 길", "은행로", (0, 100), (0, 200)));
        Assert.Equal(["낮", "밤", "예정"], ExcavationDesk.Look(book, "중앙로", s_now).Works.Select(work => work.Work.Number));
        Assert.Equal(["낮"], book.At(s_now, "중앙로").Where(line => line.State == WorkState.Closed).Select(line => line.Work.Number));
    }

    [Fact]
    public void Two_works_on_a_stretch_at_the_same_time_conflict_and_say_how_much_they_share()
    {
        var book = SmallTown.Book(
            SmallTown.Work("1", "중앙로", (0, 0), (200, 0), "2026-10-05", "2026-10-30"), SmallTown.Work("2", "중앙로", (100, 0), (300, 0), "2026-10-25", "2026-11-05"),
            SmallTown.Work("나중", "중앙로", (100, 0), (300, 0), "2026-11-06", "2026-11-20"), SmallTown.Work("옆", "중앙로", (0, 15), (90, 15), "2026-10-25", "2026-11-01"), SmallTown.Work("먼 곳", "은행로", (0, 300), (0, 400)));
        var conflicts = book.Conflicts(s_now);
        Assert.Equal([("1", "2"), ("1", "옆"), ("2", "옆")], conflicts.Select(conflict => (conflict.One.Number, conflict.Other.Number)));
        Assert.Equal((0, SmallTown.Day("2026-10-25"), SmallTown.Day("2026-10-30")), (conflicts[0].Metres, conflicts[0].From, conflicts[0].To));
        Assert.InRange(conflicts[0].SharedMetres, 104, 116);
        Assert.Equal((15, 0), (conflicts[1].Metres, conflicts[1].SharedMetres));
    }

    [Fact]
    public void A_work_that_was_done_by_the_moment_conflicts_with_nothing()
    {
        var book = SmallTown.Book(SmallTown.Work("1", "중앙로", (0, 0), (200, 0), "2026-10-05", "2026-10-15"), SmallTown.Work("2", "중앙로", (100, 0), (300, 0), "2026-10-14", "2026-11-05"));
        Assert.Empty(book.Conflicts(s_now));
        Assert.Single(book.Conflicts(SmallTown.At("2026-10-14 10:00")));
    }

    [Fact]
    public void A_stretch_paved_or_dug_up_within_the_years_of_the_rule_is_warned_of()
    {
        // East of the crossing 중앙로 was paved in June 2025, west of it in 2015.
        var book = SmallTown.Book(
            SmallTown.Work("새 포장", "중앙로", (100, 4), (300, 4)), SmallTown.Work("헌 포장", "중앙로", (-300, 4), (-100, 4)),
            SmallTown.Work("앞", "은행로", (4, 100), (4, 300), "2026-03-01", "2026-03-20"), SmallTown.Work("뒤", "은행로", (4, 200), (4, 400)), SmallTown.Work("보도만", "은행로", (4, 200), (4, 400), closed: 0));
        var redigs = book.Redigs(s_now);
        Assert.Equal([("뒤", "앞"), ("새 포장", null)], redigs.Select(redig => (redig.Work.Number, redig.Before?.Number)));
        Assert.Equal([SmallTown.Day("2026-03-20"), SmallTown.Day("2025-06-01")], redigs.Select(redig => redig.On));
        Assert.InRange(redigs[0].SharedMetres, 100, 116);
    }

    [Fact]
    public void The_years_of_the_rule_are_a_setting()
    {
        var settings = ExcavationFile.Parse("permits: {dataset: p, number: a, work: b, road: c, first: d, last: e}\nredig: {years: 1}");
        var book = new ExcavationBook(settings, [SmallTown.Work("새 포장", "중앙로", (100, 4), (300, 4))], SmallTown.Roads, [], [], null, []);
        Assert.Empty(book.Redigs(s_now));
    }

    [Fact]
    public void Stops_inside_a_closed_stretch_are_hit_with_their_routes_and_a_footway_hits_none()
    {
        var book = SmallTown.Book(SmallTown.Work("차로", "중앙로", (200, 0), (300, 0)), SmallTown.Work("보도", "중앙로", (200, 0), (300, 0), closed: 0), SmallTown.Work("앞까지", "중앙로", (0, 0), (200, 0)));
        var hit = Assert.Single(book.StopsHit(book.Works[0]));
        Assert.Equal(("중앙시장앞", 7), (hit.Stop.Name, hit.Metres));
        Assert.Equal(["2", "9"], hit.Stop.Routes);
        Assert.Empty(book.StopsHit(book.Works[1]));
        Assert.Empty(book.StopsHit(book.Works[2]));
    }

    [Theory]
    [InlineData(100, 0, Compass.East)]
    [InlineData(0, 100, Compass.North)]
    [InlineData(-70, -70, Compass.SouthWest)]
    [InlineData(70, -70, Compass.SouthEast)]
    public void A_direction_is_that_of_the_nearest_point(int x, int y, Compass direction)
    {
        var book = SmallTown.Book(SmallTown.Work("1", "중앙로", (x, y), (x, y)));
        Assert.Equal(direction, Assert.Single(book.Near(SmallTown.Plane.Longitude(0), SmallTown.Plane.Latitude(0), s_now, 350)).Direction);
    }

    [Fact]
    public void Metres_are_those_of_the_ellipsoid()
    {
        // Chuncheon's latitude: a degree of latitude is 110,995 m and of longitude 87,964 m on WGS 84.
        var plane = new Plane(127.7, 37.9);
        Assert.Equal(110_995, plane.Y(38.9) - plane.Y(37.9), 20.0);
        Assert.Equal(87_964, plane.X(128.7), 20.0);
    }
}
