namespace Maru.Methods.Coordinates;

public enum PointState : byte
{
    /// <summary>In the target area (or in the country, when no area is given).</summary>
    Inside,

    /// <summary>Outside the target area but in the country.</summary>
    OutsideArea,

    /// <summary>Nowhere in the country as given, but in the area (or the country) with x and y exchanged: "X와 Y가 서로 바뀜".</summary>
    SwappedAxes,

    /// <summary>Outside the country either way.</summary>
    OutsideCountry,

    /// <summary>No number, or 0, 0.</summary>
    Missing,
}

/// <summary>Judges every row once the system is known.</summary>
public static class CoordinateRows
{
    /// <summary>
    /// Converts every row to WGS 84 and says of each how it lies. Rows whose axes are swapped are converted the right way round, so that the caller
    /// can keep them with a flag; rows outside the country come out as converted, missing ones as NaN.
    /// </summary>
    public static void Convert(
        Crs crs, ReadOnlySpan<double> x, ReadOnlySpan<double> y, TargetArea? area, Span<double> longitude, Span<double> latitude, Span<PointState> states)
    {
        CrsTransform.ToWgs84(crs, x, y, longitude, latitude);
        for (var i = 0; i < x.Length; i++)
        {
            states[i] = Judge(x[i], y[i], longitude[i], latitude[i], area);
            if (states[i] == PointState.Missing)
                longitude[i] = latitude[i] = double.NaN;
            else if (states[i] == PointState.OutsideCountry && CrsTransform.ToWgs84(crs, y[i], x[i]) is var turned && IsIn(area ?? TargetArea.SouthKorea, turned))
                ((longitude[i], latitude[i]), states[i]) = (turned, PointState.SwappedAxes);
        }
    }

    private static PointState Judge(double x, double y, double longitude, double latitude, TargetArea? area)
    {
        if (!CrsDetection.IsGiven(x, y))
            return PointState.Missing;
        if (area is not null && area.Contains(longitude, latitude))
            return PointState.Inside;
        if (!TargetArea.SouthKorea.Contains(longitude, latitude))
            return PointState.OutsideCountry;
        return area is null ? PointState.Inside : PointState.OutsideArea;
    }

    private static bool IsIn(TargetArea area, (double Longitude, double Latitude) point) => area.Contains(point.Longitude, point.Latitude);
}
