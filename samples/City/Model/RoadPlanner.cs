using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>Lays the whole network: the quarters of the core, the seats of the 읍·면, bridges between quarters, valley roads.</summary>
internal static class RoadPlanner
{
    private const double LinkMetres = 520;
    private const double LinkOverWaterMetres = 1500;

    private static readonly Quarter[] Core =
    [
        new("중앙", CityPlace.HallX + 500, CityPlace.HallY - 350, 3600, 9, 118, true),
        new("누리", CityPlace.HallX + 900, CityPlace.HallY - 3250, 2300, 31, 124, true),
        new("새벌", CityPlace.HallX + 1350, CityPlace.HallY + 2950, 1900, -13, 121, true),
        new("물빛", CityPlace.HallX - 4000, CityPlace.HallY + 500, 1150, 22, 116, true),
    ];

    public static RoadNetwork Plan(Land land, IReadOnlyList<Village> villages, ulong seed)
    {
        var draft = new RoadDraft(land);
        var noise = new Noise(seed ^ 0x77);
        var seats = villages.Where(village => village.IsSeat).Select(Seat).ToList();
        Quarter[] quarters = [.. Core, .. seats];
        var grid = new StreetGrid(draft, quarters, new StreetNames(), noise, Pcg.For(seed, "streets"));
        var main = new SortedSet<int>();
        var laid = quarters.ToDictionary(quarter => quarter.Name, quarter => grid.Lay(quarter, main));
        LinkQuarters(draft, [.. Core.Select(quarter => laid[quarter.Name].Where(main.Contains).ToList())]);
        var connected = draft.Connected().ToHashSet();
        var coreJunctions = Core.SelectMany(quarter => laid[quarter.Name]).Where(junction => main.Contains(junction) && connected.Contains(junction)).ToList();
        new ValleyRoads(draft, noise).Lay(villages, coreJunctions, seats.ToDictionary(seat => seat.Name, seat => laid[seat.Name]));
        return draft.Finish();
    }

    private static Quarter Seat(Village village) => new(
        village.Dong.Name[..^1], village.X, village.Y, 240 + 5.4 * Math.Sqrt(village.Dong.Plan.Population), 17 * village.Dong.Index % 60, 88, false);

    private static void LinkQuarters(RoadDraft draft, List<int>[] quarters)
    {
        for (var a = 0; a < quarters.Length; a++)
            for (var b = a + 1; b < quarters.Length; b++)
            {
                var pairs = quarters[a].Select(from => (from, to: draft.NearestOf(quarters[b], draft.Nodes[from].X, draft.Nodes[from].Y)))
                    .Select(pair => (pair.from, pair.to, metres: draft.Distance(pair.from, pair.to))).OrderBy(pair => pair.metres).ToList();
                var used = new List<int>();
                foreach (var (from, to, metres) in pairs.Where(pair => pair.metres < (used.Count == 0 ? LinkOverWaterMetres : LinkMetres * 1.7)))
                    if (used.Count < 5 && used.All(other => draft.Distance(other, from) > 620))
                    {
                        used.Add(from);
                        draft.Join(from, to, RoadClass.Arterial, metres > LinkMetres ? $"한빛{used.Count}대교" : "이음로");
                    }
            }
    }
}
