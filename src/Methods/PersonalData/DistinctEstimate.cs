using System.Numerics;

namespace Maru.Methods.PersonalData;

/// <summary>How many different values went by, within about 3 %, in one kilobyte.</summary>
/// <remarks>HyperLogLog with 1,024 registers and linear counting for few values: Flajolet, Fusy, Gandouet, Meunier (2007).</remarks>
internal sealed class DistinctEstimate
{
    private const int Bits = 10;
    private const int Registers = 1 << Bits;
    private readonly byte[] ranks = new byte[Registers];

    public void Add(ulong hash)
    {
        int register = (int)(hash >> (64 - Bits));
        byte rank = (byte)(BitOperations.LeadingZeroCount(hash << Bits | 1UL << (Bits - 1)) + 1);
        if (rank > ranks[register]) ranks[register] = rank;
    }

    public void Merge(DistinctEstimate other)
    {
        for (int i = 0; i < Registers; i++) ranks[i] = Math.Max(ranks[i], other.ranks[i]);
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
        double estimate = 0.7213 / (1 + 1.079 / Registers) * Registers * Registers / sum;
        if (estimate <= 2.5 * Registers && empty > 0) estimate = Registers * Math.Log((double)Registers / empty);
        return (long)Math.Round(estimate);
    }
}
