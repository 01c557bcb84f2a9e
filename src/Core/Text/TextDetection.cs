using System.Text;
using System.Text.Unicode;
using Maru.Core.Sources;

namespace Maru.Core.Text;

/// <summary>What was found of a file's encoding.</summary>
/// <param name="Preamble">Bytes of byte order mark to skip.</param>
public sealed record TextFinding(TextEncoding Encoding, int Preamble, EncodingFinding Finding);

/// <summary>
/// Judges a file's encoding by all its bytes: a byte order mark decides; else zero bytes in every other place mean UTF-16; else it is
/// UTF-8 if every sequence is; else CP949 or UTF-8, whichever leaves less broken.
/// </summary>
public static class TextDetection
{
    private const int BlockSize = 1 << 20;
    private const int SampleBytes = 400;

    // Broken characters of the encodings not chosen are shown to a person; over this much of the file is enough.
    private const long CountedBytes = 64L << 20;

    public static TextFinding Detect(string path, CancellationToken stop)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        return Detect(stream, stop);
    }

    /// <param name="stream">Seekable; left at its start.</param>
    public static TextFinding Detect(Stream stream, CancellationToken stop)
    {
        var head = ReadHead(stream);
        return FromMark(head) ?? FromZeros(head) ?? FromContent(stream, head, stop);
    }

    private static TextFinding? FromMark(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return new(TextEncoding.Utf8, 3, new("UTF-8 (BOM)", 0, []));
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return new(TextEncoding.Utf16LittleEndian, 2, new("UTF-16LE", 0, []));
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return new(TextEncoding.Utf16BigEndian, 2, new("UTF-16BE", 0, []));
        return null;
    }

    // Commas, digits and line ends of UTF-16 have a zero byte on a fixed side; no other text has zeros.
    private static TextFinding? FromZeros(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4) return null;
        int even = 0, odd = 0;
        for (var i = 0; i + 1 < head.Length; i += 2)
        {
            if (head[i] == 0) even++;
            if (head[i + 1] == 0) odd++;
        }
        var few = head.Length / 50;
        if (odd > few && even * 10 < odd) return new(TextEncoding.Utf16LittleEndian, 0, new("UTF-16LE", 0, []));
        if (even > few && odd * 10 < even) return new(TextEncoding.Utf16BigEndian, 0, new("UTF-16BE", 0, []));
        return null;
    }

    private static TextFinding FromContent(Stream stream, byte[] head, CancellationToken stop)
    {
        if (IsUtf8(stream, stop)) return new(TextEncoding.Utf8, 0, new("UTF-8", 0, []));
        var (utf8, cp949, extended) = CountBroken(stream, stop);
        var asUtf8 = new EncodingAlternative("UTF-8", utf8, Sample(head, TextEncoding.Utf8));
        var asCp949 = new EncodingAlternative("CP949", cp949, Sample(head, TextEncoding.Cp949));
        var asEucKr = new EncodingAlternative("EUC-KR", cp949 + extended, Sample(head, TextEncoding.Cp949));
        return cp949 <= utf8
            ? new(TextEncoding.Cp949, 0, new("CP949", cp949, [asCp949, asEucKr, asUtf8]))
            : new(TextEncoding.Utf8, 0, new("UTF-8", utf8, [asUtf8, asCp949, asEucKr]));
    }

    /// <summary>The start of the text read in an encoding, for people to judge.</summary>
    public static string Sample(ReadOnlySpan<byte> head, TextEncoding encoding)
    {
        if (encoding != TextEncoding.Cp949) return Encoding.UTF8.GetString(head[..Math.Min(head.Length, SampleBytes)]);
        var cut = head[..Math.Min(head.Length, SampleBytes)];
        var utf8 = new byte[Cp949.MaxUtf8Length(cut.Length)];
        var (_, written, _) = Cp949.ToUtf8(cut, utf8, final: false);
        return Encoding.UTF8.GetString(utf8, 0, written);
    }

    private static bool IsUtf8(Stream stream, CancellationToken stop)
    {
        stream.Position = 0;
        var buffer = new byte[BlockSize];
        var kept = 0;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            var read = stream.ReadAtLeast(buffer.AsSpan(kept), 1, throwOnEndOfStream: false);
            var length = kept + read;
            if (read == 0) break;
            var whole = WholeUtf8(buffer.AsSpan(0, length));
            if (!Utf8.IsValid(buffer.AsSpan(0, whole))) return Rewind(stream, false);
            kept = length - whole;
            buffer.AsSpan(whole, kept).CopyTo(buffer);
        }
        return Rewind(stream, kept == 0);
    }

    /// <summary>Length without a multi-byte sequence that is cut at the end.</summary>
    public static int WholeUtf8(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3 && back <= bytes.Length; back++)
        {
            var b = bytes[^back];
            if (b < 0x80) break;
            if (b < 0xC0) continue;
            var needs = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
            return needs > back ? bytes.Length - back : bytes.Length;
        }
        return bytes.Length;
    }

    private static (long Utf8, long Cp949, long Extended) CountBroken(Stream stream, CancellationToken stop)
    {
        stream.Position = 0;
        var buffer = new byte[BlockSize];
        long utf8 = 0, cp949 = 0, extended = 0, seen = 0;
        int read;
        while (seen < CountedBytes && (read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)) > 0)
        {
            stop.ThrowIfCancellationRequested();
            var block = buffer.AsSpan(0, read);
            // Blocks end at a line end, so that no character is cut.
            var end = read < buffer.Length ? read : block.LastIndexOf((byte)'\n') + 1;
            if (end == 0) end = read;
            stream.Position -= read - end;
            var (b, e) = Text.Cp949.Count(block[..end]);
            cp949 += b;
            extended += e;
            utf8 += CountBrokenUtf8(block[..end]);
            seen += end;
        }
        stream.Position = 0;
        return (utf8, cp949, extended);
    }

    private static long CountBrokenUtf8(ReadOnlySpan<byte> bytes)
    {
        long broken = 0;
        while (bytes.Length > 0)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) != System.Buffers.OperationStatus.Done) broken++;
            bytes = bytes[Math.Max(1, length)..];
        }
        return broken;
    }

    private static bool Rewind(Stream stream, bool answer)
    {
        stream.Position = 0;
        return answer;
    }

    private static byte[] ReadHead(Stream stream)
    {
        stream.Position = 0;
        var head = new byte[8192];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        return head[..read];
    }
}
