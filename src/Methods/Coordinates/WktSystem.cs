namespace Maru.Methods.Coordinates;

/// <summary>Makes a <see cref="Crs"/> of well-known text: WKT 1 as ESRI and OGC write it, and WKT 2 (ISO 19162).</summary>
internal static class WktSystem
{
    public static CrsReading Read(string text)
    {
        if (WktNode.Parse(text) is not { } root)
            return CrsReading.None(
                ".prj 내용이 중간에 끊겼거나 괄호가 맞지 않습니다. 원본 .prj 파일을 다시 확인하세요.",
                "The .prj text is cut off or its brackets do not match. Check the original .prj file.");
        var projected = root.Find("PROJCS", "PROJCRS", "PROJECTEDCRS");
        var system = projected ?? root.Find("GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS");
        if (system?.Find("SPHEROID", "ELLIPSOID") is not { } spheroid)
            return CrsReading.None(
                ".prj에 타원체(SPHEROID)가 없어 좌표계를 정할 수 없습니다.",
                "The .prj names no ellipsoid (SPHEROID), so the system cannot be told.");
        var ellipsoid = ReadEllipsoid(spheroid);
        var shift = ReadShift(root, ellipsoid);
        var name = system.Values.Count > 0 ? system.Values[0] : "";
        if (projected is null)
            return CrsText.Match(new("", name, name, Projection.None, ellipsoid, ToWgs84: shift), ClaimedCode(system));
        return ReadProjected(projected, name, ellipsoid, shift);
    }

    private static CrsReading ReadProjected(WktNode node, string name, Ellipsoid ellipsoid, DatumShift? shift)
    {
        var method = Method(node);
        if (IsWebMercator(method, node))
            return CrsReading.Of(KoreanSystems.WebMercator);
        if (!method.StartsWith("transversemercator", StringComparison.Ordinal) && !method.StartsWith("gausskruger", StringComparison.Ordinal))
            return CrsReading.None(
                $"“{name}”의 투영법({method})은 지원하지 않습니다. 횡메르카토르(TM) 좌표계로 바꾸어 올리세요.",
                $"The projection of “{name}” ({method}) is not supported. Convert the file to a transverse Mercator system.");
        if (Math.Abs(LinearUnit(node) - 1) > 1e-9)
            return CrsReading.None(
                $"“{name}”의 길이 단위가 미터가 아닙니다. 미터 단위로 바꾸어 올리세요.",
                $"“{name}” is not in metres. Convert the file to metres.");
        return CrsText.Match(
            new("", name, name, Projection.TransverseMercator, ellipsoid,
                Parameter(node, 0, "centralmeridian", "longitudeofcenter", "longitudeofnaturalorigin"),
                Parameter(node, 0, "latitudeoforigin", "latitudeofcenter", "latitudeofnaturalorigin"),
                Parameter(node, 1, "scalefactor", "scalefactoratnaturalorigin"),
                Parameter(node, 0, "falseeasting"),
                Parameter(node, 0, "falsenorthing"),
                shift),
            ClaimedCode(node));
    }

    private static Ellipsoid ReadEllipsoid(WktNode node) =>
        new(node.Values.Count > 0 ? node.Values[0] : "",
            node.Number(1, Ellipsoid.Wgs84.SemiMajorAxis),
            node.Number(2, Ellipsoid.Wgs84.InverseFlattening) is > 1 and var flattening ? flattening : Ellipsoid.Wgs84.InverseFlattening);

    // A .prj hardly ever carries its datum shift; in Korea the Bessel ellipsoid means the datum of 1985.
    private static DatumShift? ReadShift(WktNode root, Ellipsoid ellipsoid)
    {
        if (root.Find("TOWGS84") is { Values.Count: >= 3 } node
            && new DatumShift(node.Number(0, 0), node.Number(1, 0), node.Number(2, 0), node.Number(3, 0), node.Number(4, 0), node.Number(5, 0), node.Number(6, 0))
                is { IsZero: false } shift)
            return shift;
        return Math.Abs(ellipsoid.SemiMajorAxis - Ellipsoid.Bessel1841.SemiMajorAxis) < 1 ? DatumShift.Korean1985 : null;
    }

    private static string Method(WktNode node) =>
        Simplify((node.Child("PROJECTION") ?? node.Child("CONVERSION")?.Child("METHOD", "PROJECTION")) is { Values.Count: > 0 } method ? method.Values[0] : "");

    private static bool IsWebMercator(string method, WktNode node) =>
        method is "mercatorauxiliarysphere" or "popularvisualisationpseudomercator" or "mercator1sp"
        && Math.Abs(Parameter(node, 0, "centralmeridian", "longitudeofnaturalorigin")) < 1e-9;

    private static double Parameter(WktNode node, double otherwise, params ReadOnlySpan<string> names)
    {
        foreach (var holder in (ReadOnlySpan<WktNode?>)[node, node.Child("CONVERSION")])
            foreach (var child in holder?.Children ?? [])
                if (child.Keyword.Equals("PARAMETER", StringComparison.OrdinalIgnoreCase) && child.Values.Count > 1 && names.Contains(Simplify(child.Values[0])))
                    return child.Number(1, otherwise);
        return otherwise;
    }

    private static double LinearUnit(WktNode node) =>
        (node.Child("UNIT", "LENGTHUNIT") ?? node.Child("CS")?.Child("LENGTHUNIT"))?.Number(1, 1) ?? 1;

    private static string? ClaimedCode(WktNode node) =>
        node.Child("AUTHORITY", "ID") is { Values.Count: >= 2 } authority ? authority.Values[1] : null;

    private static string Simplify(string name) =>
        string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
