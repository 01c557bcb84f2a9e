using Maru.Methods.KoreanText;

namespace Maru.Methods.Coordinates;

/// <summary>Reads a PROJ string such as <c>+proj=tmerc +lat_0=38 +lon_0=127 +k=1 +x_0=200000 +y_0=600000 +ellps=GRS80</c>.</summary>
internal static class ProjString
{
    public static CrsReading Read(string text)
    {
        var parts = text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.TrimStart('+').Split('=', 2))
            .GroupBy(pair => pair[0].ToLowerInvariant())
            .ToDictionary(group => group.Key, group => group.Last().Length > 1 ? group.Last()[1] : "");
        double Number(string key, double otherwise) => parts.TryGetValue(key, out var value) ? CrsText.ParseNumber(value, otherwise) : otherwise;

        var method = parts.GetValueOrDefault("proj", "");
        var ellipsoid = parts.GetValueOrDefault("ellps", parts.GetValueOrDefault("datum", "")).ToUpperInvariant() switch
        {
            "BESSEL" => Ellipsoid.Bessel1841,
            "GRS80" => Ellipsoid.Grs80,
            _ => Ellipsoid.Wgs84,
        };
        var shift = ReadShift(parts.GetValueOrDefault("towgs84")) ?? (ellipsoid == Ellipsoid.Bessel1841 ? DatumShift.Korean1985 : null);
        switch (method)
        {
            case "longlat" or "latlong":
                return CrsText.Match(new("", text, text, Projection.None, ellipsoid, ToWgs84: shift), null);
            case "merc" when Number("b", 0) == 6378137:
                return CrsReading.Of(KoreanSystems.WebMercator);
            case "utm":
                return CrsText.Match(new("", text, text, Projection.TransverseMercator, ellipsoid, Number("zone", 52) * 6 - 183, 0, 0.9996, 500_000, 0, shift), null);
            case "tmerc" or "etmerc":
                return CrsText.Match(
                    new("", text, text, Projection.TransverseMercator, ellipsoid, Number("lon_0", 0), Number("lat_0", 0),
                        Number("k", Number("k_0", 1)), Number("x_0", 0), Number("y_0", 0), shift), null);
            default:
                return CrsReading.None(
                    $"투영법 “{method}”{Josa.Pick(method, "은", "는")} 지원하지 않습니다. 횡메르카토르(tmerc) 좌표계를 쓰세요.",
                    $"The projection “{method}” is not supported. Use a transverse Mercator (tmerc) system.");
        }
    }

    private static DatumShift? ReadShift(string? text)
    {
        var values = text?.Split(',').Select(value => CrsText.ParseNumber(value, double.NaN)).ToArray();
        if (values is not { Length: 3 or 7 } || values.Any(double.IsNaN))
            return null;
        var shift = values.Length == 3
            ? new DatumShift(values[0], values[1], values[2], 0, 0, 0, 0)
            : new DatumShift(values[0], values[1], values[2], values[3], values[4], values[5], values[6]);
        return shift.IsZero ? null : shift;
    }
}
