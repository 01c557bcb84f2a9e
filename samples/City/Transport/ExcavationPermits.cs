using System.Globalization;
using Maru.City.Chance;
using Maru.City.Model;
using Maru.City.Surveying;
using Maru.City.Writers;
using NetTopologySuite.Geometries;

namespace Maru.City.Transport;

/// <summary>The permit system's own file: every work as a line along its road, with hours, lanes, buses and whom to call; no applicants.</summary>
internal sealed class ExcavationPermits : CityDataset
{
    private const int Works = 380;
    private const int LaneMetres = 4;

    private static readonly (string Work, string Agency, string Department)[] Kinds =
    [
        ("수도관 교체", "한빛시", "상수도과 수도시설팀"), ("수도관 누수 복구", "한빛시", "상수도과 누수방지팀"), ("하수관 정비", "한빛시", "하수도과 하수시설팀"),
        ("도시가스관 이설", "한빛도시가스", "건설과 도로점용팀"), ("도시가스관 매설", "한빛도시가스", "건설과 도로점용팀"), ("통신관로 매설", "한빛통신", "건설과 도로점용팀"),
        ("전선 지중화", "한국전력 한빛지사", "건설과 도로점용팀"), ("열수송관 보수", "한빛지역난방", "건설과 도로점용팀"),
    ];

    private static readonly (string Days, string From, string To)[] Shifts =
        [("평일", "09:00", "17:00"), ("평일", "09:00", "17:00"), ("평일", "10:00", "16:00"), ("매일", "09:00", "18:00"), ("매일", "21:00", "05:00"), ("평일", "22:00", "05:00"), ("주말", "08:00", "18:00")];

    public override About About => new("excavation-permits", "도로굴착 허가 구간", "도로를 파는 공사마다 구간, 기간과 시간, 막는 차로, 버스 조치와 문의할 곳입니다.",
        "건설과/도로점용팀", Cycle.Daily, "2026-10-20", "도로굴착 도로공사 공사 구간 차로 통제 우회 임시 정류장 굴착");

    public override void Deliver(Delivery to, CityModel city, Pcg chance)
    {
        var table = new Table("허가번호", "공사종류", "도로명", "시점", "종점", "연장_m", "착공일", "준공일", "작업요일", "작업시작", "작업종료", "전체차로", "통제차로", "통제위치", "통제방향",
            "시행기관", "담당부서", "내선", "버스조치", "조치정류장", "임시거리_m", "우회도로");
        var lines = new List<Geometry>();
        var starts = city.Roads.Roads.Where(road => !road.IsBridge && road.Dong >= 0 && road.Class is not (RoadClass.Rural or RoadClass.Trunk)).ToList();
        var mains = starts.Where(road => road.IsMain).ToList();
        var stops = city.Transit.Stops.Where(stop => !stop.IsOutside).ToLookup(stop => stop.RoadId);
        var served = mains.Where(road => stops[road.Id].Any()).ToList();
        for (var i = 1; i <= Works; i++)
        {
            var start = chance.Happens(0.35) ? chance.Pick(served) : chance.Happens(0.5) ? chance.Pick(mains) : chance.Pick(starts);
            // Streets paved of late are dug up less, not never.
            if (Paving.IsFresh(city, start) && chance.Happens(0.6))
                start = chance.Pick(mains);
            var stretch = new Stretch(city, start, chance);
            var first = city.Today.AddDays(-150 + 290 * i / Works + chance.Between(-6, 6));
            var permit = new Permit(city, stretch, chance, first, $"2026-굴착-{i.Digits(4)}", stops);
            permit.Write(table, lines);
            // A neighbour's work on the same stretch at the same time: what a coordinating meeting is for.
            if (i % 24 == 0)
                new Permit(city, stretch, chance, first.AddDays(chance.Between(2, 9)), $"2026-굴착-{(Works + i / 24).Digits(4)}", stops).Write(table, lines);
        }
        to.GeoJson("굴착허가_구간.geojson", table, lines);
    }

    /// <summary>Pieces of one road in a row.</summary>
    private sealed class Stretch
    {
        private readonly CityModel city;

        public Stretch(CityModel city, Road start, Pcg chance)
        {
            this.city = city;
            var wanted = 70 + 90 * chance.Factor(0.7);
            Pieces.Add(start);
            Nodes.AddRange([start.From, start.To]);
            while (Pieces.Sum(piece => piece.Length) < wanted && Next() is { } next)
            {
                Pieces.Add(next);
                Nodes.Add(next.From == Nodes[^1] ? next.To : next.From);
            }
        }

