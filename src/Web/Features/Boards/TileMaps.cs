using Maru.App.Catalog;
using Maru.Web.Components.Chart;
using Maru.Web.Components.Map;

namespace Maru.Web.Features.Boards;

/// <summary>Shapes of tiles that are maps: regions in colours, hexagons of points, arrows between regions.</summary>
internal static class TileMaps
{
    private const int MostClasses = 7;
    private const int HexesAcross = 26;
    private const int MostFlows = 40;

    /// <summary>Degrees of longitude that are as long as one of latitude, at a latitude.</summary>
    private static double Wide(double latitude) => 1 / Math.Cos(latitude * Math.PI / 180);

    public static IReadOnlyList<MapShape> Land(IReadOnlyList<RegionOutline> regions) => [.. regions.Select(region => new MapShape(region.Code, region.Name, region.Rings))];

    /// <summary>Regions in the colours of their values; the chosen one is outlined by its key.</summary>
    public static IReadOnlyList<MapShape> Regions(TileFigure figure, IReadOnlyList<RegionOutline> regions, out Classes classes)
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var row in figure.Rows)
        {
            var value = figure.NumberAt(row, "value");
            if (!double.IsFinite(value)) continue;
            foreach (var name in (string[])[figure.TextAt(row, "code"), figure.TextAt(row, "label")])
                if (name.Length > 0) values.TryAdd(name, value);
        }
        double? Of(RegionOutline region) => values.TryGetValue(region.Code, out var value) || values.TryGetValue(region.Name, out value) ? value : null;
        var cut = classes = Classes.Natural(regions.Select(Of).OfType<double>(), MostClasses);
        return [.. regions.Select(region => Of(region) is { } value
            ? new MapShape(region.Code, region.Name, region.Rings, $"seq{Palette.Step(cut.Of(value), cut.Count)}", figure.Value(value)) : new MapShape(region.Code, region.Name, region.Rings, "none"))];
    }

    /// <summary>Points of equal hexagons, summed and coloured; those without any are left out.</summary>
    public static IReadOnlyList<MapShape> Hexes(TileFigure figure, MapBounds bounds, out Classes classes)
    {
        var wide = Wide((bounds.South + bounds.North) / 2);
        var side = (bounds.East - bounds.West) / wide / HexesAcross / Math.Sqrt(3);
        var sums = new Dictionary<(int Q, int R), double>();
        foreach (var row in figure.Rows)
        {
            var (lon, lat, value) = (figure.NumberAt(row, "lon"), figure.NumberAt(row, "lat"), figure.NumberAt(row, "value"));
            if (!double.IsFinite(lon + lat) || lon < bounds.West || lon > bounds.East || lat < bounds.South || lat > bounds.North) continue;
            var cell = Cell((lon - bounds.West) / wide / side, (lat - bounds.South) / side);
            sums[cell] = sums.GetValueOrDefault(cell) + (double.IsFinite(value) ? value : 1);
        }
        var cut = classes = Classes.Natural(sums.Values, MostClasses);
        return [.. sums.OrderBy(sum => sum.Key).Select(sum => new MapShape($"hex-{sum.Key.Q}-{sum.Key.R}", figure.WithUnit(sum.Value), [Ring(sum.Key, bounds, side, wide)], $"seq{Palette.Step(cut.Of(sum.Value), cut.Count)} hex"))];
    }

    /// <summary>Arrows from region to region, as wide as what flows; the strongest is blue.</summary>
    public static IReadOnlyList<MapShape> Flows(TileFigure figure, IReadOnlyList<RegionOutline> regions, MapBounds bounds)
    {
        var middles = regions.GroupBy(region => region.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => Middle(group.First()), StringComparer.Ordinal);
        var flows = figure.Rows.Select(row => (From: figure.TextAt(row, "from"), To: figure.TextAt(row, "to"), Value: figure.NumberAt(row, "value")))
            .Where(flow => flow.Value > 0 && flow.From != flow.To && middles.ContainsKey(flow.From) && middles.ContainsKey(flow.To)).OrderByDescending(flow => flow.Value).Take(MostFlows).ToList();
        if (flows.Count == 0) return [];
        var most = (bounds.North - bounds.South) / 60;
        // The strongest lies on top.
        return [.. flows.Select((flow, i) => new MapShape($"flow-{i}", $"{flow.From} → {flow.To} {figure.WithUnit(flow.Value)}", [Arrow(middles[flow.From], middles[flow.To], most * Math.Max(0.12, flow.Value / flows[0].Value))], i == 0 ? "this flow" : "flow")).Reverse()];
    }

    private static (double Lon, double Lat) Middle(RegionOutline region)
    {
        var largest = region.Rings.MaxBy(ring => ring.Length)!;
        double area = 0, x = 0, y = 0;
        for (var i = 0; i + 3 < largest.Length; i += 2)
        {
            var cross = (largest[i] - largest[0]) * (largest[i + 3] - largest[1]) - (largest[i + 2] - largest[0]) * (largest[i + 1] - largest[1]);
            area += cross;
            x += (largest[i] + largest[i + 2] + largest[0]) / 3 * cross;
            y += (largest[i + 1] + largest[i + 3] + largest[1]) / 3 * cross;
        }
        return area == 0 ? (largest[0], largest[1]) : (x / area, y / area);
    }

    private static double[] Arrow((double Lon, double Lat) from, (double Lon, double Lat) to, double width)
    {
        var wide = Wide((from.Lat + to.Lat) / 2);
        var (dx, dy) = ((to.Lon - from.Lon) / wide, to.Lat - from.Lat);
        var length = Math.Sqrt(dx * dx + dy * dy);
        var (ux, uy) = (dx / length, dy / length);
        // Beside the way back, with a head that is at most a third of the way.
        var head = Math.Min(length / 3, width * 3 + length * 0.03);
        double[] At(double along, double aside) => [from.Lon + (ux * along + uy * aside) * wide, from.Lat + uy * along - ux * aside];
        return [.. At(0, 0), .. At(length - head, 0), .. At(length - head, -width), .. At(length, width / 2), .. At(length - head, width * 2), .. At(length - head, width), .. At(0, width), .. At(0, 0)];
    }

    // Axial coordinates of the pointy hexagon that a place lies in (Red Blob Games, "Hexagonal Grids").
    private static (int Q, int R) Cell(double x, double y)
    {
        var (q, r) = (Math.Sqrt(3) / 3 * x - y / 3, 2.0 / 3 * y);
        var s = -q - r;
        var (rq, rr, rs) = (Math.Round(q), Math.Round(r), Math.Round(s));
        if (Math.Abs(rq - q) > Math.Abs(rr - r) && Math.Abs(rq - q) > Math.Abs(rs - s)) rq = -rr - rs;
        else if (Math.Abs(rr - r) > Math.Abs(rs - s)) rr = -rq - rs;
        return ((int)rq, (int)rr);
    }

    private static double[] Ring((int Q, int R) cell, MapBounds bounds, double side, double wide)
    {
        var (x, y) = (side * Math.Sqrt(3) * (cell.Q + cell.R / 2.0), side * 1.5 * cell.R);
        return [.. Enumerable.Range(0, 7).SelectMany(i => new[] { bounds.West + (x + side * Math.Cos(Math.PI / 180 * (60 * i - 30))) * wide, bounds.South + y + side * Math.Sin(Math.PI / 180 * (60 * i - 30)) })];
    }
}
