using System.IO.Compression;
using System.Text;
using NetTopologySuite.Geometries;

namespace Maru.City.Writers;

/// <summary>A department's folder being filled. Every method writes one file and keeps the truth about it.</summary>
internal sealed class Delivery(string folder, string department, string? recordedAs = null)
{
    /// <summary>Archives carry a date inside; a fixed one keeps their bytes the same.</summary>
    public static DateTimeOffset FileTime { get; } = new(2026, 10, 20, 6, 0, 0, TimeSpan.Zero);

    private readonly List<DeliveredFile> files = [];

    static Delivery() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Cp949 => System.Text.Encoding.GetEncoding(949);

    public static Encoding Utf8 { get; } = new UTF8Encoding(false);

    public static Encoding Utf8Bom { get; } = new UTF8Encoding(true);

    public static Encoding Utf16 { get; } = new UnicodeEncoding(false, true);

    public IReadOnlyList<DeliveredFile> Files => files;

    /// <summary>Delimited text; a name ending in .gz or .zip is packed.</summary>
    public DeliveredFile Csv(string name, Table table, Encoding encoding, char delimiter = ',', string lineEnd = "\r\n")
    {
        WriteFile(name, stream => CsvWriter.Write(stream, table, encoding, delimiter, lineEnd));
        var file = Keep(new DeliveredFile(PathOf(name), delimiter == '\t' ? "tsv" : "csv", table) { Encoding = NameOf(encoding) });
        if (delimiter is not (',' or '\t'))
            file.Mess($"fields parted by “{delimiter}”", "delimiter found");
        return lineEnd == "\n" ? file.Mess("LF line ends", "as CRLF") : file;
    }

    /// <summary>A workbook whose sheet with the table stands among the others.</summary>
    public DeliveredFile Xlsx(string name, Table table, string sheetName = "Sheet1", IReadOnlyList<string>? cover = null)
    {
        List<Sheet> sheets = cover is null ? [] : [new("표지", null, cover)];
        sheets.Add(new(sheetName, table));
        WriteFile(name, stream => XlsxWriter.Write(stream, sheets));
        var file = Keep(new DeliveredFile(PathOf(name), "xlsx", table) { Sheet = sheetName });
        return cover is null ? file : file.Mess("a cover sheet before the table", "the sheet with the table is taken");
    }

    /// <summary>A workbook with a table a sheet, all part of the dataset.</summary>
    public void XlsxSheets(string name, IReadOnlyList<(string Sheet, Table Table, DateOnly AsOf)> sheets)
    {
        WriteFile(name, stream => XlsxWriter.Write(stream, [.. sheets.Select(sheet => new Sheet(sheet.Sheet, sheet.Table))]));
        foreach (var (sheet, table, asOf) in sheets)
            Keep(new DeliveredFile(PathOf(name), "xlsx", table) { Sheet = sheet }).AsOf(asOf).Mess("one sheet of several", "sheets joined");
    }

    public DeliveredFile Json(string name, Table table, string recordPath, bool textOnly = false)
    {
        WriteFile(name, stream => JsonTable.Write(stream, table, recordPath, textOnly));
        return Keep(new DeliveredFile(PathOf(name), "json", table) { Encoding = "utf-8", RecordPath = recordPath });
    }

    public DeliveredFile JsonLines(string name, Table table)
    {
        WriteFile(name, stream => JsonTable.WriteLines(stream, table));
        return Keep(new DeliveredFile(PathOf(name), "jsonl", table) { Encoding = "utf-8" });
    }

    public DeliveredFile Xml(string name, Table table)
    {
        WriteFile(name, stream => JsonTable.WriteXml(stream, table));
        return Keep(new DeliveredFile(PathOf(name), "xml", table) { Encoding = "utf-8", RecordPath = "response.body.items.item" });
    }

    public DeliveredFile GeoJson(string name, Table table, IReadOnlyList<Geometry> geometries)
    {
        WriteFile(name, stream => JsonTable.WriteGeoJson(stream, table, geometries));
        return Keep(new DeliveredFile(PathOf(name), "geojson", table) { Encoding = "utf-8" });
    }

    /// <summary>A zipped shapefile in the table's system; without a .prj the reader must find the system out.</summary>
    public DeliveredFile Shapefile(string name, Table table, IReadOnlyList<Geometry> geometries, bool withPrj = true)
    {
        var epsg = table.Crs ?? throw new ArgumentException("A shapefile's table must say its coordinate system.", nameof(table));
        WriteFile(name, stream => ShapefileWriter.Write(stream, Path.GetFileNameWithoutExtension(name), table, geometries, epsg, withPrj, Cp949));
        var file = Keep(new DeliveredFile(PathOf(name), "shapefile", table) { Encoding = "cp949" });
        return withPrj ? file : file.Mess($"no .prj; EPSG:{epsg}", "recognised and reprojected");
    }

    private string PathOf(string name) => $"{recordedAs ?? "departments"}/{department}/{name}";

    private static string NameOf(Encoding encoding) => encoding switch
    {
        UnicodeEncoding => "utf-16",
        UTF8Encoding => encoding.GetPreamble().Length > 0 ? "utf-8-bom" : "utf-8",
        _ => "cp949",
    };

    private DeliveredFile Keep(DeliveredFile file)
    {
        files.Add(file);
        return file;
    }

    private void WriteFile(string name, Action<System.IO.Stream> write)
    {
        var path = Path.Combine(folder, PathOf(name));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = File.Create(path);
        if (name.EndsWith(".gz", StringComparison.Ordinal))
        {
            using var packed = new GZipStream(file, CompressionLevel.Fastest);
            write(packed);
        }
        else if (name.EndsWith(".csv.zip", StringComparison.Ordinal))
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: false, Utf8);
            var entry = zip.CreateEntry(name[..^4], CompressionLevel.Fastest);
            entry.LastWriteTime = FileTime;
            using var member = entry.Open();
            write(member);
        }
        else
            write(file);
    }
}
