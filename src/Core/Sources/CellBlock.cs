using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Maru.Core.Sources;

/// <summary>
/// Some rows of raw cells as UTF-8, row after row; rows may differ in length. Reused by its reader: copy what must outlive the next read.
/// </summary>
public sealed class CellBlock
{
    /// <summary>Rows a reader puts in one block at most: one vector of the engine.</summary>
    public const int Capacity = 2048;

    private readonly int[] _rowStart = new int[Capacity + 1];
    private readonly long[] _rowNumber = new long[Capacity];
    private Cell[] _cells = new Cell[Capacity * 16];
    private byte[] _text = new byte[64 * 1024];
    private int _textLength;

    /// <summary>Start (in <see cref="Text"/>) and length of a cell; length −1 is "no value".</summary>
    public readonly record struct Cell(int Start, int Length);

    public int Rows { get; private set; }

    public bool IsFull => Rows == Capacity;

    /// <summary>The bytes all cells point into.</summary>
    public byte[] Text => _text;

    /// <summary>Line or row number in the source, 1-based.</summary>
    public long RowNumber(int row) => _rowNumber[row];

    public int CellCount(int row) => _rowStart[row + 1] - _rowStart[row];

    public ReadOnlySpan<Cell> Cells(int row) => _cells.AsSpan(_rowStart[row], _rowStart[row + 1] - _rowStart[row]);

    public bool IsNull(int row, int column)
    {
        var cells = Cells(row);
        return (uint)column >= (uint)cells.Length || cells[column].Length < 0;
    }

    /// <summary>The cell's UTF-8 text; empty for a missing cell or "no value".</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<byte> Utf8(int row, int column)
    {
        var index = _rowStart[row] + column;
        if (index >= _rowStart[row + 1]) return default;
        var cell = _cells[index];
        return cell.Length <= 0 ? default : _text.AsSpan(cell.Start, cell.Length);
    }

    /// <summary>The cell as a string, null for "no value". For headers, samples and messages, not for every cell.</summary>
    public string? String(int row, int column) => IsNull(row, column) ? null : Encoding.UTF8.GetString(Utf8(row, column));

    public void Clear()
    {
        Rows = 0;
        _textLength = 0;
        _rowStart[0] = 0;
    }

    /// <summary>Starts a row; its cells follow until <see cref="EndRow"/>.</summary>
    public void BeginRow(long number)
    {
        Debug.Assert(Rows < Capacity, "the block is full");
        _rowNumber[Rows] = number;
        _rowStart[Rows + 1] = _rowStart[Rows];
    }

    public void AddText(ReadOnlySpan<byte> utf8)
    {
        var start = Reserve(utf8.Length);
        utf8.CopyTo(_text.AsSpan(start));
        AddCell(start, utf8.Length);
    }

    public void AddText(ReadOnlySpan<char> text)
    {
        var start = Reserve(text.Length * 3);
        var length = Encoding.UTF8.GetBytes(text, _text.AsSpan(start));
        _textLength = start + length;
        AddCell(start, length);
    }

    public void AddNull() => AddCell(0, -1);

    public void EndRow() => Rows++;

    /// <summary>
    /// For readers that parse in place: makes <paramref name="text"/> the block's bytes, so that cells point straight into it.
    /// Call right after <see cref="Clear"/>; do not mix with AddText.
    /// </summary>
    public void Adopt(byte[] text)
    {
        Debug.Assert(Rows == 0, "adopt before the first row");
        _text = text;
        _textLength = text.Length;
    }

    /// <summary>Adds a cell that lies in <see cref="Text"/> already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddCell(int start, int length)
    {
        var index = _rowStart[Rows + 1]++;
        if (index == _cells.Length) Array.Resize(ref _cells, _cells.Length * 2);
        _cells[index] = new Cell(start, length);
    }

    /// <summary>Changes the length of a cell of the row being added, for cells that shrink in place.</summary>
    public void SetLength(int column, int length)
    {
        ref var cell = ref _cells[_rowStart[Rows] + column];
        cell = new Cell(cell.Start, length);
    }

    private int Reserve(int length)
    {
        var needed = (long)_textLength + length;
        if (needed > Array.MaxLength) throw new InvalidOperationException("A block of cells may not hold over 2 GB of text.");
        if (needed > _text.Length) Array.Resize(ref _text, (int)Math.Min(Array.MaxLength, Math.Max(needed, _text.Length * 2L)));
        var start = _textLength;
        _textLength += length;
        return start;
    }
}
