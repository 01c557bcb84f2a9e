using System.Buffers.Binary;

namespace Maru.Methods.PersonalData;

/// <summary>A quick 64-bit fingerprint of a value's bytes, the same on every run. Never stored: it serves the memo and the distinct count.</summary>
internal static class ValueHash
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

    private static ulong Short(ReadOnlySpan<byte> value)
    {
        ulong tail = 0;
        foreach (byte b in value) tail = tail << 8 | b;
        return tail;
    }

    public static ulong Of(long value) => Finish(Mix((ulong)value ^ First));

    private static ulong Mix(ulong value)
    {
        ulong high = Math.BigMul(value ^ Second, First, out ulong low);
        return high ^ low;
    }

    private static ulong Finish(ulong hash)
    {
        hash ^= hash >> 32;
        hash *= Second;
        return hash ^ hash >> 29;
    }
}
