namespace Maru.Methods.Coordinates;

/// <summary>
/// Systems as Korean files name them: 중부원점(GRS80), TM 중부, UTM-K, KATEC, 경위도, 동경측지계 …
/// A name that says only the origin can mean several systems; all are returned, the one in law today first.
/// </summary>
internal static class KoreanSystemNames
{
    private static readonly (string[] Words, string[] Old, string Grs50, string Grs60)[] _origins =
    [
        (["서부"], ["5173", "2098"], "5180", "5185"),
        (["제주"], ["5175"], "5182", "5186"),
        (["동해", "울릉"], ["5177"], "5184", "5188"),
        (["동부"], ["5176", "2096"], "5183", "5187"),
        (["중부"], ["5174", "2097"], "5181", "5186"),
    ];

    public static CrsReading? Read(string text)
    {
        var name = string.Concat(text.Normalize().Where(c => char.IsLetterOrDigit(c) || c == '.')).ToLowerInvariant();
        var old = Has(name, "bessel", "베셀", "동경측지", "지역측지", "10.405", "korean1985");
        if (Has(name, "katec", "카텍"))
            return CrsReading.Of(KoreanSystems.Katec);
        if (Has(name, "utmk", "단일평면", "unifiedcs"))
            return CrsReading.Of(old ? Known("5178") : KoreanSystems.UtmK);
        if (Has(name, "웹메르카토르", "webmercator", "googlemercator", "구글좌표"))
            return CrsReading.Of(KoreanSystems.WebMercator);
        foreach (var origin in _origins)
            if (Has(name, origin.Words) && Has(name, "원점", "tm", "belt", "좌표", "grs", "bessel", "벨트"))
                return ReadOrigin(name, origin, old);
        if (Has(name, "경위도", "위경도", "wgs84", "lonlat", "longlat"))
            return CrsReading.Of(old ? Known("4162") : KoreanSystems.Wgs84);
        if (Has(name, "grs80", "tm좌표", "tm"))
            return CrsReading.OneOf(old ? [Known("5174"), Known("2097")] : [Known("5186"), Known("5181"), Known("5174"), Known("2097")]);
        return null;
    }

    private static CrsReading ReadOrigin(string name, (string[] Words, string[] Old, string Grs50, string Grs60) origin, bool old)
    {
        if (Has(name, "10.405"))
            return CrsReading.Of(Known(origin.Old[0]));
        if (old)
            return CrsReading.OneOf([.. origin.Old.Select(Known)]);
        if (Has(name, "2010", "60만", "600000"))
            return CrsReading.Of(Known(origin.Grs60));
        if (Has(name, "50만", "500000", "55만", "550000"))
            return CrsReading.Of(Known(origin.Grs50));
        return CrsReading.OneOf(Has(name, "grs80", "세계측지", "korea2000")
            ? [Known(origin.Grs60), Known(origin.Grs50)]
            : [Known(origin.Grs60), Known(origin.Grs50), .. origin.Old.Select(Known)]);
    }

    private static Crs Known(string code) => KoreanSystems.Find(code)!;

    private static bool Has(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (name.Contains(word, StringComparison.Ordinal))
                return true;
        return false;
    }
}
