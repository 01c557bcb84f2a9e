using System.Text.Json;

namespace Maru.App.AccessLog;

/// <summary>Reads whole lines of a file of the log in blocks, from any line on to either end, while others append to it.</summary>
internal sealed class LogBlocks : IDisposable
{
    private const int Usual = 1 << 20;
    private const byte End = (byte)'\n';

    private readonly FileStream _file;
    private byte[] _bytes = new byte[Usual];

    public LogBlocks(string path)
    {
        _file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        Length = _file.Length;
    }

    /// <summary>Bytes when it was opened.</summary>
    public long Length { get; }

    /// <summary>The whole lines that begin at a line's beginning, as many as fit; empty where there is none.</summary>
    public ReadOnlyMemory<byte> After(long start)
    {
        for (var size = Usual; ; size *= 2)
        {
            var block = Read(start, (int)Math.Min(size, Length - start));
            if (block.Span.LastIndexOf(End) is >= 0 and var end) return block[..(end + 1)];
            if (start + block.Length >= Length) return default;
        }
    }

    /// <summary>The whole lines that end before a line's beginning, as many as fit, and where they begin; empty where there is none.</summary>
    public (long Start, ReadOnlyMemory<byte> Lines) Before(long end)
    {
        for (var size = Usual; ; size *= 2)
        {
            var start = Math.Max(0, end - size);
            var block = Read(start, (int)(end - start));
            // Half a line at the file's end is one that is being written, or that nobody was told of.
            block = block[..(block.Span.LastIndexOf(End) + 1)];
            if (start == 0) return (0, block);
            var first = block.Span.IndexOf(End) + 1;
            if (first > 0 && first < block.Length) return (start + first, block[first..]);
        }
    }

    /// <summary>Where the first line begins that a test holds for; the tests of lines before it are false, of those after it true.</summary>
    public long First(Func<ReadOnlySpan<byte>, bool> holds)
    {
        var (low, high) = (0L, Length);
        while (high - low > Usual)
        {
            var middle = low + ((high - low) / 2);
            var line = After(middle - 1).Span;
            // Behind the line that the middle is in.
            var skipped = line.IndexOf(End) + 1;
            var begin = middle - 1 + skipped;
            line = line[skipped..];
            if (skipped == 0 || line.IsEmpty || begin >= high) break;
            if (holds(line[..line.IndexOf(End)])) high = begin;
            else low = begin;
        }
        var rest = After(low).Span;
        while (!rest.IsEmpty && low < high)
        {
            var length = rest.IndexOf(End);
            if (holds(rest[..length])) return low;
            low += length + 1;
            rest = rest[(length + 1)..];
            if (rest.IsEmpty) rest = After(low).Span;
        }
        return low;
    }

    /// <summary>The first line; null when the file has none.</summary>
    public LogFileHead? Head()
    {
        var line = After(0).Span;
        return line.IndexOf(End) is > 0 and var end && LogLine.TrySplit(line[..end], out var json, stackalloc byte[LogLine.HashBytes]) ? Parse(json) : null;
    }

    private static LogFileHead? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize(json, AccessLogJson.Default.LogFileHead);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private ReadOnlyMemory<byte> Read(long start, int count)
    {
        if (count <= 0) return default;
        if (_bytes.Length < count) _bytes = new byte[count];
        var read = RandomAccess.Read(_file.SafeFileHandle, _bytes.AsSpan(0, count), start);
        return _bytes.AsMemory(0, read);
    }

    public void Dispose() => _file.Dispose();
}
