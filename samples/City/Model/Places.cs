using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>Finds places for things. They stand beside roads, thick where people live, inside the dong they are given.</summary>
internal sealed class Places
{
    private readonly Land land;
    private readonly RoadNetwork roads;
    private readonly Village[][] villages;
    private readonly int[][] roadsOf;
    private readonly double[][] cumulative;

    public Places(Land land, RoadNetwork roads, IReadOnlyList<Village> villages)
    {
        (this.land, this.roads) = (land, roads);
        this.villages = [.. land.Dongs.Select(dong => villages.Where(village => village.Dong == dong).ToArray())];
        roadsOf = [.. land.Dongs.Select(dong => roads.Roads.Where(road => road.Dong == dong.Index && !road.IsBridge).Select(road => road.Id).ToArray())];
        cumulative = [.. land.Dongs.Select(dong => Accumulate(roadsOf[dong.Index].Select(id => Weight(roads.Roads[id]))))];
    }

    /// <summary>A place in the dong, <paramref name="setback"/> metres off the road on average.</summary>
    public Spot Near(Pcg chance, Dong dong, double setback = 14)
    {
        while (true)
        {
            var weights = cumulative[dong.Index];
            var at = Array.BinarySearch(weights, chance.Unit() * weights[^1]);
            var road = roads.Roads[roadsOf[dong.Index][Math.Min(at < 0 ? ~at : at, weights.Length - 1)]];
            var off = setback * (0.6 + 0.8 * chance.Unit()) * (chance.Happens(0.5) ? 1 : -1);
            if (On(chance, road, chance.Unit(), off) is { } spot && spot.Dong == dong)
                return spot;
        }
    }

    /// <summary>The place beside a road, or nothing when that is water or outside the city.</summary>
    public Spot? On(Pcg chance, Road road, double along, double right)
    {
        var point = roads.Beside(road, along, right);
        var (x, y) = (Math.Round(point.X, 2), Math.Round(point.Y, 2));
        var index = land.DongAt(x, y);
        if (index < 0 || land.IsWater(x, y))
            return null;
        var village = villages[index].Length == 0 ? null : villages[index].MinBy(other => (other.X - x) * (other.X - x) + (other.Y - y) * (other.Y - y));
        var number = 1 + 2 * (int)((road.Id * 37 % 60) + along * road.Length / 20) + (right > 0 ? 1 : 0);
        return new Spot(x, y, land.Dongs[index], village, road.Name, number, chance.Between(1, 1200), chance.Happens(0.7) ? chance.Between(1, 40) : 0);
    }

    /// <summary>A share of the count for every dong in proportion to the weight; the shares add up to the count exactly.</summary>
    public IReadOnlyList<Spot> Spread(Pcg chance, int count, Func<Dong, double> weight, double setback = 14)
    {
        var shares = Shares.Of(count, [.. land.Dongs.Select(weight)]);
        return [.. land.Dongs.SelectMany(dong => Enumerable.Range(0, shares[dong.Index]).Select(_ => Near(chance, dong, setback)))];
    }

    private static double Weight(Road road) => road.Length * road.Class switch
    {
        RoadClass.Trunk => 0.22,
        RoadClass.Rural => 0.35,
        RoadClass.Collector => 1.3,
        _ => 1,
    };

    private static double[] Accumulate(IEnumerable<double> weights)
    {
        var total = 0.0;
        return [.. weights.Select(weight => total += weight)];
    }
}
