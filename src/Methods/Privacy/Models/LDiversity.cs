namespace Maru.Methods.Privacy;

/// <summary>A model of how different the values of one sensitive column are within each class.</summary>
/// <remarks>A. Machanavajjhala et al., "ℓ-diversity: privacy beyond k-anonymity", ICDE 2006.</remarks>
public abstract record LDiversity(string Column, double L) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => false;

    public override int LeastClassSize => (int)Math.Ceiling(L);
}

/// <summary>At least ℓ different values in each class.</summary>
public sealed record DistinctLDiversity(string Column, int Values) : LDiversity(Column, Values)
{
    public override string Name => $"distinct {Values}-diversity ({Column})";

    public override IClassTest Prepare(Microdata data) => new Test(data.IndexOfSensitive(Column), Values);

    private sealed class Test(int sensitive, int least) : IClassTest
    {
        public bool Holds(in EquivalenceClass rows)
        {
            rows.ValuesOf(sensitive, out var codes, out _);
            return codes.Length >= least;
        }
    }
}

public enum EntropyEstimator
{
    /// <summary>The plug-in estimate, from shares as they are.</summary>
    Shannon,

    /// <summary>Corrected for small classes: P. Grassberger, "Entropy estimates from insufficient samplings", 2003.</summary>
    Grassberger,
}

/// <summary>The entropy of the values in each class is at least log ℓ.</summary>
public sealed record EntropyLDiversity(string Column, double L, EntropyEstimator Estimator = EntropyEstimator.Shannon) : LDiversity(Column, L)
{
    public override string Name => FormattableString.Invariant($"entropy {L:0.####}-diversity ({Column})");

    public override IClassTest Prepare(Microdata data) => new Test(data.IndexOfSensitive(Column), L, Estimator);

    /// <summary>The estimated entropy (in nats) of values that occur this often.</summary>
    public static double Entropy(ReadOnlySpan<int> counts, EntropyEstimator estimator)
    {
        int total = 0;
        double sum = 0;
        foreach (int count in counts)
        {
            total += count;
            sum += count * Psi(count, estimator);
        }
        return total == 0 ? 0 : Psi(total, estimator) - sum / total;
    }

    // Grassberger's G(n) of an even n is ψ((n + 1) / 2) + ln 2; that of an odd one is G(n − 1).
    private static double Psi(int count, EntropyEstimator estimator) =>
        estimator == EntropyEstimator.Shannon ? Math.Log(count) : GammaFunctions.Digamma((count - count % 2 + 1) / 2.0) + Math.Log(2);

    private sealed class Test(int sensitive, double l, EntropyEstimator estimator) : IClassTest
    {
        private readonly int _least = (int)Math.Ceiling(l);

        public bool Holds(in EquivalenceClass rows)
        {
            rows.ValuesOf(sensitive, out var codes, out var counts);
            if (codes.Length < _least) return false;
            double sum = 0;
            foreach (int count in counts) sum += count * Psi(count, estimator);
            return rows.Size * (Psi(rows.Size, estimator) - Math.Log(l) + Rounding) >= sum;
        }
    }
}

/// <summary>The commonest value of each class occurs less often than c times all values together from the ℓ-th commonest on.</summary>
public sealed record RecursiveLDiversity(string Column, double C, int Values) : LDiversity(Column, Values)
{
    public override string Name => FormattableString.Invariant($"recursive ({C:0.####}, {Values})-diversity ({Column})");

    public override IClassTest Prepare(Microdata data) => new Test(data.IndexOfSensitive(Column), C, Values);

    private sealed class Test(int sensitive, double c, int l) : IClassTest
    {
        private int[] _sorted = [];

        public bool Holds(in EquivalenceClass rows)
        {
            rows.ValuesOf(sensitive, out var codes, out var counts);
            if (codes.Length < l) return false;
            if (_sorted.Length < counts.Length) _sorted = new int[counts.Length];
            var sorted = _sorted.AsSpan(0, counts.Length);
            counts.CopyTo(sorted);
            sorted.Sort();
            double rare = 0;
            for (int i = sorted.Length - l; i >= 0; i--) rare += sorted[i];
            return sorted[^1] < c * rare;
        }
    }
}
