using System.Text;
using Maru.Core.Engine;

namespace Maru.App.Rows.ResultWriters;

/// <summary>
/// A table for a terminal: columns aligned by display width, numbers to the right, blanks as ∅. Widths are those of the first
/// thousand rows; longer cells are cut with an ellipsis.
/// </summary>
public sealed class TableWriter(ByteSink sink) : IResultWriter
{
    private const int Sampled = 1000;
    private const int MaxWidth = 60;

    private readonly List<byte[][]> _waiting = [];
    private OutputColumn[] _columns = [];
    private int[]? _widths;

    /// <summary>Rows written.</summary>
    public long Rows { get; private set; }

    public void Begin(IReadOnlyList<OutputColumn> columns) => _columns = [.. columns];

    public void Write(ResultBatch batch, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            var cells = new byte[_columns.Length][];
            for (var i = 0; i < cells.Length; i++) cells[i] = Cell(batch, i, row);
            Rows++;
            if (_widths is not null) WriteRow(cells);
            else _waiting.Add(cells);
            if (_waiting.Count == Sampled) Settle();
        }
    }

    public void End()
    {
        if (_widths is null) Settle();
    }

    public void Dispose()
    {
    }

    private void Settle()
    {
        byte[][] header = [.. _columns.Select(c => OneLine(Encoding.UTF8.GetBytes(c.Name)))];
        _widths = [.. header.Select((name, i) => Math.Min(MaxWidth, _waiting.Select(row => DisplayWidth.Of(row[i])).Append(DisplayWidth.Of(name)).Max()))];
        WriteRow(header);
        for (var i = 0; i < _widths.Length; i++)
        {
            if (i > 0) sink.Write("─┼─"u8);
            for (var n = 0; n < _widths[i]; n++) sink.Write("─"u8);
        }
        sink.Write((byte)'\n');
        foreach (var row in _waiting) WriteRow(row);
        _waiting.Clear();
    }

    private void WriteRow(byte[][] cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) sink.Write(" │ "u8);
            WritePadded(cells[i], _widths![i], IsNumber(_columns[i].Type), last: i == cells.Length - 1);
        }
        sink.Write((byte)'\n');
    }

    private void WritePadded(ReadOnlySpan<byte> cell, int width, bool right, bool last)
    {
        var cut = DisplayWidth.Of(cell) > width;
        if (cut) cell = cell[..DisplayWidth.Fit(cell, width - 1)];
        var padding = width - DisplayWidth.Of(cell) - (cut ? 1 : 0);
        if (right) Pad(padding);
        sink.Write(cell);
        if (cut) sink.Write("…"u8);
        if (!right && !last) Pad(padding);
    }

    private void Pad(int count)
    {
        for (; count > 0; count--) sink.Write((byte)' ');
    }

    private byte[] Cell(ResultBatch batch, int index, int row)
    {
        if (batch.IsNull(index, row)) return "∅"u8.ToArray();
        var column = _columns[index];
        if (column.Type == ResultType.Text) return OneLine(batch.Bytes(index, row));
        if (column.Type == ResultType.Blob) return Encoding.UTF8.GetBytes(FormattableString.Invariant($"<{batch.Bytes(index, row).Length} bytes>"));
        Span<byte> text = stackalloc byte[CellText.MaxLength];
        return text[..CellText.Format(batch, column, index, row, text, (byte)' ')].ToArray();
    }

    // Line ends and other controls would break the table, and escape sequences the terminal.
    private static byte[] OneLine(ReadOnlySpan<byte> text)
    {
        var line = text.ToArray();
        foreach (ref var b in line.AsSpan())
            if (b is < 0x20 or 0x7F) b = (byte)' ';
        return line;
    }

    private static bool IsNumber(ResultType type) => type is ResultType.Int64 or ResultType.Int128 or ResultType.Double or ResultType.Decimal;
}