        public List<Road> Pieces { get; } = [];

        public List<int> Nodes { get; } = [];

        public Road Road => Pieces[0];

        public double Metres => Pieces.Sum(piece => piece.Length);

        /// <summary>The road that crosses at a junction, or the nearest building number.</summary>
        public string At(int node, Pcg chance) => Crossing(node) is { } other ? $"{other} 교차로" : $"{Road.Name} {chance.Between(1, 90) * 2}";

        public string? Crossing(int node) => city.Roads.At(node).Select(id => city.Roads.Roads[id].Name).FirstOrDefault(name => name != Road.Name);

        public LineString Line(int right)
        {
            var points = Nodes.Select(node => city.Roads.Nodes[node]).ToList();
            var shifted = points.Select((point, i) =>
            {
                var (a, b) = (points[Math.Max(0, i - 1)], points[Math.Min(points.Count - 1, i + 1)]);
                var length = a.Distance(b);
                return new Coordinate(point.X + (b.Y - a.Y) / length * right, point.Y - (b.X - a.X) / length * right);
            });
            // Works end short of the junctions.
            var line = new NetTopologySuite.LinearReferencing.LengthIndexedLine(new LineString([.. shifted]));
            return (LineString)line.ExtractLine(12, Math.Max(30, Metres - 12));
        }

        private Road? Next() => city.Roads.At(Nodes[^1]).Select(id => city.Roads.Roads[id]).FirstOrDefault(road => road.Name == Road.Name && !road.IsBridge && !Pieces.Contains(road) && !Nodes.Contains(road.From == Nodes[^1] ? road.To : road.From));
    }

    private sealed class Permit(CityModel city, Stretch stretch, Pcg chance, DateOnly first, string number, ILookup<int, BusStop> stops)
    {
        public void Write(Table table, List<Geometry> lines)
        {
            var (work, agency, department) = chance.Pick(Kinds);
            var (days, from, to) = chance.Pick(Shifts);
            var last = first.AddDays((int)(5 + 16 * chance.Factor(0.8)));
            var lanes = stretch.Road.Lanes;
            var (place, closed) = lanes <= 2 ? chance.Happens(0.3) ? ("보도", 0) : chance.Happens(0.25) ? ("전 차로", lanes) : ("한쪽", 1)
                : chance.Happens(0.12) ? ("보도", 0) : chance.Happens(0.08) ? ("전 차로", lanes) : chance.Happens(0.75) ? ("바깥쪽", chance.Happens(0.8) ? 1 : 2) : ("안쪽", 1);
            var forward = chance.Happens(0.5);
            var isWhole = place == "전 차로";
            var line = stretch.Line(isWhole ? 0 : forward ? LaneMetres : -LaneMetres);
            var end = stretch.Nodes[forward ? ^1 : 0];
            var towards = isWhole ? "양방향" : stretch.Crossing(end) is { } crossing ? $"{crossing} 쪽" : forward ? "종점 쪽" : "시점 쪽";
            var hit = closed == 0 ? null : stretch.Pieces.SelectMany(piece => stops[piece.Id].Where(stop => isWhole || IsSameSide(piece, stop, forward))).FirstOrDefault();
            var detour = isWhole ? stretch.Crossing(stretch.Nodes[0]) ?? stretch.Crossing(stretch.Nodes[^1]) : null;
            var action = closed == 0 ? "" : detour is not null && hit is not null ? "우회" : hit is not null && place is "바깥쪽" or "한쪽" && hit is not null ? "임시 정류장" : "";
            table.Add(number, work, stretch.Road.Name, stretch.At(stretch.Nodes[0], chance), stretch.At(stretch.Nodes[^1], chance), (int)line.Length,
                first, last, days, from, to, lanes, closed, place, towards, agency, department, city.Phone(department.Split(' ')[0])[^4..],
                action, action.Length > 0 ? hit!.Number : "", action == "임시 정류장" ? chance.Between(5, 16) * 10 : null, detour ?? "");
            lines.Add(line);
        }

        // A piece may be walked against its own direction.
        private bool IsSameSide(Road piece, BusStop stop, bool forward)
        {
            var at = stretch.Pieces.IndexOf(piece);
            var along = piece.From == stretch.Nodes[at];
            return stop.Forward == (along == forward);
        }
    }
}
