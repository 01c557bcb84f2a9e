namespace Maru.Methods.Geometry;

/// <summary>The numbers are those of well-known binary.</summary>
public enum ShapeKind
{
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
}

/// <summary>
/// A geometry as flat arrays, WGS 84 longitude/latitude unless said otherwise. All vertices lie in <see cref="X"/> and <see cref="Y"/>;
/// ring i is vertices RingStarts[i]…RingStarts[i+1]−1; part j is rings PartStarts[j]…PartStarts[j+1]−1.
/// A polygon's part is one shell and its holes, rings closed (first vertex repeated); a line or a point is one ring in one part.
/// </summary>
public sealed class Shape
{
    private Box? _box;

    internal Shape(ShapeKind kind, double[] x, double[] y, int[] ringStarts, int[] partStarts)
    {
        Kind = kind;
        X = x;
        Y = y;
        RingStarts = ringStarts;
        PartStarts = partStarts;
    }

    public ShapeKind Kind { get; }

    public double[] X { get; }

    public double[] Y { get; }

    public int[] RingStarts { get; }

    public int[] PartStarts { get; }

    public int RingCount => RingStarts.Length - 1;

    public int PartCount => PartStarts.Length - 1;

    public bool IsArea => Kind is ShapeKind.Polygon or ShapeKind.MultiPolygon;

    public bool IsEmpty => X.Length == 0;

    public Box Box => _box ??= Box.Of(X, Y);

    public ReadOnlySpan<double> RingX(int ring) => X.AsSpan(RingStarts[ring]..RingStarts[ring + 1]);

    public ReadOnlySpan<double> RingY(int ring) => Y.AsSpan(RingStarts[ring]..RingStarts[ring + 1]);

    public static Shape Point(double x, double y) => new(ShapeKind.Point, [x], [y], [0, 1], [0, 1]);

    /// <summary>A polygon from its rings, shell first; open rings are closed.</summary>
    public static Shape Polygon(params IReadOnlyList<(double X, double Y)>[] rings)
    {
        var builder = new ShapeBuilder(ShapeKind.Polygon);
        builder.BeginPart();
        foreach (var ring in rings)
            builder.AddRing(ring);
        return builder.Build();
    }

    /// <summary>The same shape with its vertices moved, for a projection.</summary>
    public Shape WithCoordinates(double[] x, double[] y)
    {
        if (x.Length != X.Length || y.Length != Y.Length)
            throw new ArgumentException($"Expected {X.Length} coordinates, found {x.Length} and {y.Length}.");
        return new(Kind, x, y, RingStarts, PartStarts);
    }

    /// <summary>
    /// Whether an area holds a point, by the even-odd rule with half-open edges: of two areas that share a border vertex for vertex,
    /// exactly one holds each point on it. Tests every edge; for many points use <see cref="AreaIndex"/>, which gives the same answers.
    /// </summary>
    public bool Contains(double x, double y)
    {
        if (!IsArea)
            throw new InvalidOperationException($"Only polygons contain points; this is a {Kind}.");
        var inside = false;
        for (var ring = 0; ring < RingCount; ring++)
            for (var i = RingStarts[ring]; i < RingStarts[ring + 1] - 1; i++)
                inside ^= Crossing.IsRightOf(x, y, X[i], Y[i], X[i + 1], Y[i + 1]);
        return inside;
    }
}
