using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Maru.Core;
using Maru.Core.Sources;

namespace Maru.Connectors.Csv;

/// <summary>
/// Splits UTF-8 into rows and cells in place: cells of a block point into the reader's own buffer. Delimiters, row ends and quotes are
/// found 64 bytes at a time.
/// </summary>
internal sealed class CsvReader(CsvBytes source, byte delimiter, byte rowEnd, long firstLine) : IRawReader
{
    /// <summary>Cells in a row at most: as many as a sheet of Excel has columns.</summary>
    public const int MostColumns = 16_384;

    private const int InitialBuffer = 1 << 20;
    private const int LargestRow = 8 << 20;

    private byte[] _buffer = new byte[InitialBuffer];
    private int _at;
    private int _end;
    private bool _finished;
    private long _line = firstLine;
    private bool _quoted;
    private readonly List<(int Cell, int Inside, int Close, int Behind)> _mends = [];

    public bool Read(CellBlock block, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        block.Clear();
        while (true)
        {
            block.Adopt(_buffer);
            ParseRows(block);
            if (block.Rows > 0) return true;
            if (_finished) return false;
            Refill();
        }
    }

    public void Dispose() => source.Dispose();

    // Moves what is left of the last row to the front and reads behind it. The block holds nothing now, so nothing points into the buffer.
    private void Refill()
    {
        var left = _end - _at;
        if (left > LargestRow) throw TooLong();
        if (left > _buffer.Length / 2) Grow(left);
        else Buffer.BlockCopy(_buffer, _at, _buffer, 0, left);
        _at = 0;
        _end = left;
        var read = source.Read(_buffer.AsSpan(_end));
        _end += read;
        _finished = read == 0;
    }

    private void Grow(int left)
    {
        var larger = new byte[_buffer.Length * 2];
        Buffer.BlockCopy(_buffer, _at, larger, 0, left);
        _buffer = larger;
    }

    private void ParseRows(CellBlock block)
    {
        while (!block.IsFull && _at < _end)
        {
            var next = ParseRow(block, _at);
            if (next < 0) return;
            _at = next;
        }
    }

    /// <summary>Parses the row that starts at <paramref name="start"/>; returns where the next starts, −1 when the row's end is not in the buffer yet.</summary>
    private int ParseRow(CellBlock block, int start)
    {
        block.BeginRow(_line);
        _quoted = false;
        _mends.Clear();
        int cell = start, scan = start, cells = 0;
        ref var bytes = ref MemoryMarshal.GetArrayDataReference(_buffer);
        var delimiters = Vector256.Create(delimiter);
        var rowEnds = Vector256.Create(rowEnd);
        var quotes = Vector256.Create((byte)'"');
        while (true)
        {
            // The mask has a bit for each of the next 64 bytes that may end a cell or be a quote.
            var window = Math.Min(64, _end - scan);
            if (window <= 0) return AtEnd(block, start, cell);
            var mask = window == 64 ? Mask64(ref Unsafe.Add(ref bytes, scan), delimiters, rowEnds, quotes) : MaskTail(scan, window);
            while (mask != 0)
            {
                var at = scan + BitOperations.TrailingZeroCount(mask);
                mask &= mask - 1;
                var b = Unsafe.Add(ref bytes, at);
                if (b == (byte)'"')
                {
                    if (at != cell) continue;
                    var behind = Quoted(block, at, cells);
                    if (behind == -1) return -1;
                    if (behind == at) continue;
                    CheckColumns(++cells);
                    if (behind >= _end) return _finished ? EndRow(block, _end, start) : -1;
                    if (_buffer[behind] == rowEnd) return EndRow(block, behind + 1, start);
                    cell = scan = behind + 1;
                    mask = 0;
                    goto rescan;
                }
                if (b == rowEnd)
                {
                    AddLast(block, cell, at);
                    return EndRow(block, at + 1, start);
                }
                block.AddCell(cell, at - cell);
                CheckColumns(++cells);
                cell = at + 1;
            }
            scan += window;
        rescan:;
        }
    }

    private static ulong Mask64(ref byte at, Vector256<byte> delimiters, Vector256<byte> rowEnds, Vector256<byte> quotes)
    {
        var low = Vector256.LoadUnsafe(ref at);
        var high = Vector256.LoadUnsafe(ref at, 32);
        var lowHits = Vector256.Equals(low, delimiters) | Vector256.Equals(low, rowEnds) | Vector256.Equals(low, quotes);
        var highHits = Vector256.Equals(high, delimiters) | Vector256.Equals(high, rowEnds) | Vector256.Equals(high, quotes);
        return lowHits.ExtractMostSignificantBits() | ((ulong)highHits.ExtractMostSignificantBits() << 32);
    }

