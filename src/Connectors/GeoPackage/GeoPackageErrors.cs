using Maru.Core;

namespace Maru.Connectors.GeoPackage;

/// <summary>What can be wrong with a GeoPackage, as people read it.</summary>
internal static class GeoPackageErrors
{
    public static InputException Damaged(string file, Exception cause) => new(
        new("GeoPackage로 읽을 수 없습니다. 파일이 잘렸거나 상했습니다.", "It can't be read as a GeoPackage: the file is cut short or damaged."),
        new("파일을 다시 받으세요.", "Get the file again."), file, cause);

    public static InputException NoLayers(string file) => new(
        new("도형 층도 속성 표도 없습니다.", "It has neither feature layers nor attribute tables."),
        new("벡터 층을 담아 다시 내보내세요. 타일만 든 것은 표로 읽을 수 없습니다.", "Export it with vector layers; tiles alone are no tables."), file);
}
