using Maru.Core;
using Maru.Core.Cards;
using Maru.Core.Sources;
using Maru.Core.Text;

namespace Maru.Connectors.Shapefile;

/// <summary>Reads ESRI shapefiles with their attribute table, and .dbf tables alone.</summary>
public sealed class ShapefileConnector : IConnector
{
    public Card Card { get; } = new(
        "shapefile",
        new("Shapefile·DBF", "Shapefile and DBF"),
        new("Shapefile(.shp와 .dbf, .prj, .cpg)과 .dbf 표를 읽습니다. 도형은 geometry 열로 들어옵니다.",
            "Reads shapefiles (.shp with .dbf, .prj, .cpg) and .dbf tables alone; shapes become the column geometry."),
        [
            new("encoding", ParameterType.Choice, new("글자 방식", "Encoding"),
                new("속성표의 글자 방식입니다. 비워 두면 .cpg와 내용으로 찾습니다.", "Encoding of the attribute table. Found from .cpg and content when left out."),
                Choices: [new("utf-8", new("UTF-8", "UTF-8")), new("cp949", new("CP949(EUC-KR)", "CP949 (EUC-KR)"))]),
        ]);

    public IReadOnlyList<string> Companions => ["dbf", "shx", "prj", "cpg", "sbn", "sbx", "qix", "qpj", "qmd", "shp.xml"];

    public int Recognise(SourceFile file)
    {
        var head = file.Head.Span;
        if (ShapeFileReader.IsShape(head)) return 100;
        return file.Extension == "dbf" && DbfTable.LooksLike(head) ? 90 : 0;
    }

    public IReadOnlyList<RawTable> Open(SourceFile file, Settings settings, CancellationToken stop)
    {
        var wanted = settings.Text("encoding") is { } name ? TextEncodingNames.Parse(name) : null;
        if (!ShapeFileReader.IsShape(file.Head.Span))
            return [ShapefileTable.OfAttributes(DbfTable.Open(file.Path, file.Name, Beside(file.Path, "cpg"), wanted, stop))];
        var shapes = ShapeIndex.Scan(file.Path, file.Name, stop);
        var attributes = Beside(file.Path, "dbf") is { } dbf ? DbfTable.Open(dbf, Path.GetFileName(dbf), Beside(file.Path, "cpg"), wanted, stop) : null;
        return [ShapefileTable.OfShapes(shapes, attributes, Projection(file.Path))];
    }

    private static string? Projection(string path)
    {
        const int Longest = 64 * 1024;
        if (Beside(path, "prj") is not { } prj || new FileInfo(prj).Length > Longest) return null;
        var text = File.ReadAllText(prj).Trim().Trim('\0');
        return text.Length == 0 ? null : text;
    }

    // Names come from Windows: STATION.SHP may lie beside station.dbf.
    private static string? Beside(string path, string extension)
    {
        var name = Path.GetFileNameWithoutExtension(path) + "." + extension;
        var exact = Path.ChangeExtension(path, extension);
        if (File.Exists(exact)) return exact;
        return Directory.EnumerateFiles(Path.GetDirectoryName(Path.GetFullPath(path))!)
            .FirstOrDefault(f => string.Equals(Path.GetFileName(f), name, StringComparison.OrdinalIgnoreCase));
    }
}
