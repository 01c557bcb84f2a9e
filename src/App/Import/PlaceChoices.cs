using System.Text;
using Maru.App.Ingest;
using Maru.Core.Data;
using Maru.Core.Lake;
using Maru.Methods.Coordinates;

namespace Maru.App.Import;

/// <summary>Tries the coordinate systems a table could be in and says where each would put its points.</summary>
internal static class PlaceChoices
{
    private const int MostTried = 4_000;
    private const int MostPoints = 240;
    private const int MostOthers = 4;
    private const double KmPerDegree = 111.2;

    // Systems that put points further off than this are no mistake anyone makes.
    private const double FarthestKm = 1_500;

    /// <param name="reading">What was read; null when a person said that the numbers are no places.</param>
    /// <param name="covered">Cells whose values may not be seen: where they lie may not either.</param>
    public static FoundPlaces? Of(LoadPlan plan, PlaceReading? reading, PlaceSummary? summary, AreaSet? areas, IReadOnlySet<int> covered)
    {
        if ((reading ?? Guess(plan, areas)) is not { } pair || Points(plan, pair) is not { Count: > 0 } points) return null;
        var mayShow = !plan.Columns.Any(column => covered.Contains(column.Cell) && (pair.X is null ? column.Type == ColumnType.Geometry : column.Name == pair.X || column.Name == pair.Y));
        var used = pair.Crs;
        var target = areas?.Target;
        var first = Try(used, points, target);
        if (target is not null && first.Inside == 0)
        {
            target = null;
            first = Try(used, points, null);
        }
        var others = used.IsGeographic ? [] : KoreanSystems.Common
            .Where(crs => crs != used && !crs.IsGeographic)
            .Select(crs => Try(crs, points, target))
            .Select(tried => (tried, East: Km(tried.Longitude - first.Longitude, first.Latitude), North: (tried.Latitude - first.Latitude) * KmPerDegree))
            .Where(other => double.Hypot(other.East, other.North) < FarthestKm)
            .OrderByDescending(other => other.tried.Inside).ThenBy(other => double.Hypot(other.East, other.North))
            .Take(MostOthers);
        IReadOnlyList<PlaceChoice> choices = [Choice(first, 0, 0, mayShow), .. others.Select(other => Choice(other.tried, other.East, other.North, mayShow))];
        return new(reading is null ? TableCorrections.NoPlaces : used.Id, summary?.Located ?? 0, summary?.Inside, target is not null, points.Count, choices)
        {
            Origin = reading?.Origin ?? CrsOrigin.Found,
        };
    }

    private static PlaceReading? Guess(LoadPlan plan, AreaSet? areas)
    {
        var columns = plan.Columns.Select(column => new CoordinateColumn(column.Name, PlaceFinding.Numbers(plan, column))).ToList();
        var found = CrsDetection.Detect(columns, areas?.Target).FirstOrDefault(candidate => candidate.Crs is not null && candidate.Tried > 0);
        return found is null ? null : new(found.Crs!, plan.Columns[found.Pair.X].Name, plan.Columns[found.Pair.Y].Name, found.AreAxesSwapped, found.Form == CoordinateForm.PackedDegrees);
    }

    private static List<(double X, double Y)> Points(LoadPlan plan, PlaceReading pair)
    {
        var (x, y) = pair.X is null ? PlaceFinding.FirstVertices(plan.Shapes) : (Numbers(plan, pair.X), Numbers(plan, pair.Y!));
        var given = new List<(double X, double Y)>();
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]) || (x[i] == 0 && y[i] == 0)) continue;
            var point = pair.ArePacked && AngleText.TryReadPacked(x[i], out var px) && AngleText.TryReadPacked(y[i], out var py) ? (px, py) : (x[i], y[i]);
            given.Add(pair.AreAxesSwapped ? (point.Item2, point.Item1) : point);
        }
        var step = Math.Max(1, (given.Count + MostTried - 1) / MostTried);
        return [.. given.Where((_, i) => i % step == 0)];
    }

    private static double[] Numbers(LoadPlan plan, string column) =>
        plan.Columns.FirstOrDefault(c => c.Name == column) is { } found ? PlaceFinding.Numbers(plan, found) : [];

    private sealed record Tried(Crs Crs, long Inside, double Longitude, double Latitude, double[] Longitudes, double[] Latitudes);

    private static Tried Try(Crs crs, List<(double X, double Y)> points, TargetArea? area)
    {
        double[] longitude = new double[points.Count], latitude = new double[points.Count];
        CrsTransform.ToWgs84(crs, [.. points.Select(point => point.X)], [.. points.Select(point => point.Y)], longitude, latitude);
        var target = area ?? TargetArea.SouthKorea;
        var inside = Enumerable.Range(0, points.Count).Count(i => double.IsFinite(longitude[i]) && target.Contains(longitude[i], latitude[i]));
        return new(crs, inside, Median(longitude), Median(latitude), longitude, latitude);
    }

    private static PlaceChoice Choice(Tried tried, double east, double north, bool mayShow)
    {
        var step = Math.Max(1, (tried.Longitudes.Length + MostPoints - 1) / MostPoints);
        var shown = !mayShow ? [] : Enumerable.Range(0, tried.Longitudes.Length)
            .Where(i => i % step == 0 && double.IsFinite(tried.Longitudes[i]))
            .SelectMany(i => new[] { Math.Round(tried.Longitudes[i], 5), Math.Round(tried.Latitudes[i], 5) });
        return new(tried.Crs.Id, new(tried.Crs.Name, tried.Crs.EnglishName), tried.Inside, east, north, [.. shown]);
    }

    private static double Km(double degrees, double latitude) => degrees * KmPerDegree * Math.Cos(double.DegreesToRadians(latitude));

    private static double Median(double[] values)
    {
        var sorted = values.Where(double.IsFinite).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
