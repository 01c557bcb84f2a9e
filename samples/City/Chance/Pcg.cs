namespace Maru.City.Chance;

/// <summary>PCG-XSH-RR 64/32 (O'Neill 2014): small, fast, and the same on every machine for the same seed.</summary>
public sealed class Pcg
{
    private const ulong Multiplier = 6364136223846793005;
    private readonly ulong increment;
    private ulong state;

    public Pcg(ulong seed, ulong stream = 1)
    {
        increment = (stream << 1) | 1;
        state = seed + increment;
        Next();
    }

    /// <summary>An independent sequence for a named part, so parts can be made in any order or side by side.</summary>
    public static Pcg For(ulong seed, string name) => new(seed, StableHash(name));

    public uint Next()
    {
        var old = state;
        state = old * Multiplier + increment;
        var shifted = (uint)(((old >> 18) ^ old) >> 27);
        return uint.RotateRight(shifted, (int)(old >> 59));
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double Unit() => Next() * (1.0 / 4294967296.0);

    /// <summary>Uniform in 0 … count−1.</summary>
    public int Index(int count) => (int)(((ulong)Next() * (ulong)count) >> 32);

    /// <summary>Uniform whole number between the two ends, both included.</summary>
    public int Between(int low, int high) => low + Index(high - low + 1);

    public double Between(double low, double high) => low + (high - low) * Unit();

    public bool Happens(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[Index(items.Count)];

    public double Normal(double mean = 0, double deviation = 1)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Unit()));
        return mean + deviation * radius * Math.Cos(2 * Math.PI * Unit());
    }

    /// <summary>exp(N(0, deviation)): a factor around one, skewed as money and durations are.</summary>
    public double Factor(double deviation) => Math.Exp(Normal(0, deviation));

    public int Poisson(double mean)
    {
        if (mean > 40)
            return Math.Max(0, (int)Math.Round(Normal(mean, Math.Sqrt(mean))));
        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = Unit(); product > limit; product *= Unit())
            count++;
        return count;
    }

    /// <summary>An index drawn in proportion to the weights.</summary>
    public int Weighted(IReadOnlyList<double> weights)
    {
        var left = Unit() * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            left -= weights[i];
            if (left < 0)
                return i;
        }
        return weights.Count - 1;
    }

    public void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>FNV-1a; string.GetHashCode differs from run to run.</summary>
    public static ulong StableHash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
            hash = (hash ^ letter) * 1099511628211UL;
        return hash;
    }
}
