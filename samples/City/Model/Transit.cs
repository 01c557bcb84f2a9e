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
    private static readonly (string Name, double East, double North)[] Terminals = [("시외버스터미널", -500, -1300), ("한빛역", 2300, 500), ("새벌환승센터", 900, 3200), ("누리환승센터", 1300, -3300)];
    private static readonly string[] TownEnds = ["종점", "아파트", "공원", "시장", "학교"];
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
        stops.AddRange(Outside(land, stops, chance).ToList());
        Routes = [.. Plan(villages, chance)];
        var served = Routes.SelectMany(route => route.Stops).Select(stop => stop.Number).ToHashSet();
        // A few signs stand on where no bus stops any more.
        Stops = [.. stops.Where(stop => served.Contains(stop.Number) || stop.IsOutside || chance.Happens(0.07))];
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
        var nodes = Terminals.Select(terminal => roads.Nearest(CityPlace.HallX + terminal.East, CityPlace.HallY + terminal.North)).ToList();
        var backTo = nodes.Distinct().ToDictionary(node => node, roads.QuickestWaysTo);
        var number = 0;
        var ends = villages.Select(village => (village.Name, roads.Nearest(village.X, village.Y), village.Dong.Plan.Kind == DongKind.Town ? "좌석" : "마을"))
            .Concat(Gazetteer.Dongs.Where(plan => !plan.IsRural).SelectMany(plan => Enumerable.Range(0, 5).Select(k => (
                plan.Name + TownEnds[k],
                roads.Nearest(CityPlace.HallX + plan.East * 1000 + chance.Between(-700, 700), CityPlace.HallY + plan.North * 1000 + chance.Between(-700, 700)), "간선"))));
        foreach (var (name, end, kind) in ends)
        {
            var terminal = nodes[(number + 1) % nodes.Count];
            var (stops, kilometres) = RoundTrip(end, terminal, backTo[terminal]);
            if (stops.Count < 8)
                continue;
            number++;
            var label = kind == "간선" ? (number % 60 + 1).ToString(CultureInfo.InvariantCulture) : kind == "좌석" ? $"{100 + number}" : $"{name[..^1]}{number % 4 + 1}";
            yield return new BusRoute(label, kind, Terminals[number % Terminals.Length].Name, name, stops, kind == "간선" ? chance.Between(38, 92) : chance.Between(4, 16), Math.Round(kilometres, 1));
        }
    }

    /// <summary>Out from the terminal on one side of the road and back on the other.</summary>
    private (List<BusStop> Stops, double Kilometres) RoundTrip(int end, int terminal, int[] back)
    {
        var (outward, homeward) = (new List<BusStop>(), new List<BusStop>());
        var metres = 0.0;
        for (var node = end; node != terminal && back[node] >= 0;)
        {
            var road = roads.Roads[back[node]];
            var towardsEnd = road.To == node;
            foreach (var stop in stopsOn.GetValueOrDefault(road.Id, []))
                (stop.Forward == towardsEnd ? outward : homeward).Add(stop);
            metres += road.Length;
            node = road.From == node ? road.To : road.From;
        }
        outward.Reverse();
        return ([.. outward, .. homeward], 2 * metres / 1000);
    }
}
