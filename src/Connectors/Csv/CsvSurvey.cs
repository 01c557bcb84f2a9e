using System.Buffers;
using Maru.Core;
using Microsoft.Win32.SafeHandles;

namespace Maru.Connectors.Csv;

/// <param name="Start">Offset of the segment's first byte in the file.</param>
/// <param name="FirstLine">Number of its first line, 1-based.</param>
internal readonly record struct CsvSegment(long Start, long End, long FirstLine);

/// <param name="RowEnd">The byte that ends a row: line feed, or carriage return in old Macintosh files.</param>
internal sealed record CsvPlan(IReadOnlyList<CsvSegment> Segments, byte RowEnd, bool HasQuotes);

/// <summary>Cuts a file into segments that begin at rows, so that several threads can read it; knows the line number each begins with.</summary>
internal static class CsvSurvey
{
    private const int BlockSize = 4 << 20;
    private const long SegmentSize = 64L << 20;

    public static CsvPlan Scan(string path, int preamble, byte delimiter, CancellationToken stop)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        var rowEnd = FindRowEnd(file, preamble);
        var blocks = CountBlocks(file, preamble, length, rowEnd, stop);
        var hasQuotes = blocks.Any(b => b.Quotes > 0);
        if (length - preamble <= SegmentSize * 3 / 2) return new([new(preamble, length, 1)], rowEnd, hasQuotes);
        var segments = hasQuotes ? CutWithQuotes(file, preamble, length, delimiter, rowEnd, stop) : CutAtLines(file, preamble, length, rowEnd, blocks);
        return new(segments, rowEnd, hasQuotes);
    }

    private readonly record struct Block(long Start, long Lines, long Quotes);

    private static Block[] CountBlocks(SafeFileHandle file, long start, long length, byte rowEnd, CancellationToken stop)
    {
        var blocks = new Block[(int)((length - start + BlockSize - 1) / BlockSize)];
        Parallel.For(0, blocks.Length, new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var buffer = ArrayPool<byte>.Shared.Rent(BlockSize);
            var at = start + ((long)i * BlockSize);
            var bytes = buffer.AsSpan(0, ReadFully(file, buffer.AsSpan(0, BlockSize), at));
            blocks[i] = new(at, bytes.Count(rowEnd), bytes.Count((byte)'"'));
            ArrayPool<byte>.Shared.Return(buffer);
        });
        return blocks;
    }

    private static List<CsvSegment> CutAtLines(SafeFileHandle file, long start, long length, byte rowEnd, Block[] blocks)
    {
        var segments = new List<CsvSegment>();
        long segmentStart = start, firstLine = 1, linesBefore = 0;
        var buffer = new byte[1 << 20];
        foreach (var block in blocks)
        {
            if (block.Start - segmentStart >= SegmentSize && length - block.Start > SegmentSize / 2)
            {
                var cut = NextRow(file, buffer, block.Start, length, rowEnd);
                if (cut >= length) break;
                segments.Add(new(segmentStart, cut, firstLine));
                // The row that reaches into this block ends inside it, so one more line lies before the cut.
                firstLine = linesBefore + 2;
                segmentStart = cut;
            }
            linesBefore += block.Lines;
        }
        segments.Add(new(segmentStart, length, firstLine));
        return segments;
    }

    private static long NextRow(SafeFileHandle file, byte[] buffer, long from, long length, byte rowEnd)
    {
        while (from < length)
        {
            var read = ReadFully(file, buffer, from);
            if (read == 0) break;
            var end = buffer.AsSpan(0, read).IndexOf(rowEnd);
            if (end >= 0) return from + end + 1;
            from += read;
        }
        return length;
    }

    // A line end inside quotes ends no row, so the file is walked from its start, from quote to quote.
    private static List<CsvSegment> CutWithQuotes(SafeFileHandle file, long start, long length, byte delimiter, byte rowEnd, CancellationToken stop)
    {
        var segments = new List<CsvSegment>();
        var walk = new QuoteWalk(file, start, length, delimiter, rowEnd);
        long segmentStart = start, firstLine = 1;
        while (length - segmentStart > SegmentSize * 3 / 2)
        {
            stop.ThrowIfCancellationRequested();
            var (cut, lines) = walk.NextRowFrom(segmentStart + SegmentSize);
            if (cut >= length) break;
            segments.Add(new(segmentStart, cut, firstLine));
            segmentStart = cut;
            firstLine = lines + 1;
        }
        segments.Add(new(segmentStart, length, firstLine));
        return segments;
    }

    private static byte FindRowEnd(SafeFileHandle file, long start)
    {
        var buffer = new byte[256 * 1024];
        var bytes = buffer.AsSpan(0, ReadFully(file, buffer, start));
        return bytes.Contains((byte)'\n') || !bytes.Contains((byte)'\r') ? (byte)'\n' : (byte)'\r';
    }

    internal static int ReadFully(SafeFileHandle file, Span<byte> buffer, long offset)
    {
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(file, buffer[total..], offset + total);
            if (read == 0) break;
            total += read;
        }
        return total;
    }

    /// <summary>Walks a file of quoted cells and answers where rows begin.</summary>
    private sealed class QuoteWalk(SafeFileHandle file, long start, long length, byte delimiter, byte rowEnd)
    {
        private readonly byte[] _buffer = new byte[CsvQuotes.LongestCell + BlockSize];
        private long _at = start;
        private long _lines;
        private byte _previous = (byte)'\n';

        /// <summary>The first row that begins at or after an offset, and the lines before it.</summary>
        public (long Offset, long Lines) NextRowFrom(long wanted)
        {
            while (_at < length)
            {
                var bytes = _buffer.AsSpan(0, ReadFully(file, _buffer, _at));
                // Quotes are judged only where a whole cell fits behind them, but for the end of the file.
                var judged = _at + bytes.Length >= length ? bytes.Length : BlockSize;
                var i = 0;
                while (i < judged)
                {
                    var next = bytes[i..].IndexOfAny((byte)'"', rowEnd);
                    if (next < 0 || i + next >= judged) break;
                    var previous = next > 0 || i > 0 ? bytes[i + next - 1] : _previous;
                    i += next + 1;
                    if (bytes[i - 1] == rowEnd)
                    {
                        _lines++;
                        if (_at + i >= wanted) return Stop(bytes, i);
                    }
                    else if (previous == delimiter || previous == rowEnd || previous == (byte)'\n')
                    {
                        i = SkipQuoted(bytes, i);
                    }
                }
                Advance(bytes, Math.Max(i, judged));
            }
            return (length, _lines);
        }

        private int SkipQuoted(ReadOnlySpan<byte> bytes, int from)
        {
            var reach = bytes.Slice(from, Math.Min(CsvQuotes.LongestCell, bytes.Length - from));
            var end = CsvQuotes.FindEnd(reach);
            if (end < 0) return from;
            _lines += reach[..end].Count(rowEnd);
            return from + end;
        }

        private (long, long) Stop(ReadOnlySpan<byte> bytes, int used)
        {
            Advance(bytes, used);
            return (_at, _lines);
        }

        private void Advance(ReadOnlySpan<byte> bytes, int used)
        {
            if (used == 0) throw new InputException(new("파일이 읽는 도중에 짧아졌습니다.", "The file became shorter while it was read."));
            used = Math.Min(used, bytes.Length);
            _previous = bytes[used - 1];
            _at += used;
        }
    }
}
