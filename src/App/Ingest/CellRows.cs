using System.Text;
using Maru.Core.Sources;

namespace Maru.App.Ingest;

/// <summary>Rows kept as text, put back into cells. Shapes, which are bytes, are kept as their digits in base 16.</summary>
internal static class CellRows
{
    private const string BytesMark = "0x";

    /// <summary>A cell of bytes as text. A shape begins with its byte order, 0 or 1; what else stands in its place are words.</summary>
    public static string Written(ReadOnlySpan<byte> bytes) => bytes is [> 1, ..] ? Encoding.UTF8.GetString(bytes) : BytesMark + Convert.ToHexString(bytes);

    /// <param name="bytes">Cells that hold bytes.</param>
    public static void Add(CellBlock block, long number, IReadOnlyList<string?> cells, IReadOnlySet<int> bytes)
    {
        block.BeginRow(number);
        for (var i = 0; i < cells.Count; i++)
        {
            if (cells[i] is not { } cell) block.AddNull();
            else if (bytes.Contains(i) && cell.StartsWith(BytesMark, StringComparison.Ordinal) && Bytes(cell) is { } shape) block.AddText(shape);
            else block.AddText(cell.AsSpan());
        }
        block.EndRow();
    }

    public static IReadOnlySet<int> BytesOf(LoadPlan plan) => plan.Columns.Where(column => column.As == ReadAs.Wkb).Select(column => column.Cell).ToHashSet();

    private static byte[]? Bytes(string cell)
    {
        try
        {
            return Convert.FromHexString(cell.AsSpan(BytesMark.Length));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
