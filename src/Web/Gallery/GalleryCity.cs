using Maru.Web.Components.Map;

namespace Maru.Web.Gallery;

/// <summary>A made-up city of 25 areas for the gallery: a grid whose corners are moved by a fixed rule, crowded in the middle.</summary>
internal static class GalleryCity
{
    private const int Across = 5;

    public static IReadOnlyList<MapShape> Shapes { get; } = [.. Enumerable.Range(0, Across * Across).Select(Area)];

    /// <summary>The middle nine.</summary>
    public static MapBounds Core { get; } = MapBounds.Of(Shapes.Where((_, i) => i / Across is 1 or 2 or 3 && i % Across is 1 or 2 or 3)).Grow(-0.06);

    public static double Share(int i) => 14 + (i * 37 % 25) * 1.55 + (i % 7 == 0 ? 4 : 0);

    public static double People(int i) => 3000 + (i * 53 % 25) * 1400;

    private static MapShape Area(int i)
    {
        var (row, column) = (i / Across, i % Across);
        var ring = Edge(row, column, row, column + 1)
            .Concat(Edge(row, column + 1, row + 1, column + 1))
            .Concat(Edge(row + 1, column + 1, row + 1, column))
            .Concat(Edge(row + 1, column, row, column));
        return new($"area{i}", $"{"가나다라마바사아자차카타파하거너더러머버서어저처커"[i]}람동", [[.. ring]]);
    }

    // A border of ten bends, the same from both sides.
    private static IEnumerable<double> Edge(int row1, int column1, int row2, int column2)
    {
        var ((x1, y1), (x2, y2)) = (Corner(row1, column1), Corner(row2, column2));
        for (var k = 0; k < 10; k++)
        {
            var (x, y) = (x1 + (x2 - x1) * k / 10, y1 + (y2 - y1) * k / 10);
            var bend = k == 0 ? 0 : 0.0025 * Math.Sin(x * 260 + y * 330);
            yield return x + bend;
            yield return y - bend * 0.8;
        }
    }

    private static (double X, double Y) Corner(int row, int column)
    {
        double Squeeze(int at) => Math.Sign(at - 2.5) * Math.Pow(Math.Abs(at - 2.5) / 2.5, 1.9);
        return (127.75 + 0.17 * Squeeze(column) + 0.012 * Math.Sin(row * 2.1 + column), 37.88 - 0.14 * Squeeze(row) + 0.012 * Math.Cos(column * 1.7 + row * 3));
    }
}
