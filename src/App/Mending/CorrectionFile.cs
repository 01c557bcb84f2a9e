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
        var said = new Dictionary<(long, string), (string Value, long Line)>();
        var block = new CellBlock();
        using var reader = table.OpenSegment(0);
        while (reader.Read(block, stop))
            for (var i = 0; i < block.Rows; i++)
            {
                var cells = Enumerable.Range(0, block.CellCount(i)).Select(cell => (block.String(i, cell) ?? "").Trim()).ToList();
                if (cells.All(string.IsNullOrEmpty)) continue;
                if (places is null) places = Places(cells, path);
                else
                {
                    var line = Line(cells, places, path, block.RowNumber(i));
                    RequireOnce(said, line, path, block.RowNumber(i));
                    lines.Add(line);
                }
            }
        return lines;
    }

    // The same said twice is one correction; two values for one cell are two wills.
    private static void RequireOnce(Dictionary<(long, string), (string Value, long Line)> said, (long Row, string Column, string Value) line, string path, long number)
    {
        if (said.TryAdd((line.Row, line.Column), (line.Value, number)) || said[(line.Row, line.Column)] is var (before, at) && before == line.Value) return;
        throw new InputException(
            new($"{line.Row:N0}행 ‘{line.Column}’ 칸에 넣을 값이 둘입니다: {at:N0}째 줄 \"{before}\", {number:N0}째 줄 \"{line.Value}\"", $"Two values for row {line.Row:N0}, column {line.Column}: \"{before}\" on line {at:N0}, \"{line.Value}\" on line {number:N0}."),
            new("한 줄만 남기고 다시 하세요. 아무것도 바꾸지 않았습니다.", "Leave one of the lines and try again; nothing was changed."), path);
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
