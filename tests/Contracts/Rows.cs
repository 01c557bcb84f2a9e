using System.Text;
using Maru.Core.Cards;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.Contracts;

/// <summary>Reads files through a connector for tests.</summary>
public static class Rows
{
    /// <summary>A file on this machine as the resolver would give it.</summary>
    public static SourceFile File(string path)
    {
        using var stream = System.IO.File.OpenRead(path);
        var head = new byte[64 * 1024];
        var length = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return new(path, Path.GetFileName(path).Normalize(NormalizationForm.FormC), path, stream.Length, head.AsMemory(0, length));
    }

    /// <summary>Writes bytes to a new folder and gives them as a file of that name.</summary>
    public static SourceFile File(byte[] bytes, string name)
    {
        var folder = Directory.CreateTempSubdirectory("maru-test-").FullName;
        var path = Path.Combine(folder, name);
        System.IO.File.WriteAllBytes(path, bytes);
        return File(path);
    }

    public static SourceFile File(string text, string name, Encoding? encoding = null) =>
        File((encoding ?? new UTF8Encoding(false)).GetBytes(text), name);

    public static IReadOnlyList<RawTable> Open(IConnector connector, SourceFile file, params (string Name, string Value)[] settings) =>
        connector.Open(file, connector.Card.Bind(settings.ToDictionary(s => s.Name, s => s.Value)), CancellationToken.None);

    /// <summary>All rows as text: the row's number, a colon, cells joined by bars; a missing value is ∅, geometry is hex.</summary>
    public static List<string> Read(RawTable table, CancellationToken stop = default) =>
        [.. Enumerable.Range(0, table.Segments).SelectMany(s => ReadSegment(table, s, stop))];

    /// <param name="shape">How geometry (WKB) is written.</param>
    public static List<string> Read(RawTable table, Func<byte[], string> shape) =>
        [.. Enumerable.Range(0, table.Segments).SelectMany(s => ReadSegment(table, s, shape, default))];

    public static List<string> ReadSegment(RawTable table, int segment, CancellationToken stop = default) => ReadSegment(table, segment, Convert.ToHexString, stop);

    private static List<string> ReadSegment(RawTable table, int segment, Func<byte[], string> shape, CancellationToken stop)
    {
        var rows = new List<string>();
        var block = new CellBlock();
        using var reader = table.OpenSegment(segment);
        while (reader.Read(block, stop))
            for (var row = 0; row < block.Rows; row++)
                rows.Add($"{block.RowNumber(row)}:{string.Join("|", Enumerable.Range(0, block.CellCount(row)).Select(c => Cell(table, block, row, c, shape)))}");
        return rows;
    }

    private static string Cell(RawTable table, CellBlock block, int row, int column, Func<byte[], string> shape)
    {
        if (block.IsNull(row, column)) return "∅";
        return table.Columns is { } columns && column < columns.Count && columns[column].Type == ColumnType.Geometry
            ? shape(block.Utf8(row, column).ToArray())
            : block.String(row, column)!;
    }
}
