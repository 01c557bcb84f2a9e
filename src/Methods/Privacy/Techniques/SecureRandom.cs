using System.Security.Cryptography;

namespace Maru.Methods.Privacy;

/// <summary>Chance that nobody can foretell, for whoever names no seed.</summary>
public sealed class SecureRandom : Random
{
    public static SecureRandom Instance { get; } = new();

    public override int Next() => RandomNumberGenerator.GetInt32(int.MaxValue);

    public override int Next(int maxValue) => maxValue <= 1 ? 0 : RandomNumberGenerator.GetInt32(maxValue);

    public override int Next(int minValue, int maxValue) => maxValue <= minValue + 1 ? minValue : RandomNumberGenerator.GetInt32(minValue, maxValue);

    // Without these three the framework would draw long numbers from a generator of its own, which can be foretold.
    public override long NextInt64() => NextInt64(0, long.MaxValue);

    public override long NextInt64(long maxValue) => NextInt64(0, maxValue);

    public override long NextInt64(long minValue, long maxValue)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(minValue, maxValue);
        ulong range = (ulong)(maxValue - minValue);
        if (range <= 1) return minValue;
        ulong fair = ulong.MaxValue - ulong.MaxValue % range;
        Span<byte> bytes = stackalloc byte[8];
        while (true)
        {
            RandomNumberGenerator.Fill(bytes);
            if (BitConverter.ToUInt64(bytes) is var drawn && drawn < fair) return minValue + (long)(drawn % range);
        }
    }

    public override void NextBytes(byte[] buffer) => RandomNumberGenerator.Fill(buffer);

    public override void NextBytes(Span<byte> buffer) => RandomNumberGenerator.Fill(buffer);

    public override double NextDouble() => Sample();

    protected override double Sample()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return (BitConverter.ToUInt64(bytes) >> 11) * (1.0 / (1UL << 53));
    }
}
