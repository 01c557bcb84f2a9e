using System.Numerics;

namespace Maru.Methods.Sketches;

/// <summary>
/// How many different values went by: with 2^bits registers of a byte the standard error is 1.04 / √registers (10 bits 3.3 %, 14 bits 0.8 %).
/// </summary>
/// <remarks>HyperLogLog with linear counting for few values: Flajolet, Fusy, Gandouet, Meunier (2007).</remarks>
public sealed class HyperLogLog
{
    private readonly int bits;
    private readonly byte[] ranks;

    /// <param name="bits">4 to 16.</param>
    public HyperLogLog(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, 4);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, 16);
        this.bits = bits;
        ranks = new byte[1 << bits];
    }

    /// <summary>Takes a value by its <see cref="Fingerprint"/>.</summary>
    public void Add(ulong fingerprint)
    {
        ref byte rank = ref ranks[(int)(fingerprint >> (64 - bits))];
        byte own = (byte)(BitOperations.LeadingZeroCount(fingerprint << bits | 1UL << (bits - 1)) + 1);
        if (own > rank) rank = own;
    }

    /// <summary>Adds what another estimate of as many bits saw.</summary>
    public void Merge(HyperLogLog other)
    {
        for (int i = 0; i < ranks.Length; i++) ranks[i] = Math.Max(ranks[i], other.ranks[i]);
    }

    public long Count()
    {
        double sum = 0;
        int empty = 0;
        foreach (byte rank in ranks)
        {
            sum += Math.ScaleB(1, -rank);
            if (rank == 0) empty++;
        }
        double registers = ranks.Length;
        double estimate = 0.7213 / (1 + 1.079 / registers) * registers * registers / sum;
        if (estimate <= 2.5 * registers && empty > 0) estimate = registers * Math.Log(registers / empty);
        return (long)Math.Round(estimate);
    }
}
