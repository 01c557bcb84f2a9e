using Maru.City.Chance;

namespace Maru.City.Model;

/// <summary>A quarter laid out at one time: a bent grid of streets with its own bearing and spacing.</summary>
/// <param name="Towns">Only inside the 동, so that the streets of the core end where the country begins.</param>
internal sealed record Quarter(string Name, double X, double Y, double Radius, double BearingDegrees, double Spacing, bool Towns);

internal sealed class StreetGrid(RoadDraft draft, IReadOnlyList<Quarter> quarters, StreetNames names, Noise noise, Pcg chance)
{
    private const double LongestBridge = 1500;

    /// <summary>Lays one quarter; returns its junctions, those on main streets first known by <paramref name="main"/>.</summary>
    public List<int> Lay(Quarter quarter, ISet<int> main)
    {
        var half = (int)(quarter.Radius * 1.15 / quarter.Spacing);
        var grid = new int[2 * half + 1, 2 * half + 1];
        var laid = new List<int>();
        for (var i = -half; i <= half; i++)
            for (var j = -half; j <= half; j++)
            {
                var (x, y) = Place(quarter, i, j);
                grid[i + half, j + half] = IsBuiltUp(quarter, x, y) ? draft.AddNode(x, y) : -1;
                if (grid[i + half, j + half] >= 0)
                    laid.Add(grid[i + half, j + half]);
            }
        for (var line = -half; line <= half; line++)
        {
            LayStreet(quarter, line, 0, main, [.. Enumerable.Range(0, 2 * half + 1).Select(k => grid[line + half, k])]);
            LayStreet(quarter, line, 1, main, [.. Enumerable.Range(0, 2 * half + 1).Select(k => grid[k, line + half])]);
        }
        return laid;
    }

    private void LayStreet(Quarter quarter, int line, int axis, ISet<int> main, int[] junctions)
    {
        var kind = line % 9 == 0 ? RoadClass.Arterial : line % 3 == 0 ? RoadClass.Collector : RoadClass.Local;
        if (!quarter.Towns && kind == RoadClass.Arterial)
            kind = RoadClass.Collector;
        var name = names.Of(quarter, axis, line, kind);
        var last = -1;
        foreach (var junction in junctions.Where(junction => junction >= 0))
        {
            if (kind != RoadClass.Local)
                main.Add(junction);
            if (last >= 0 && Reaches(quarter, last, junction, kind) && (kind != RoadClass.Local || chance.Happens(0.87)))
                draft.Join(last, junction, kind, name);
            last = junction;
        }
    }

    private bool Reaches(Quarter quarter, int from, int to, RoadClass kind)
    {
        var distance = draft.Distance(from, to);
        if (distance < quarter.Spacing * 1.8)
            return true;
        return kind == RoadClass.Arterial && distance < LongestBridge;
    }

    private (double X, double Y) Place(Quarter quarter, int i, int j)
    {
        var angle = quarter.BearingDegrees * Math.PI / 180;
        var (u, v) = (i * quarter.Spacing, j * quarter.Spacing);
        var x = quarter.X + u * Math.Cos(angle) - v * Math.Sin(angle);
        var y = quarter.Y + u * Math.Sin(angle) + v * Math.Cos(angle);
        var bend = quarter.Spacing * 2.4;
        return (x + bend * noise.Fractal(x, y, 1900, 2), y + bend * noise.Fractal(x + 20_000, y, 1900, 2));
    }

    private bool IsBuiltUp(Quarter quarter, double x, double y)
    {
        var distance = Distance(quarter, x, y);
        if (1.05 - distance / quarter.Radius + 0.5 * noise.Fractal(x, y + 33_000, 1300, 3) < 0.2)
            return false;
        if (quarters.Any(other => other != quarter && Distance(other, x, y) / other.Radius < distance / quarter.Radius))
            return false;
        var dong = draft.Land.DongAt(x, y);
        return dong >= 0 && draft.Land.Dongs[dong].Plan.IsRural != quarter.Towns && !draft.Land.IsWater(x, y);
    }

    private static double Distance(Quarter quarter, double x, double y) => Math.Sqrt((x - quarter.X) * (x - quarter.X) + (y - quarter.Y) * (y - quarter.Y));
}
