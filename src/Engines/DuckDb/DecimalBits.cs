using Maru.Engines.DuckDb.Native;

namespace Maru.Engines.DuckDb;

/// <summary>DuckDB's decimals (a whole number of up to 38 digits and a scale) as .NET's (96 bits and a scale up to 28).</summary>
internal static class DecimalBits
{
    private const int LargestScale = 28;
    private const byte WidestDecimal = 38;

    private static readonly Int128 Limit = Int128.One << 96;

    /// <summary>Exact wherever .NET's decimal can hold the value; digits after its 28th place are rounded.</summary>
    /// <exception cref="OverflowException">The whole part alone has more than 96 bits.</exception>
    internal static decimal From(Int128 value, int scale)
    {
        while (scale > LargestScale || (scale > 0 && Int128.Abs(value) >= Limit))
        {
            var (quotient, remainder) = Int128.DivRem(value, 10);
            value = quotient + (Int128.Abs(remainder) >= 5 ? Int128.Sign(remainder) : 0);
            scale--;
        }

        var size = (UInt128)Int128.Abs(value);
        if (size >= (UInt128)Limit)
            throw new OverflowException($"{value} has more digits than a decimal holds.");
        return new((int)(uint)size, (int)(uint)(size >> 32), (int)(uint)(size >> 64), value < 0, (byte)scale);
    }

    internal static NativeDecimal ToNative(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var size = ((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0];
        return new() { Width = WidestDecimal, Scale = value.Scale, Value = NativeHugeInt.From(value < 0 ? -size : size) };
    }
}
