using System.Globalization;
using System.Text.RegularExpressions;
using Maru.Methods.KoreanText;

namespace Maru.Methods.Coordinates;

/// <summary>
/// Reads a coordinate system from any text that names or describes one: a .prj file (ESRI, OGC WKT 1 and 2), "EPSG:5186", a GeoJSON crs name
/// (urn:ogc:def:crs:EPSG::5179, OGC:CRS84), an OGC address, a PROJ string, or a Korean name (중부원점, UTM-K, KATEC).
/// Parameters count more than names: a file that says 5181 with a false northing of 600 000 is read as 5186, with a notice.
/// </summary>
public static partial class CrsText
{
    /// <summary>Texts longer than this are not coordinate systems; real .prj files stay below 5 kB.</summary>
    public const int LongestText = 64 * 1024;

    public static CrsReading Read(string text)
    {
        text = text.Trim('\uFEFF', '\0', ' ', '\t', '\r', '\n');
        if (text.Length is 0 or > LongestText)
            return Unknown(text);
        if (WktStart().IsMatch(text))
            return WktSystem.Read(text);
        if (text.Contains("+proj=", StringComparison.OrdinalIgnoreCase))
            return ProjString.Read(text);
        return ReadCode(text) ?? KoreanSystemNames.Read(text) ?? Unknown(text);
    }

    private static CrsReading? ReadCode(string text)
    {
        if (text.Contains("CRS84", StringComparison.OrdinalIgnoreCase))
            return CrsReading.Of(KoreanSystems.Wgs84);
        var match = EpsgCode().Match(text);
        if (!match.Success)
            return null;
        var code = match.Groups["code"].Value;
        if (code is "900913" or "102100" or "102113") // older names of web Mercator
            return CrsReading.Of(KoreanSystems.WebMercator);
        if (code == "102080") // ESRI's name of UTM-K
            return CrsReading.Of(KoreanSystems.UtmK);
        return KoreanSystems.Find(code) is { } crs ? CrsReading.Of(crs) : CrsReading.None(
            $"EPSG:{code} 좌표계는 지원하지 않습니다. 지원하는 좌표계로 바꾸어 올리거나 목록에서 고르세요.",
            $"EPSG:{code} is not a supported coordinate system. Convert the file, or choose one from the list.");
    }

    private static CrsReading Unknown(string text)
    {
        var shown = text.Length > 60 ? string.Concat(text.AsSpan(0, 60), "…") : text;
        return CrsReading.None(
            $"좌표계를 알아볼 수 없습니다: “{shown}”. EPSG:5186 같은 코드, 중부원점 같은 이름이나 .prj 내용을 적어 주세요.",
            $"No coordinate system found in “{shown}”. Expected a code such as EPSG:5186, a name such as UTM-K, or the text of a .prj file.");
    }

    /// <summary>
    /// The known system with these parameters, else the one given. A system outside the list keeps its own numbers and still converts.
    /// </summary>
    internal static CrsReading Match(Crs read, string? claimedCode)
    {
        read = read with { CentralMeridian = SnapTenSeconds(read.CentralMeridian) };
        var known = KoreanSystems.All.FirstOrDefault(crs => crs.HasSameParametersAs(read));
        var result = known is null ? read
            : read.ToWgs84 is { } shift && known.ToWgs84 is not null && !IsNear(shift, known.ToWgs84) ? known with { Id = "", ToWgs84 = shift }
            : known;
        if (claimedCode is null || KoreanSystems.Find(claimedCode) is not { } claimed || claimed.HasSameParametersAs(read))
            return CrsReading.Of(result);
        var meant = result.Id.Length > 0 ? result.Id : "매개변수";
        return CrsReading.Of(result, new(
            $"이름은 EPSG:{claimedCode}인데 매개변수가 다릅니다. 매개변수를 따라 {Josa.EuroRo(meant)} 읽었습니다.",
            $"The text says EPSG:{claimedCode} but its parameters differ; read by the parameters as {(result.Id.Length > 0 ? result.Id : "a system of its own")}."));
    }

    // Written to 9, 10 or 12 digits in the wild; all of them mean 10.405″.
    private static double SnapTenSeconds(double meridian)
    {
        var exact = Math.Floor(meridian) + 10.405 / 3600;
        return Math.Abs(meridian - exact) < 2e-6 ? exact : meridian;
    }

    // Rounded and exact published shifts of the same datum differ by a few metres per parameter yet centimetres on the ground.
    private static bool IsNear(DatumShift a, DatumShift b) =>
        Math.Abs(a.X - b.X) < 3 && Math.Abs(a.Y - b.Y) < 3 && Math.Abs(a.Z - b.Z) < 3
        && Math.Abs(a.RotationX - b.RotationX) < 0.1 && Math.Abs(a.RotationY - b.RotationY) < 0.1
        && Math.Abs(a.RotationZ - b.RotationZ) < 0.1 && Math.Abs(a.PartsPerMillion - b.PartsPerMillion) < 0.2;

    internal static double ParseNumber(string text, double otherwise) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [GeneratedRegex(@"^(PROJCS|GEOGCS|PROJCRS|PROJECTEDCRS|GEOGCRS|GEOGRAPHICCRS|GEODCRS|GEODETICCRS|COMPD_?CS|COMPOUNDCRS|BOUNDCRS)\s*[\[(]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WktStart();

    [GeneratedRegex(@"(?:^|EPSG|ESRI)[\s:_/]*(?:def[:/]crs[:/])?(?:[\d.]*[:/])*(?<code>\d{4,6})(?!\d)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EpsgCode();
}
