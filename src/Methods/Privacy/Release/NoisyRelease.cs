namespace Maru.Methods.Privacy;

/// <summary>Counts and sums with discrete Laplace noise, paid for from a budget.</summary>
/// <remarks>
/// All arithmetic is of whole numbers, because the last bits of floating-point noise give values away (I. Mironov, 2012).
/// Sampling: C. Canonne, G. Kamath, T. Steinke, "The discrete Gaussian for differential privacy", 2020, algorithm 2.
/// </remarks>
public sealed class NoisyRelease(PrivacyBudget budget, Random random)
{
    private const long Parts = 1_000_000;

    /// <summary>Counts of groups that have no person in common: one amount pays for all of them.</summary>
    /// <param name="counts">True counts.</param>
    /// <param name="epsilon">What is spent; at least a millionth, in millionths.</param>
    /// <param name="perPerson">Rows that one person may have.</param>
    /// <returns>Noisy counts, which may be negative; null when the budget does not suffice.</returns>
    public long[]? Counts(IReadOnlyList<long> counts, decimal epsilon, int perPerson = 1)
    {
        ArgumentNullException.ThrowIfNull(counts);
        ArgumentOutOfRangeException.ThrowIfLessThan(perPerson, 1);
        long share = Millionths(epsilon);
        return budget.TrySpend(epsilon) ? [.. counts.Select(count => count + Noise(perPerson, share))] : null;
    }

    /// <summary>The sum of one amount a person, in whole units; amounts beyond the limits count as the limits.</summary>
    public long? Sum(IReadOnlyList<long> amounts, long low, long high, decimal epsilon)
    {
        ArgumentNullException.ThrowIfNull(amounts);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(low, high);
        long share = Millionths(epsilon), reach = Math.Max(1, Math.Max(Math.Abs(low), Math.Abs(high)));
        return budget.TrySpend(epsilon) ? amounts.Sum(amount => Math.Clamp(amount, low, high)) + Noise(reach, share) : null;
    }

    /// <summary>Sums of groups that have no person in common, of whole amounts that were brought within limits before they were summed.</summary>
    /// <param name="sums">Sums of the limited amounts.</param>
    /// <param name="reach">The largest a limited amount can be, whatever its sign.</param>
    /// <param name="epsilon">What is spent; in millionths.</param>
    /// <param name="perPerson">Rows that one person may have.</param>
    /// <returns>Noisy sums; null when the budget does not suffice.</returns>
    public long[]? Sums(IReadOnlyList<long> sums, long reach, decimal epsilon, int perPerson = 1)
    {
        ArgumentNullException.ThrowIfNull(sums);
        ArgumentOutOfRangeException.ThrowIfLessThan(reach, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(perPerson, 1);
        long share = Millionths(epsilon), sensitivity = checked(reach * perPerson);
        return budget.TrySpend(epsilon) ? [.. sums.Select(sum => sum + Noise(sensitivity, share))] : null;
    }

    private static long Millionths(decimal epsilon)
    {
        decimal parts = epsilon * Parts;
        return parts >= 1 && parts == Math.Floor(parts) && parts <= int.MaxValue ? (long)parts : throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Epsilon is spent in millionths.");
    }

    /// <summary>How far from the truth 95 of 100 noisy values lie at most.</summary>
    /// <param name="sensitivity">How much one person can change the true value.</param>
    public static double Error95(double sensitivity, decimal epsilon) => sensitivity / (double)epsilon * Math.Log(20);

    // Discrete Laplace of scale sensitivity / ε: P(y) ∝ exp(−|y| ε / sensitivity).
    private long Noise(long sensitivity, long share)
    {
        long t = checked(sensitivity * Parts);
        while (true)
        {
            long u = random.NextInt64(t);
            if (!ExpMinus(u, t)) continue;
            long v = 0;
            while (ExpMinus(1, 1)) v++;
            long y = (u + t * v) / share;
            bool isNegative = random.Next(2) == 1;
            if (isNegative && y == 0) continue;
            return isNegative ? -y : y;
        }
    }

    // True with probability exp(−a/b), a ≤ b: von Neumann's series, exact.
    private bool ExpMinus(long a, long b)
    {
        long k = 1;
        while (random.NextInt64(checked(b * k)) < a) k++;
        return k % 2 == 1;
    }
}
