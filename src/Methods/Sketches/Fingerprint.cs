using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Maru.Methods.Sketches;

/// <summary>
/// A quick 64-bit fingerprint of a value, the same on every run and machine. For telling values apart and counting them, not for
/// security. Two unlike ones among 65,536 share theirs once in ten billion tables.
/// </summary>
public static class Fingerprint
{
    private const ulong First = 0x9E3779B97F4A7C15;
    private const ulong Second = 0xD6E8FEB86659FD93;

    public static ulong Of(ReadOnlySpan<byte> value)
    {
        ulong hash = (ulong)value.Length * First;
        if (value.Length < 8) return Finish(Mix(hash ^ Short(value)));
        for (int at = 0; at < value.Length - 8; at += 8)
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value[at..]));
        return Finish(Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(value[^8..])));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(long value) => Finish(Mix((ulong)value ^ First));

    private static ulong Short(ReadOnlySpan<byte> value)
    {
        if (value.Length >= 4)
            return BinaryPrimitives.ReadUInt32LittleEndian(value) | (ulong)BinaryPrimitives.ReadUInt32LittleEndian(value[^4..]) << 32;
        ulong tail = 0;
        foreach (byte b in value) tail = tail << 8 | b;
        return tail;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value ^ Second, First, out ulong low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Finish(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= Second;
        return hash ^ hash >> 29;
    }
}
