using System.Globalization;
using Maru.Core;
using Maru.Core.Data;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>
/// How long a cell may be. Every cell is looked at, sampled and compared several times over, so that one of forty megabytes takes a gigabyte;
/// no value of a table is so long. Shapes that the format itself declares may be as long as they are.
/// </summary>
internal static class CellLimit
{
    public const int MostBytes = 8 << 20;

    /// <summary>Looks at a block just read; free for blocks whose text is shorter altogether.</summary>
    /// <exception cref="InputException">A cell is too long.</exception>
    public static void Check(CellBlock block, RawTable table)
    {
        if (block.Text.Length <= MostBytes) return;
        for (var row = 0; row < block.Rows; row++)
        {
            var cells = block.Cells(row);
            for (var column = 0; column < cells.Length; column++)
                if (cells[column].Length > MostBytes && !IsShape(table, column)) throw TooLong(block.RowNumber(row), column, cells[column].Length);
        }
    }

    private static bool IsShape(RawTable table, int column) => table.Columns is { } columns && column < columns.Count && columns[column].Type == ColumnType.Geometry;

    private static InputException TooLong(long row, int column, int length)
    {
        var size = (length / (double)(1 << 20)).ToString("N1", CultureInfo.InvariantCulture);
        return new(
            new($"{row:N0}행의 {column + 1}번째 칸이 {size} MB입니다. 한 칸은 {MostBytes >> 20} MB까지 읽습니다.", $"Cell {column + 1} of row {row:N0} holds {size} MB. A cell may hold {MostBytes >> 20} MB."),
            new(
                "줄바꿈이나 따옴표가 빠졌는지 보세요. 문서나 그림이 담긴 칸이면 그 칸을 비우고, 도형이면 GeoJSON이나 Shapefile로 받아 올리세요.",
                "See whether a line end or a quote is missing. Empty the cell if it holds a document or a picture; bring shapes as GeoJSON or Shapefile."));
    }
}
