namespace Maru.Web.Components.Map;

/// <summary>Degrees to drawing units: equirectangular at the middle latitude, true to shape for an area the size of a city or province.</summary>
public sealed class MapProjection
{
    private readonly MapBounds _bounds;
    private readonly double _narrowing;
    private readonly double _scale;
    private readonly double _left;
    private readonly double _top;

    private MapProjection(MapBounds bounds, double narrowing, double scale, double left, double top) =>
        (_bounds, _narrowing, _scale, _left, _top) = (bounds, narrowing, scale, left, top);

    /// <summary>The largest drawing of the bounds that fits, in the middle.</summary>
    public static MapProjection Fit(MapBounds bounds, double width, double height, double margin)
    {
        var narrowing = Math.Cos((bounds.South + bounds.North) / 2 * Math.PI / 180);
        var (across, down) = (Math.Max(1e-9, (bounds.East - bounds.West) * narrowing), Math.Max(1e-9, bounds.North - bounds.South));
        var scale = Math.Min((width - 2 * margin) / across, (height - 2 * margin) / down);
        return new(bounds, narrowing, scale, (width - across * scale) / 2, (height - down * scale) / 2);
    }

    /// <summary>Height the bounds need at a width.</summary>
    public static double HeightFor(MapBounds bounds, double width)
    {
        var narrowing = Math.Cos((bounds.South + bounds.North) / 2 * Math.PI / 180);
        return width * Math.Max(1e-9, bounds.North - bounds.South) / Math.Max(1e-9, (bounds.East - bounds.West) * narrowing);
    }

    public double X(double longitude) => _left + (longitude - _bounds.West) * _narrowing * _scale;

    public double Y(double latitude) => _top + (_bounds.North - latitude) * _scale;
}
