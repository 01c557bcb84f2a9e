using System.Globalization;
using Maru.City.Chance;

namespace Maru.City.Model;

/// <param name="Number">Four-digit number on the sign.</param>
/// <param name="CardId">The number the fare-card operator uses; it shares nothing with <paramref name="Number"/>.</param>
internal sealed record BusStop(string Number, string CardId, string Name, Spot Spot, int RoadId, bool Forward, bool IsOutside, double Pull);

internal sealed record BusRoute(string Number, string Kind, string From, string To, IReadOnlyList<BusStop> Stops, int TripsPerDay, double Kilometres);

/// <summary>Bus stops on both sides of main and valley roads, and routes from the terminal that serve them in order.</summary>
internal sealed class Transit
{
    private const int OutsideStops = 38;
    private static readonly bool[] BothWays = [true, false];
    private static readonly string[] TownEnds = ["종점", "아파트", "공원"];
    private readonly RoadNetwork roads;
    private readonly Dictionary<int, List<BusStop>> stopsOn = [];

    public Transit(Land land, RoadNetwork roads, Places places, IReadOnlyList<Village> villages, Landmarks landmarks, ulong seed)
    {
        this.roads = roads;
        var chance = Pcg.For(seed, "transit");
        var stops = new List<BusStop>();
        foreach (var road in roads.Roads.Where(road => (road.IsMain || road.Class == RoadClass.Rural) && !road.IsBridge))
            foreach (var forward in BothWays)
                if (chance.Happens(road.Length / (road.Class is RoadClass.Trunk ? 620 : road.Class is RoadClass.Rural ? 820 : 560)))
                    Place(stops, places, landmarks, road, forward, chance);
        foreach (var stop in Outside(land, stops, chance).ToList())
            stops.Add(stop);
        Stops = stops;
        Routes = [.. Plan(villages, chance)];
    }

    public IReadOnlyList<BusStop> Stops { get; }

    public IReadOnlyList<BusRoute> Routes { get; }

    private void Place(List<BusStop> stops, Places places, Landmarks landmarks, Road road, bool forward, Pcg chance)
    {
        if (places.On(chance, road, chance.Between(0.15, 0.85), forward ? 7 : -7) is not { } spot)
            return;
        var name = landmarks.NameNear(spot, chance);
        var stop = New(stops.Count, name, spot, road.Id, forward, false, (spot.Dong.Plan.IsRural ? 0.12 : 1) * chance.Factor(1.0), chance);
        stops.Add(stop);
        if (!stopsOn.TryGetValue(road.Id, out var here))
            stopsOn[road.Id] = here = [];
        here.Add(stop);
    }

    /// <summary>Some city buses run on into the neighbouring counties; their stops are in the list though not in the city.</summary>
    private static IEnumerable<BusStop> Outside(Land land, List<BusStop> stops, Pcg chance)
    {
        var far = stops.Where(stop => stop.Spot.Dong.Plan.IsRural).OrderByDescending(stop => Math.Abs(stop.Spot.X - CityPlace.HallX) + Math.Abs(stop.Spot.Y - CityPlace.HallY)).Take(14).ToList();
        for (var made = 0; made < OutsideStops;)
        {
            var last = chance.Pick(far).Spot;
            var (dx, dy) = (last.X - CityPlace.HallX, last.Y - CityPlace.HallY);
            var length = Math.Sqrt(dx * dx + dy * dy);
            var further = chance.Between(600, 5200);
            var (x, y) = (last.X + dx / length * further + chance.Normal(0, 180), last.Y + dy / length * further + chance.Normal(0, 180));
            if (land.DongAt(x, y) >= 0)
                continue;
            made++;
            yield return New(stops.Count, chance.Pick(Neighbouring), last with { X = Math.Round(x, 2), Y = Math.Round(y, 2) }, -1, true, true, 0.05, chance);
        }
    }

    private static readonly string[] Neighbouring = ["경계삼거리", "산너머마을", "고개마루", "이웃골입구", "두물머리", "재너머", "군계", "큰고개", "샘골입구", "먼내마을"];

    private static BusStop New(int index, string name, Spot spot, int road, bool forward, bool outside, double pull, Pcg chance) => new(
        (1001 + index).ToString(CultureInfo.InvariantCulture), "0" + (25_000_000 + index * 7 + chance.Index(7)).ToString(CultureInfo.InvariantCulture), name, spot, road, forward, outside, pull);

    private IEnumerable<BusRoute> Plan(IReadOnlyList<Village> villages, Pcg chance)
    {
        var terminal = roads.Nearest(CityPlace.HallX - 500, CityPlace.HallY - 1300);
        var back = roads.QuickestWaysTo(terminal);
        var number = 0;
        var ends = villages.Select(village => (village.Name, roads.Nearest(village.X, village.Y), village.Dong.Plan.Kind == DongKind.Town ? "좌석" : "마을"))
            .Concat(Gazetteer.Dongs.Where(plan => !plan.IsRural).SelectMany(plan => Enumerable.Range(0, 3).Select(k => (
                plan.Name + TownEnds[k],
                roads.Nearest(CityPlace.HallX + plan.East * 1000 + chance.Between(-700, 700), CityPlace.HallY + plan.North * 1000 + chance.Between(-700, 700)), "간선"))));
        foreach (var (name, end, kind) in ends)
        {
            var (outward, kilometres) = StopsBetween(end, terminal, back);
            if (outward.Count < 6)
                continue;
            number++;
            var label = kind == "간선" ? (number % 60 + 1).ToString(CultureInfo.InvariantCulture) : kind == "좌석" ? $"{100 + number}" : $"{name[..^1]}{number % 4 + 1}";
            yield return new BusRoute(label, kind, "시외버스터미널", name, outward, kind == "간선" ? chance.Between(38, 92) : chance.Between(4, 16), Math.Round(kilometres, 1));
        }
    }

    private (List<BusStop> Stops, double Kilometres) StopsBetween(int end, int terminal, int[] back)
    {
        var stops = new List<BusStop>();
        var metres = 0.0;
        for (var node = end; node != terminal && back[node] >= 0;)
        {
            var road = roads.Roads[back[node]];
            var towardsEnd = road.To == node;
            if (stopsOn.TryGetValue(road.Id, out var here))
                stops.AddRange(here.Where(stop => stop.Forward == towardsEnd));
            metres += road.Length;
            node = road.From == node ? road.To : road.From;
        }
        stops.Reverse();
        return (stops, metres / 1000);
    }
}
