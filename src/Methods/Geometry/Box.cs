namespace Maru.Methods.Geometry;

/// <summary>An axis-aligned box; edges belong to it. <see cref="Empty"/> holds nothing and joins to anything.</summary>
public readonly record struct Box(double MinX, double MinY, double MaxX, double MaxY)
{
    public static Box Empty { get; } = new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public bool IsEmpty => !(MinX <= MaxX && MinY <= MaxY);

    public double Width => MaxX - MinX;

    public double Height => MaxY - MinY;

    public bool Contains(double x, double y) => x >= MinX && x <= MaxX && y >= MinY && y <= MaxY;

    public bool Intersects(in Box other) =>
        MinX <= other.MaxX && MaxX >= other.MinX && MinY <= other.MaxY && MaxY >= other.MinY;

    public Box Union(in Box other) =>
        new(Math.Min(MinX, other.MinX), Math.Min(MinY, other.MinY), Math.Max(MaxX, other.MaxX), Math.Max(MaxY, other.MaxY));

    public static Box Of(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var box = Empty;
        for (var i = 0; i < x.Length; i++)
            if (double.IsFinite(x[i]) && double.IsFinite(y[i]))
                box = new(Math.Min(box.MinX, x[i]), Math.Min(box.MinY, y[i]), Math.Max(box.MaxX, x[i]), Math.Max(box.MaxY, y[i]));
        return box;
    }
}
