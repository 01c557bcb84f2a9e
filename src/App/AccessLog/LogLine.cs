using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Maru.App.AccessLog;

/// <summary>
/// A line of the log: JSON, a tab, the hash of the line before and of this JSON (SHA-256, 64 hexadecimal digits), a line end. Changing, moving
/// or taking out a line breaks every hash after it.
/// </summary>
internal static class LogLine
{
    public const int HashBytes = SHA256.HashSizeInBytes;

    private const int HashText = 2 * HashBytes;
    private const byte Tab = (byte)'\t';
    private const byte End = (byte)'\n';

    /// <summary>Before the first line of all.</summary>
    public static byte[] Nothing { get; } = new byte[HashBytes];

    /// <summary>Writes the line and puts its hash in the place of the one before.</summary>
    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> json, Span<byte> hash)
    {
        Hash(hash, json, hash);
        var space = output.GetSpan(json.Length + HashText + 2);
        json.CopyTo(space);
        space[json.Length] = Tab;
        Convert.TryToHexStringLower(hash, space.Slice(json.Length + 1, HashText), out _);
        space[json.Length + 1 + HashText] = End;
        output.Advance(json.Length + HashText + 2);
    }

    public static void Hash(ReadOnlySpan<byte> before, ReadOnlySpan<byte> json, Span<byte> hash)
    {
        var length = HashBytes + json.Length;
        byte[]? rented = length > 4096 ? ArrayPool<byte>.Shared.Rent(length) : null;
        Span<byte> both = rented ?? stackalloc byte[4096];
        before.CopyTo(both);
        json.CopyTo(both[HashBytes..]);
        SHA256.HashData(both[..length], hash);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Takes a line apart, without its end. False when it has no such form.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json, Span<byte> hash)
    {
        json = default;
        if (line.Length <= HashText || line[^(HashText + 1)] != Tab) return false;
        json = line[..^(HashText + 1)];
        var digits = line[^HashText..];
        // One way of writing a hash only: an upper-case digit is a changed byte.
        return digits.IndexOfAnyInRange((byte)'A', (byte)'F') < 0 && Convert.FromHexString(digits, hash, out _, out var written) == OperationStatus.Done && written == HashBytes;
    }

    /// <summary>Number of a record from its JSON, or null for the head of a file.</summary>
    public static long? Number(ReadOnlySpan<byte> json) =>
        json.StartsWith("{\"n\":"u8) && Utf8Parser.TryParse(json[5..], out long number, out _) ? number : null;
}
