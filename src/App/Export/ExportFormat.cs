using Maru.Core;

namespace Maru.App.Export;

/// <summary>A file format datasets leave in.</summary>
/// <param name="Id">What the command line calls it.</param>
/// <param name="Extension">End of the file name and of the download's address.</param>
public sealed record ExportFormat(string Id, string Extension, string ContentType, Bilingual Name)
{
    public static ExportFormat Csv { get; } = new("csv", "csv", "text/csv; charset=utf-8; header=present", new("CSV (UTF-8, 엑셀에서 바로 열림)", "CSV (UTF-8 with BOM)"));

    /// <summary>Web standards call CP949 by the name euc-kr.</summary>
    public static ExportFormat CsvCp949 { get; } = new("csv-cp949", "cp949.csv", "text/csv; charset=euc-kr; header=present", new("CSV (CP949, 옛 프로그램용)", "CSV (CP949, for older programs)"));

    public static ExportFormat Xlsx { get; } = new("xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", new("엑셀 (XLSX)", "Excel (XLSX)"));

    public static ExportFormat GeoJson { get; } = new("geojson", "geojson", "application/geo+json", new("GeoJSON (지도)", "GeoJSON (map)"));

    public static ExportFormat Parquet { get; } = new("parquet", "parquet", "application/vnd.apache.parquet", new("Parquet (분석 도구용)", "Parquet (for analysis tools)"));

    public static ExportFormat JsonLines { get; } = new("jsonl", "jsonl", "application/jsonl", new("JSON Lines (한 줄에 한 행)", "JSON Lines (a row a line)"));

    public static IReadOnlyList<ExportFormat> All { get; } = [Csv, CsvCp949, Xlsx, GeoJson, Parquet, JsonLines];

    /// <exception cref="InputException">There is no such format.</exception>
    public static ExportFormat Find(string idOrExtension, string where) =>
        All.FirstOrDefault(f => f.Id.Equals(idOrExtension, StringComparison.OrdinalIgnoreCase) || f.Extension.Equals(idOrExtension, StringComparison.OrdinalIgnoreCase))
        ?? throw new InputException(
            new($"'{idOrExtension}' 형식으로는 내보낼 수 없습니다.", $"'{idOrExtension}' is no format to export to."),
            new($"쓸 수 있는 형식: {string.Join(", ", All.Select(f => f.Id))}", $"Formats: {string.Join(", ", All.Select(f => f.Id))}"), where);
}
