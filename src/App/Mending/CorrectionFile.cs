using System.Globalization;
using Maru.App.Sources;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.App.Mending;

/// <summary>A file of corrections, one a line: row of the source, column, value. Any kind of table that Maru reads will do.</summary>
public sealed class CorrectionFile(SourceResolver resolver)
{
    private static readonly string[][] Names = [["row", "행"], ["column", "컬럼"], ["value", "값"]];

    /// <exception cref="InputException">It is no table of row, column and value, or a row is no number.</exception>
    public async Task<IReadOnlyList<(long Row, string Column, string Value)>> Read(string path, CancellationToken stop)
    {
        using var sources = await resolver.Resolve([path], null, stop);
        var source = sources.Files.Count == 1 ? sources.Files[0] : throw NotOne(path, sources.Files.Count);
        var tables = source.Connector.Open(source.File, source.Connector.Card.Bind(new Dictionary<string, string>()), stop);
        try
        {
            return tables.Count == 1 ? Lines(tables[0], path, stop) : throw NotOne(path, tables.Count);
        }
        finally
        {
            foreach (var table in tables) table.Dispose();
        }
    }

    private static List<(long, string, string)> Lines(RawTable table, string path, CancellationToken stop)
    {
        var lines = new List<(long, string, string)>();
        int[]? places = table.Columns is { } declared ? Places([.. declared.Select(column => column.Name)], path) : null;
        var block = new CellBlock();
        using var reader = table.OpenSegment(0);
        while (reader.Read(block, stop))
            for (var i = 0; i < block.Rows; i++)
            {
                var cells = Enumerable.Range(0, block.CellCount(i)).Select(cell => (block.String(i, cell) ?? "").Trim()).ToList();
                if (cells.All(string.IsNullOrEmpty)) continue;
                if (places is null) places = Places(cells, path);
                else lines.Add(Line(cells, places, path, block.RowNumber(i)));
            }
        return lines;
    }

    private static (long, string, string) Line(List<string> cells, int[] places, string path, long number)
    {
        string Cell(int i) => places[i] < cells.Count ? cells[places[i]] : "";
        if (long.TryParse(Cell(0).Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row > 0) return (row, Cell(1), Cell(2));
        throw new InputException(
            new($"‘행’ 칸에서 찾은 값 \"{Cell(0)}\", 기대한 값: 원본의 행 번호", $"Found \"{Cell(0)}\" for the row, expected its number in the source."), null, $"{path}, {number.ToString(CultureInfo.InvariantCulture)}");
    }

    private static int[] Places(List<string> header, string path)
    {
        var places = Names.Select(names => header.FindIndex(name => names.Contains(name, StringComparer.OrdinalIgnoreCase))).ToArray();
        return Array.TrueForAll(places, place => place >= 0) ? places : throw new InputException(
            new($"머리글에서 찾은 것: {string.Join(", ", header)}", $"Found in the header: {string.Join(", ", header)}"),
            new("row,column,value(또는 행,컬럼,값)를 머리글로 쓰세요.", "Write the header row,column,value."), path);
    }

    private static InputException NotOne(string path, int tables) => new(
        new($"고칠 것은 표 하나에 담아야 하는데 {tables}개가 있습니다.", $"The corrections must be one table; there are {tables}."), null, path);
}
