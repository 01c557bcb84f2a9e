using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Lake;

namespace Maru.App.Lineage;

/// <summary>What ingest did to a column, in sentences: from the manifest alone, so that it is told of old versions too.</summary>
internal static class ColumnWork
{
    public static IReadOnlyList<Bilingual> OfSource(VersionManifest version, Column column, int mended)
    {
        var done = new List<Bilingual>();
        if (version.Source.Encoding is { } encoding && !encoding.StartsWith("utf-8", StringComparison.OrdinalIgnoreCase)) done.Add(new($"{encoding} 글자를 유니코드로", $"{encoding} decoded"));
        if (column.Source is { } header && header != column.Name) done.Add(new($"머리글 ‘{header}’의 이름을 ‘{column.Name}’으로", $"Header '{header}' named '{column.Name}'"));
        if (Reading(column) is { } reading) done.Add(reading);
        if (column.Unit is { } unit) done.Add(new($"단위 {unit}", $"Unit {unit}"));
        if (column.Role is ColumnRole.Geometry && version.Source.Crs is { } crs && crs != "EPSG:4326") done.Add(new($"{crs}에서 경위도로", $"Reprojected from {crs}"));
        done.AddRange(column.Notes);
        if (mended > 0) done.Add(new($"사람이 고친 칸 {mended:N0}개", $"{mended:N0} cells mended by people"));
        if (column.Closed) done.Add(new("개인정보로 닫음", "Closed for personal data"));
        return done;
    }

    public static IReadOnlyList<Bilingual> OfDerived(VersionManifest version, Column column) => column.Role switch
    {
        ColumnRole.Longitude or ColumnRole.Latitude => [version.Source.Crs is { } crs && crs != "EPSG:4326" ? new($"{crs} 좌표를 경위도로", $"{crs} coordinates to degrees") : new("좌표를 경위도로", "Coordinates to degrees")],
        ColumnRole.Region => [new("위치나 지역 코드에서 지역을 찾아 붙임", "The region, found by place or region code")],
        ColumnRole.Geometry => [new("도형으로", "Made a shape")],
        _ => [new("다른 컬럼에서 셈", "Worked out from other columns")],
    };

    private static Bilingual? Reading(Column column) => (column.Type, column.Read) switch
    {
        (_, "code") => new("숫자로 된 코드를 글자로(앞의 0을 지킴)", "A code of digits, kept as text"),
        (_, "month") => new("달을 2026-10 꼴로", "Months written as 2026-10"),
        (_, "degrees") => new("도·분·초를 도로", "Degrees, minutes and seconds to degrees"),
        (_, "short-years") => new("두 자리 해를 네 자리로", "Years of two digits to four"),
        (_, "well-known-binary") => new("도형(WKB)으로", "Shapes (WKB)"),
        (ColumnType.Text, _) => null,
        var (type, _) => new($"{type.Name().Ko}{Methods.KoreanText.Josa.Pick(type.Name().Ko, "으로", "로")} 읽음", $"Read as {type.Name().En.ToLowerInvariant()}"),
    };
}
