namespace Maru.Methods.Coordinates;

/// <summary>
/// The coordinate systems met in Korean public files, most used first (the order breaks ties when detection cannot tell two apart).
/// Parameters from the EPSG registry (v10, as shipped with PROJ 9.1); KATEC from the convention navigation services publish.
/// </summary>
public static class KoreanSystems
{
    // Korean 1985 belts of 1985–2002 have their meridians 10.405″ east of the whole degree: 127°00′10.405″ = 127.0028902777778°.
    private const double TenSeconds = 10.405 / 3600;

    public static Crs Wgs84 { get; } = new("EPSG:4326", "경위도 (WGS84)", "WGS 84", Projection.None, Ellipsoid.Wgs84);

    public static Crs CentralBelt2010 { get; } = Belt(5186, "중부원점 (GRS80, 2010)", "Korea 2000 / Central Belt 2010", 127, 600_000);

    public static Crs UtmK { get; } = Gauss("EPSG:5179", "UTM-K (GRS80)", "Korea 2000 / Unified CS", Ellipsoid.Grs80, 127.5, 0.9996, 1_000_000, 2_000_000);

    public static Crs CentralBelt1985 { get; } = OldBelt(5174, "중부원점 (Bessel, 10.405″)", "Korean 1985 / Modified Central Belt", 127 + TenSeconds, 500_000);

    public static Crs WebMercator { get; } = new("EPSG:3857", "웹 메르카토르", "WGS 84 / Pseudo-Mercator", Projection.WebMercator, Ellipsoid.Wgs84);

    public static Crs Katec { get; } = Gauss("KATEC", "KATEC (내비게이션)", "KATEC", Ellipsoid.Bessel1841, 128, 0.9999, 400_000, 600_000);

    /// <summary>All systems, most used first.</summary>
    public static IReadOnlyList<Crs> All { get; } =
    [
        Wgs84,
        CentralBelt2010,
        UtmK,
        CentralBelt1985,
        WebMercator,
        Belt(5187, "동부원점 (GRS80, 2010)", "Korea 2000 / East Belt 2010", 129, 600_000),
        Belt(5185, "서부원점 (GRS80, 2010)", "Korea 2000 / West Belt 2010", 125, 600_000),
        Belt(5188, "동해(울릉)원점 (GRS80, 2010)", "Korea 2000 / East Sea Belt 2010", 131, 600_000),
        Belt(5181, "중부원점 (GRS80)", "Korea 2000 / Central Belt", 127, 500_000),
        OldBelt(5176, "동부원점 (Bessel, 10.405″)", "Korean 1985 / Modified East Belt", 129 + TenSeconds, 500_000),
        OldBelt(5173, "서부원점 (Bessel, 10.405″)", "Korean 1985 / Modified West Belt", 125 + TenSeconds, 500_000),
        OldBelt(5177, "동해(울릉)원점 (Bessel, 10.405″)", "Korean 1985 / Modified East Sea Belt", 131 + TenSeconds, 500_000),
        OldBelt(5175, "제주원점 (Bessel, 10.405″)", "Korean 1985 / Modified Central Belt Jeju", 127 + TenSeconds, 550_000),
        Belt(5182, "제주원점 (GRS80)", "Korea 2000 / Central Belt Jeju", 127, 550_000),
        Belt(5183, "동부원점 (GRS80)", "Korea 2000 / East Belt", 129, 500_000),
        Belt(5180, "서부원점 (GRS80)", "Korea 2000 / West Belt", 125, 500_000),
        Belt(5184, "동해(울릉)원점 (GRS80)", "Korea 2000 / East Sea Belt", 131, 500_000),
        OldBelt(2097, "중부원점 (Bessel)", "Korean 1985 / Central Belt", 127, 500_000),
        OldBelt(2096, "동부원점 (Bessel)", "Korean 1985 / East Belt", 129, 500_000),
        OldBelt(2098, "서부원점 (Bessel)", "Korean 1985 / West Belt", 125, 500_000),
        Gauss("EPSG:5178", "UTM-K (Bessel)", "Korean 1985 / Unified CS", Ellipsoid.Bessel1841, 127.5, 0.9996, 1_000_000, 2_000_000),
        Katec,
        Utm(32652, 52, 129),
        Utm(32651, 51, 123),
        new("EPSG:4737", "경위도 (GRS80, Korea 2000)", "Korea 2000", Projection.None, Ellipsoid.Grs80),
        new("EPSG:4162", "경위도 (Bessel, 동경측지계)", "Korean 1985", Projection.None, Ellipsoid.Bessel1841, ToWgs84: DatumShift.Korean1985),
    ];

    /// <summary>Those a file without a name may be in today. 4737 is left out because it is 4326 to a millimetre.</summary>
    public static IReadOnlyList<Crs> Common { get; } = [.. All.Take(9), Katec];

    private static readonly Dictionary<string, Crs> _byId = All.ToDictionary(crs => crs.Id, StringComparer.OrdinalIgnoreCase);

    /// <summary>The system with this id ("EPSG:5186", "5186", "KATEC"), or null.</summary>
    public static Crs? Find(string id) =>
        _byId.GetValueOrDefault(id) ?? _byId.GetValueOrDefault("EPSG:" + id);

    private static Crs Belt(int code, string name, string englishName, double meridian, double falseNorthing) =>
        Gauss($"EPSG:{code}", name, englishName, Ellipsoid.Grs80, meridian, 1, 200_000, falseNorthing);

    private static Crs OldBelt(int code, string name, string englishName, double meridian, double falseNorthing) =>
        Gauss($"EPSG:{code}", name, englishName, Ellipsoid.Bessel1841, meridian, 1, 200_000, falseNorthing);

    private static Crs Utm(int code, int zone, double meridian) =>
        Gauss($"EPSG:{code}", $"UTM {zone}N", $"WGS 84 / UTM zone {zone}N", Ellipsoid.Wgs84, meridian, 0.9996, 500_000, 0) with { LatitudeOfOrigin = 0 };

    private static Crs Gauss(
        string id, string name, string englishName, Ellipsoid ellipsoid, double meridian, double scale, double falseEasting, double falseNorthing) =>
        new(id, name, englishName, Projection.TransverseMercator, ellipsoid, meridian, 38, scale, falseEasting, falseNorthing,
            ellipsoid == Ellipsoid.Bessel1841 ? DatumShift.Korean1985 : null);
}
