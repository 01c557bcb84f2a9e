using Maru.App.Excavations;

namespace Maru.App.Tests.Excavations;

public sealed class CallSentenceTests
{
    private static readonly DateTime s_now = SmallTown.At("2026-10-20 10:32");

    [Fact]
    public void A_closed_lane_is_told_with_its_end_hours_what_is_left_and_the_buses()
    {
        var work = SmallTown.Work("1", "중앙로", (150, 0), (300, 0)) with { BusAction = BusAction.StopMoved, BusStop = "1001", StopMovedMetres = 150 };
        Assert.Equal(
            "중앙로 120 앞은 수도관 교체 공사로 10월 30일까지 평일 아침 9시부터 저녁 5시까지 바깥쪽 한 개 차로를 막습니다. 지금도 막혀 있으니 나머지 두 개 차로로 지나가 주세요. 2번과 9번 버스는 중앙시장앞 대신 150m 떨어진 임시 정류장에 섭니다.",
            Said(work));
        Assert.Equal(
            "In front of 중앙로 120, water main replacement closes one outer lane until 30 October, weekdays from 09:00 to 17:00. It is closed now: please use the other 2 lanes. Buses 2 and 9 stop at a temporary stop 150 m away instead of 중앙시장앞.",
            Said(work, korean: false));
    }

    [Fact]
    public void At_other_hours_it_says_when_the_road_closes_again()
    {
        Assert.Equal(
            "중앙로 120 앞은 수도관 교체 공사로 10월 30일까지 매일 밤 10시부터 다음 날 새벽 5시까지 바깥쪽 한 개 차로를 막습니다. 지금은 열려 있고, 오늘 밤 10시에 다시 막습니다.",
            Said(SmallTown.Work("1", "중앙로", (150, 0), (300, 0), hours: new(WorkDays.Every, new(22, 0), new(5, 0)))));
        Assert.EndsWith("지금은 열려 있고, 10월 26일 아침 9시에 다시 막습니다.", Said(SmallTown.Work("1", "중앙로", (150, 0), (300, 0)), at: "2026-10-23 18:00"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_planned_for_next_year_says_the_year() => Assert.Equal(
        "중앙로 120 앞은 수도관 교체 공사로 2027년 1월 4일부터 2027년 1월 8일까지 평일 아침 9시부터 저녁 5시까지 모든 차로를 막을 예정입니다. 지금은 지나갈 수 있습니다.",
        Said(SmallTown.Work("1", "중앙로", (150, 0), (300, 0), "2027-01-04", "2027-01-08", closed: 6)));

    [Fact]
    public void A_whole_road_that_is_closed_tells_the_detour() => Assert.Contains(
        "모든 차로를 막습니다. 지금 지나갈 수 없으니 은행로로 돌아가 주세요. 2번과 9번 버스는 은행로로 돌아갑니다.",
        Said(SmallTown.Work("1", "중앙로", (150, 0), (300, 0), closed: 6) with { Detour = "은행로", BusAction = BusAction.Detour, BusStop = "1001" }), StringComparison.Ordinal);

    [Fact]
    public void A_work_farther_off_is_told_as_such() => Assert.StartsWith(
        "중앙로 120 바로 앞에는 굴착공사가 없습니다. 가장 가까운 북서쪽 233m 은행로는 수도관 교체 공사로 10월 30일까지", Said(SmallTown.Work("1", "은행로", (0, 140), (0, 300))), StringComparison.Ordinal);

    [Fact]
    public void Nothing_near_names_the_next_nearest_and_whom_to_ask()
    {
        var far = SmallTown.Work("1", "은행로", (0, 700), (0, 790));
        Assert.Equal("중앙로 120에서 350m 안에는 허가된 굴착공사가 없습니다. 가장 가까운 공사는 북쪽 709m 은행로의 수도관 교체 공사입니다. 더 궁금하신 것은 건설과 도로점용팀 2411에 물어 주세요.", Said(far));
        Assert.StartsWith("There is no permitted work within 350 m of 중앙로 120. The nearest is 709 m north: water main replacement on 은행로.", Said(far, korean: false), StringComparison.Ordinal);
    }

    [Fact]
    public void A_road_alone_says_how_many_works_it_has_and_how_many_are_closed_now()
    {
        var book = SmallTown.Book(SmallTown.Work("1", "중앙로", (150, 0), (300, 0)) with { From = "은행로 교차로", To = "시장길 교차로" }, SmallTown.Work("2", "중앙로", (500, 0), (600, 0), "2026-11-02", "2026-11-05"));
        var said = Spoken.Plain(new CallSentence(book).Of(ExcavationDesk.Look(book, "중앙로", s_now))!.Normal);
        Assert.StartsWith("중앙로에는 굴착공사가 2곳 있고, 그 가운데 지금 막힌 곳은 1곳입니다. 중앙로 은행로 교차로에서 시장길 교차로 사이는 수도관 교체 공사로", said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_brief_form_and_the_message_say_the_same_facts()
    {
        var book = SmallTown.Book(SmallTown.Work("1", "중앙로", (150, 0), (300, 0)));
        var spoken = new CallSentence(book).Of(ExcavationDesk.Look(book, "중앙로 120", s_now))!;
        Assert.Equal("중앙로 120 앞 수도관 교체, 10월 30일까지 평일 09:00~17:00 바깥쪽 한 개 차로 막음, 지금 막힘. 문의 상수도과 수도시설팀 내선 4412.", Spoken.Plain(spoken.Brief));
        Assert.Equal("[한빛시] 중앙로 수도관 교체 ~10.30 평일 09~17시 바깥쪽 1차로 통제. 지금 막힘. 문의 4412", Spoken.Plain(spoken.Message));
        Assert.Equal(87, spoken.MessageBytes);
    }

    [Fact]
    public void A_place_that_was_not_found_has_nothing_to_say()
    {
        var book = SmallTown.Book();
        Assert.Null(new CallSentence(book).Of(ExcavationDesk.Look(book, "없는길 7", s_now)));
    }

    private static string Said(Excavation work, bool korean = true, string? at = null)
    {
        var book = SmallTown.Book(work);
        return Spoken.Plain(new CallSentence(book).Of(ExcavationDesk.Look(book, "중앙로 120", at is null ? s_now : SmallTown.At(at)), korean)!.Normal);
    }
}
