using System.Buffers.Binary;
using System.IO.Compression;

namespace Maru.App.Sources;

/// <summary>
/// .NET ends a gzip stream that was cut short as if it were whole. A whole one ends with its unpacked length (RFC 1952, ISIZE),
/// so that is compared; files of several members end with the length of the last.
/// </summary>
internal static class GzipEnd
{
    private const int TailBytes = 64 << 20;
    private const int Candidates = 64;

    public static bool IsWhole(string path, long unpacked)
    {
        using var file = File.OpenRead(path);
        if (file.Length < 18) return false;
        var declared = Declared(file);
        return declared == (uint)unpacked || LastMember(file, declared);
    }

    private static uint Declared(FileStream file)
    {
        Span<byte> last = stackalloc byte[4];
        file.Position = file.Length - 4;
        file.ReadExactly(last);
        return BinaryPrimitives.ReadUInt32LittleEndian(last);
    }

    private static bool LastMember(FileStream file, uint declared)
    {
        var tail = new byte[(int)Math.Min(file.Length - 1, TailBytes)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.Length;
        for (var n = 0; n < Candidates; n++)
        {
            end = tail.AsSpan(0, end).LastIndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);
            if (end < 0) return false;
            if (Unpacks(tail, end, declared)) return true;
        }
        return false;
    }

    private static bool Unpacks(byte[] tail, int start, uint declared)
    {
        try
        {
            using var stream = new GZipStream(new MemoryStream(tail, start, tail.Length - start), CompressionMode.Decompress);
            var buffer = new byte[64 * 1024];
            long length = 0;
            int read;
            while ((read = stream.Read(buffer)) > 0) length += read;
            return (uint)length == declared;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
