namespace Maru.City.Surveying;

/// <summary>The Korean coordinate systems departments deliver in. The city itself is planned in EPSG:5186 metres.</summary>
public static class CoordinateSystem
{
    private static readonly TransverseMercator Central2010 = new(Ellipsoid.Grs80, 127, 38, 1, 200_000, 600_000);
    private static readonly TransverseMercator Central2000 = new(Ellipsoid.Grs80, 127, 38, 1, 200_000, 500_000);
    private static readonly TransverseMercator Unified = new(Ellipsoid.Grs80, 127.5, 38, 0.9996, 1_000_000, 2_000_000);
    private static readonly TransverseMercator CentralBessel = new(Ellipsoid.Bessel, 127.0028902777778, 38, 1, 200_000, 500_000);

    /// <summary>EPSG:5186 metres to longitude and latitude in degrees, rounded to 7 decimals (about a centimetre).</summary>
    public static (double Longitude, double Latitude) ToGeographic(double x, double y)
    {
        var (longitude, latitude) = Central2010.Inverse(x, y);
        return (Math.Round(longitude, 7), Math.Round(latitude, 7));
    }

    /// <summary>A point in EPSG:5186 metres, in another system: 4326, 5174, 5179, 5181 or 5186.</summary>
    public static (double X, double Y) Convert(double x, double y, int epsg)
    {
        if (epsg == 5186)
            return (x, y);
        var (longitude, latitude) = Central2010.Inverse(x, y);
        return epsg switch
        {
            4326 => (longitude, latitude),
            5179 => Unified.Forward(longitude, latitude),
            5181 => Central2000.Forward(longitude, latitude),
            5174 => Bessel(longitude, latitude),
            _ => throw new ArgumentOutOfRangeException(nameof(epsg), epsg, "Known systems: 4326, 5174, 5179, 5181, 5186."),
        };
    }

    private static (double X, double Y) Bessel(double longitude, double latitude)
    {
        var (lon, lat) = KoreanDatum.FromWgs84(longitude, latitude);
        return CentralBessel.Forward(lon, lat);
    }

    /// <summary>The .prj text ArcGIS writes for the system.</summary>
    public static string Prj(int epsg) => epsg switch
    {
        5186 => ProjectedWkt("Korea_2000_Korea_Central_Belt_2010", 200_000, 600_000, 127, 1),
        5181 => ProjectedWkt("Korea_2000_Korea_Central_Belt", 200_000, 500_000, 127, 1),
        5179 => ProjectedWkt("Korea_2000_Korea_Unified_Coordinate_System", 1_000_000, 2_000_000, 127.5, 0.9996),
        _ => throw new ArgumentOutOfRangeException(nameof(epsg), epsg, "A .prj is written for 5179, 5181 and 5186 only."),
    };

    private static string ProjectedWkt(string name, double easting, double northing, double meridian, double scale) => FormattableString.Invariant(
        $"PROJCS[\"{name}\",GEOGCS[\"GCS_Korea_2000\",DATUM[\"D_Korea_2000\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Transverse_Mercator\"],PARAMETER[\"False_Easting\",{easting:0.0}],PARAMETER[\"False_Northing\",{northing:0.0}],PARAMETER[\"Central_Meridian\",{meridian:0.0}],PARAMETER[\"Scale_Factor\",{scale}],PARAMETER[\"Latitude_Of_Origin\",38.0],UNIT[\"Meter\",1.0]]");
}
