namespace Maru.Methods.Linkage;

/// <summary>What a level says: how often pairs of one entity show it, and how often other pairs do.</summary>
/// <param name="M">Per level, the share among matches whose values are both there; sums to 1.</param>
/// <param name="U">Per level, the share among non-matches.</param>
public sealed record LevelShares(IReadOnlyList<double> M, IReadOnlyList<double> U)
{
    /// <summary>Evidence of a level in bits: log2(m ÷ u). 1 doubles the odds of a match, −1 halves them; unknown is 0.</summary>
    public double Bits(int level) => level < 0 ? 0 : Math.Log2(M[level] / U[level]);
}

/// <summary>The model of Fellegi and Sunter (1969): comparisons are independent among matches, and among non-matches.</summary>
/// <param name="Prior">Share of matches among the pairs it was fitted to.</param>
/// <param name="Comparisons">In the order of the pattern.</param>
public sealed record LinkageModel(double Prior, IReadOnlyList<LevelShares> Comparisons)
{
    public double PriorBits => Math.Log2(Prior / (1 - Prior));

    /// <summary>A model to start from: most matches agree, few others do, levels between share the rest.</summary>
    public static LinkageModel Start(PatternSpace space, double prior = 0.1)
    {
        ArgumentNullException.ThrowIfNull(space);
        return new(prior, [.. Enumerable.Range(0, space.Comparisons).Select(k => new LevelShares(Shares(space.LevelsOf(k), 0.9, top: true), Shares(space.LevelsOf(k), 0.9, top: false)))]);
    }

    /// <summary>Log2 odds that a pair with this pattern is a match.</summary>
    public double Bits(PatternSpace space, int pattern)
    {
        ArgumentNullException.ThrowIfNull(space);
        double bits = PriorBits;
        for (int k = 0; k < Comparisons.Count; k++) bits += Comparisons[k].Bits(space.Level(pattern, k));
        return bits;
    }

    /// <summary>Probability of a match from log2 odds.</summary>
    public static double Probability(double bits) => 1 / (1 + Math.Pow(2, -bits));

    /// <summary>Log2 odds of a probability.</summary>
    public static double BitsOf(double probability) => Math.Log2(probability / (1 - probability));

    private static double[] Shares(int levels, double most, bool top)
    {
        var shares = new double[levels];
        Array.Fill(shares, (1 - most) / (levels - 1));
        shares[top ? levels - 1 : 0] = most;
        return shares;
    }
}
