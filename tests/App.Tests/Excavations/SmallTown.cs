using Maru.App.Excavations;
using Maru.Core.Receipts;

namespace Maru.App.Tests.Excavations;

/// <summary>A town of four roads, in metres from its middle: 중앙로 runs west to east, 은행로 south to north, 시장길 beside it; 퇴계로94번길 lies apart.</summary>
internal static class SmallTown
{
    public static Plane Plane { get; } = new(127.7, 37.9);

    public static ExcavationSettings Settings { get; } = ExcavationFile.Parse(
        """
        permits: {dataset: p, number: a, work: b, road: c, first: d, last: e}
        ask: 건설과 도로점용팀 2411
        english: {수도관 교체: Water main replacement, 바깥쪽: outer, 상수도과 수도시설팀: "Waterworks, Facilities"}
        """);

    public static CityRoads Roads { get; } = new(
    [
        Piece("중앙로", 6, new DateOnly(2015, 5, 1), -1000, 0, 0, 0), Piece("중앙로", 6, new DateOnly(2025, 6, 1), 0, 0, 1000, 0),
        Piece("은행로", 4, null, 0, -800, 0, 0), Piece("은행로", 4, null, 0, 0, 0, 800),
        Piece("시장길", 2, null, 300, 0, 300, 400), Piece("퇴계로94번길", 2, null, 5000, 5000, 5400, 5000),
    ]);

    public static IReadOnlyList<AddressPoint> Addresses { get; } =
    [
        Address("중앙시장", "강원특별자치도 한빛시 중앙로 120 (학림동)", "한빛시 학림동 612-3", 200, 20),
        Address(null, "강원특별자치도 한빛시 중앙로 122 (학림동)", null, 230, 20),
        Address("솔숲도서관", "강원특별자치도 한빛시 은행로 7 (학림동)", "한빛시 학림동 77", -15, 500),
        Address("두물정미소", "강원특별자치도 한빛시 새터읍 퇴계로94번길 12-1", null, 5100, 5010),
    ];

    public static IReadOnlyList<BusStop> Stops { get; } = [Stop("1001", "중앙시장앞", 250, -7, "2", "9"), Stop("1002", "은행로입구", -8, 300, "16"), Stop("1003", "먼정류장", 2000, 2000, "7")];

    public static ExcavationBook Book(params Excavation[] works) => new(Settings, works, Roads, Stops, Addresses, "한빛시", [new UsedVersion("p", "허가", 1, works.Length, 0, new DateOnly(2026, 10, 20), DateTimeOffset.UnixEpoch)]);

    public static Excavation Work(string number, string road, (int X, int Y) from, (int X, int Y) to, string first = "2026-10-05", string last = "2026-10-30", WorkHours? hours = null, int? lanes = 6, int? closed = 1) => new(
        number, "수도관 교체", road, null, null, Day(first), Day(last), hours ?? new(WorkDays.Weekdays, new TimeOnly(9, 0), new TimeOnly(17, 0)), lanes, closed, "바깥쪽", null, "한빛시", "상수도과 수도시설팀", "4412",
        BusAction.None, null, null, null, [[Plane.Longitude(from.X), Plane.Latitude(from.Y), Plane.Longitude(to.X), Plane.Latitude(to.Y)]]);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    public static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static RoadPiece Piece(string name, int lanes, DateOnly? paved, int x1, int y1, int x2, int y2)
    {
        double[] corners = [Plane.Longitude(x1), Plane.Latitude(y1), Plane.Longitude(x2), Plane.Latitude(y2)];
        // As the book itself projects them: around the middle of all roads.
        return new(name, corners, new Track([Middle.Project(corners)]), lanes, paved);
    }

    private static Plane Middle => new(
        new[] { -1000.0, 0, 0, 0, 300, 5000 }.Average(x => Plane.Longitude(x)), new[] { 0.0, 0, -800, 0, 0, 5000 }.Average(y => Plane.Latitude(y)));

    private static AddressPoint Address(string? name, string road, string? lot, int x, int y) => new(name, AddressText.ReadRoad(road), lot is null ? null : AddressText.ReadLot(lot), Plane.Longitude(x), Plane.Latitude(y));

    private static BusStop Stop(string number, string name, int x, int y, params string[] routes) => new(number, name, Plane.Longitude(x), Plane.Latitude(y), routes);
}
