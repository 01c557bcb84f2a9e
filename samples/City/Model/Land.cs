using Maru.City.Chance;
using Maru.City.Surveying;
using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace Maru.City.Model;

/// <summary>The ground of the city: relief, rivers, and 25 읍면동 whose borders follow river beds and bend like ridges.</summary>
internal sealed class Land
{
    private const double CellMetres = 70;
    private const int RasterSize = 700;
    private const double RuralCrossing = 9000;
    private const double TownCrossing = 2600;

    private readonly LabelRaster raster;
    private readonly Noise noise;
    private readonly IndexedPointInAreaLocator[] locators;
    private readonly IndexedPointInAreaLocator water;

    public Land(ulong seed)
    {
        noise = new Noise(seed ^ 0x1A2B);
        Streams = Rivers.Lay(noise);
        Water = Rivers.Surface(Streams);
        raster = new LabelRaster(CityPlace.HallX - RasterSize * CellMetres / 2, CityPlace.HallY - RasterSize * CellMetres / 2, CellMetres, RasterSize);
        Assign(new Banks(raster, Streams));
        raster.Smooth(2);
        raster.KeepLargestPieces();
        var polygons = new BorderTracer(raster).Trace();
        Dongs = [.. Gazetteer.Dongs.Select((plan, index) => new Dong(
            index, plan, Gazetteer.AdministrativeCode(index), Gazetteer.LegalName(plan), Gazetteer.LegalCode(index), polygons[index]))];
        locators = [.. Dongs.Select(dong => new IndexedPointInAreaLocator(dong.Polygon))];
        water = new IndexedPointInAreaLocator(Water);
        // The locators build their index on first use, which is not safe from several threads at once.
        water.Locate(new Coordinate(CityPlace.HallX, CityPlace.HallY));
        foreach (var locator in locators)
            locator.Locate(new Coordinate(CityPlace.HallX, CityPlace.HallY));
    }

    public IReadOnlyList<Watercourse> Streams { get; }

    public Geometry Water { get; }

    public IReadOnlyList<Dong> Dongs { get; }

    /// <summary>Index of the dong whose polygon holds the point, or −1 outside the city.</summary>
    public int DongAt(double x, double y)
    {
        var (column, row) = raster.At(x, y);
        var label = raster[column, row];
        if (IsInner(column, row, label))
            return label;
        var point = new Coordinate(x, y);
        for (var index = 0; index < locators.Length; index++)
            if (locators[index].Locate(point) == Location.Interior)
                return index;
        return -1;
    }

    public bool IsWater(double x, double y) => water.Locate(new Coordinate(x, y)) != Location.Exterior;

    /// <summary>The city's outline: all 읍면동 together.</summary>
    public Geometry Outline() => CascadedPolygonUnion.Union(Dongs.Select(dong => (Geometry)dong.Polygon).ToList());

    /// <summary>Height in metres: ridges between valleys, low along the rivers and in the basin of the town.</summary>
    public double Height(double x, double y)
    {
        var ridge = 1 - Math.Abs(noise.Fractal(x + 31_000, y - 17_000, 5200, 4)) * 2.2;
        var fromHall = Math.Sqrt(Square(x - CityPlace.HallX) + Square(y - CityPlace.HallY)) / 1000;
        var basin = 1 - Math.Exp(-Square(fromHall / 5.5));
        return 70 + basin * (120 + 380 * Math.Max(0, ridge) * Math.Max(0, ridge));
    }

    private bool IsInner(int column, int row, int label)
    {
        for (var dx = -2; dx <= 2; dx++)
            for (var dy = -2; dy <= 2; dy++)
                if (raster[column + dx, row + dy] != label)
                    return false;
        return true;
    }

    private void Assign(Banks banks)
    {
        var (size, roundness) = (raster.Size, new double[raster.Size * raster.Size]);
        var warped = new (double X, double Y)[size * size];
        Parallel.For(0, size, row =>
        {
            for (var column = 0; column < size; column++)
            {
                var p = Warp(raster.CentreX(column) - CityPlace.HallX, raster.CentreY(row) - CityPlace.HallY);
                warped[row * size + column] = p;
                roundness[row * size + column] = Roundness(p.X, p.Y);
            }
        });
        var sorted = (double[])roundness.Clone();
        Array.Sort(sorted);
        // The outline is drawn at the contour that encloses the city's area.
        var contour = sorted[(int)(CityPlace.AreaSquareKilometres * 1e6 / (CellMetres * CellMetres))];
        var seeds = Gazetteer.Dongs.Select(plan => new Seed(Warp(plan.East * 1000, plan.North * 1000), plan.Reach,
            plan.IsRural ? RuralCrossing : TownCrossing, banks.At(CityPlace.HallX + plan.East * 1000, CityPlace.HallY + plan.North * 1000))).ToArray();
        Parallel.For(0, size, row =>
        {
            for (var column = 0; column < size; column++)
            {
                var index = row * size + column;
                if (roundness[index] < contour)
                    raster[column, row] = Nearest(seeds, warped[index], banks[column, row]);
            }
        });
    }

    private static int Nearest(Seed[] seeds, (double X, double Y) p, int bank)
    {
        var (best, least) = (0, double.MaxValue);
        for (var index = 0; index < seeds.Length; index++)
        {
            var seed = seeds[index];
            var distance = Math.Sqrt(Square(p.X - seed.At.X) + Square(p.Y - seed.At.Y));
            if (bank != seed.Bank)
                distance += seed.Crossing;
            if (distance / seed.Reach < least)
                (best, least) = (index, distance / seed.Reach);
        }
        return best;
    }

    private (double X, double Y) Warp(double x, double y)
    {
        var wild = 0.22 + 0.78 * Math.Min(1, Math.Sqrt(x * x + y * y) / 9000);
        return (x + wild * (3900 * noise.Fractal(x, y, 8600, 2) + 1500 * noise.Fractal(x + 5000, y, 2300, 4)),
            y + wild * (3900 * noise.Fractal(x, y + 50_000, 8600, 2) + 1500 * noise.Fractal(x, y + 55_000, 2300, 4)));
    }

    /// <summary>Distance from the middle against the reach of the land in that direction; 1 is the border.</summary>
    private static double Roundness(double x, double y)
    {
        var (east, north) = (x + 300, y - 600);
        var angle = Math.Atan2(north, east);
        var reach = 1 + 0.16 * Math.Cos(2 * (angle - 0.95)) + 0.12 * Math.Cos(3 * (angle - 2.35)) + 0.09 * Math.Cos(5 * (angle + 0.4)) + 0.06 * Math.Cos(7 * (angle - 1.1));
        return Math.Sqrt(east * east + north * north) / (18_800 * reach);
    }

    private static double Square(double value) => value * value;

    private readonly record struct Seed((double X, double Y) At, double Reach, double Crossing, int Bank);
}
