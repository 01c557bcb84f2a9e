using System.Text.Json;
using Maru.App.Lake;

namespace Maru.App.AccessLog;

/// <summary>Where a log ends.</summary>
/// <param name="Length">Bytes of whole lines in its last file.</param>
internal sealed record LogTail(long Length, long Number, byte[] Hash)
{
    private const int Most = 1 << 20;

    /// <summary>Finds the end. Half a line, which a process that was killed left and told nobody of, is laid aside.</summary>
    /// <exception cref="IOException">The last line is none of a log.</exception>
    public static LogTail Read(DataHome home, IReadOnlyList<int> files)
    {
        if (files.Count == 0) return new(0, 0, [.. LogLine.Nothing]);
        var path = AccessLogStore.PathOf(home, files[^1]);
        var whole = LayAside(path);
        // A file that was begun and got no line: it goes on behind the file before.
        if (whole == 0) return Read(home, [.. files.SkipLast(1)]) with { Length = 0 };
        var line = LastLine(path, whole);
        var hash = new byte[LogLine.HashBytes];
        if (!LogLine.TrySplit(line, out var json, hash)) throw new IOException($"{Path.GetFileName(path)}: the last line is not one of an access log.");
        var number = LogLine.Number(json) ?? (JsonSerializer.Deserialize(json, AccessLogJson.Default.LogFileHead)?.First - 1 ?? 0);
        return new(whole, number, hash);
    }

    private static long LayAside(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Read);
        var tail = new byte[Math.Min(Most, file.Length)];
        file.Seek(-tail.Length, SeekOrigin.End);
        file.ReadExactly(tail);
        var half = tail.Length - 1 - Array.LastIndexOf(tail, (byte)'\n');
        if (half == 0) return file.Length;
        var whole = file.Length - half;
        PrivateFiles.WriteAllBytes(FormattableString.Invariant($"{path}.{whole}.torn"), tail.AsSpan()[^half..]);
        file.SetLength(whole);
        file.Flush(flushToDisk: true);
        return whole;
    }

    private static byte[] LastLine(string path, long whole)
    {
        using var file = File.OpenRead(path);
        var tail = new byte[Math.Min(Most, whole)];
        file.Seek(whole - tail.Length, SeekOrigin.Begin);
        file.ReadExactly(tail);
        var start = tail.AsSpan(0, tail.Length - 1).LastIndexOf((byte)'\n') + 1;
        return tail[start..^1];
    }
}