    private ulong MaskTail(int scan, int window)
    {
        ulong mask = 0;
        for (var i = 0; i < window; i++)
        {
            var b = _buffer[scan + i];
            if (b == delimiter || b == rowEnd || b == (byte)'"') mask |= 1UL << i;
        }
        return mask;
    }

    /// <summary>
    /// Adds the quoted cell that opens at <paramref name="at"/>; returns the index of the delimiter or row end behind it (or the buffer's end),
    /// −1 when its end is not in the buffer yet, <paramref name="at"/> itself when the quote is a character like any other.
    /// </summary>
    private int Quoted(CellBlock block, int at, int cells)
    {
        var inside = at + 1;
        var end = CsvQuotes.FindEnd(_buffer.AsSpan(inside, Math.Min(CsvQuotes.LongestCell, _end - inside)));
        if (end < 0) return !_finished && _end - inside < CsvQuotes.LongestCell ? -1 : at;
        // The quote just before the buffer's end may be the first of two.
        if (inside + end == _end && !_finished) return -1;
        var close = inside + end - 1;
        // Text behind the closing quote belongs to the cell: "12"층 → 12층.
        var tail = _buffer.AsSpan(close + 1, _end - close - 1).IndexOfAny(delimiter, rowEnd);
        if (tail < 0 && !_finished) return -1;
        var behind = tail < 0 ? _end : close + 1 + tail;
        block.AddCell(inside, close - inside);
        _quoted = true;
        if (behind > close + 1 || _buffer.AsSpan(inside, close - inside).Contains((byte)'"')) _mends.Add(new(cells, inside, close, behind));
        return behind;
    }

    // Doubled quotes become one and text behind the closing quote joins the cell. In place, so only when the whole row is in the buffer:
    // a row whose end is not there yet is parsed anew.
    private void Mend(CellBlock block)
    {
        foreach (var (cell, inside, close, behind) in _mends)
        {
            var length = Unescape(_buffer.AsSpan(inside, close - inside));
            var rest = TrimReturn(close + 1, behind);
            Buffer.BlockCopy(_buffer, close + 1, _buffer, inside + length, rest);
            block.SetLength(cell, length + rest);
        }
        _mends.Clear();
    }

    private static int Unescape(Span<byte> text)
    {
        var quote = text.IndexOf((byte)'"');
        if (quote < 0) return text.Length;
        var to = quote;
        for (var i = quote; i < text.Length; i++)
        {
            text[to++] = text[i];
            if (text[i] == (byte)'"') i++;
        }
        return to;
    }

    private int AtEnd(CellBlock block, int start, int cell)
    {
        if (!_finished) return -1;
        AddLast(block, cell, _end);
        return EndRow(block, _end, start);
    }

    private void AddLast(CellBlock block, int cell, int end) => block.AddCell(cell, TrimReturn(cell, end));

    private int TrimReturn(int from, int end) =>
        end > from && rowEnd == (byte)'\n' && _buffer[end - 1] == (byte)'\r' ? end - from - 1 : end - from;

    private int EndRow(CellBlock block, int next, int start)
    {
        if (next - start > LargestRow) throw TooLong();
        _line += _quoted ? _buffer.AsSpan(start, next - start).Count(rowEnd) : 1;
        if (_mends.Count > 0) Mend(block);
        block.EndRow();
        return next;
    }

    // Lines are looked at, sampled and compared several times over: one of forty megabytes would take a gigabyte.
    private InputException TooLong() => new(
        new($"{_line:N0}번째 줄이 {LargestRow >> 20} MB를 넘습니다. 한 줄은 {LargestRow >> 20} MB까지 읽습니다.", $"Line {_line:N0} is longer than {LargestRow >> 20} MB, the most a line may hold."),
        new(
            "줄바꿈이나 따옴표가 빠졌는지 보세요. 문서나 그림이 담긴 칸이면 그 칸을 비우고, 도형이면 GeoJSON이나 Shapefile로 받아 올리세요.",
            "See whether a line end or a quote is missing. Empty the cell if it holds a document or a picture; bring shapes as GeoJSON or Shapefile."));

    private void CheckColumns(int cells)
    {
        if (cells >= MostColumns)
            throw new InputException(
                new($"{_line:N0}번째 줄에 칸이 {MostColumns:N0}개 넘게 있습니다.", $"Line {_line:N0} has over {MostColumns:N0} cells."),
                new("구분자가 맞는지 보세요(--set delimiter).", "See whether the delimiter is right (--set delimiter)."));
    }
}
