namespace Maru.Methods.Privacy;

/// <summary>The values of a sensitive column are spread in each class as in the whole table, up to a distance t (0–1).</summary>
/// <remarks>N. Li, T. Li, S. Venkatasubramanian, "t-closeness: privacy beyond k-anonymity and ℓ-diversity", ICDE 2007: the earth mover's distance.</remarks>
public abstract record TCloseness(string Column, double T) : ClassModel
{
    public override bool IsMonotoneWithGeneralization => true;

    public override bool IsMonotoneWithSuppression => false;

    public override string Name => FormattableString.Invariant($"{T:0.####}-closeness ({Column})");

    /// <summary>The distance of a class from the whole table.</summary>
    public abstract IClassDistance Distance(Microdata data);

    public override IClassTest Prepare(Microdata data) => new Test(Distance(data), T);

    private sealed class Test(IClassDistance distance, double t) : IClassTest
    {
        public bool Holds(in EquivalenceClass rows) => rows.Size == 0 || distance.Of(rows) <= t + Rounding;
    }
}

public interface IClassDistance
{
    /// <summary>0 (as the whole table) to 1.</summary>
    double Of(in EquivalenceClass rows);
}

/// <summary>Every value is as far from every other.</summary>
public sealed record EqualTCloseness(string Column, double T) : TCloseness(Column, T)
{
    public override IClassDistance Distance(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int sensitive = data.IndexOfSensitive(Column);
        return new Measure(sensitive, data.DistributionOf(sensitive));
    }

    private sealed class Measure(int sensitive, double[] whole) : IClassDistance
    {
        public double Of(in EquivalenceClass rows)
        {
            rows.ValuesOf(sensitive, out var codes, out var counts);
            double distance = 1;
            for (int i = 0; i < codes.Length; i++) distance += Math.Abs(whole[codes[i]] - (double)counts[i] / rows.Size) - whole[codes[i]];
            return distance / 2;
        }
    }
}

/// <summary>Values stand in an order (numbers by size, other text by characters); neighbours are near.</summary>
public sealed record OrderedTCloseness(string Column, double T) : TCloseness(Column, T)
{
    public override IClassDistance Distance(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int sensitive = data.IndexOfSensitive(Column);
        return new Measure(sensitive, data.DistributionOf(sensitive), ValueOrder.Of(data.Sensitive[sensitive].Column.Values));
    }

    private sealed class Measure(int sensitive, double[] whole, int[] order) : IClassDistance
    {
        private readonly double[] _shares = new double[whole.Length];

        public double Of(in EquivalenceClass rows)
        {
            if (whole.Length < 2) return 0;
            rows.ValuesOf(sensitive, out var codes, out var counts);
            for (int i = 0; i < codes.Length; i++) _shares[codes[i]] = (double)counts[i] / rows.Size;
            double moved = 0, distance = 0;
            foreach (int code in order)
            {
                moved += _shares[code] - whole[code];
                distance += Math.Abs(moved);
            }
            foreach (int code in codes) _shares[code] = 0;
            return distance / (whole.Length - 1);
        }
    }
}

/// <summary>Values are as far apart as the level of the hierarchy at which they become one.</summary>
public sealed record HierarchicalTCloseness(string Column, double T) : TCloseness(Column, T)
{
    public override IClassDistance Distance(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        int sensitive = data.IndexOfSensitive(Column);
        var (column, hierarchy) = data.Sensitive[sensitive];
        if (hierarchy is null) throw new ArgumentException($"Column {Column} has no hierarchy, which its distance needs.", nameof(data));
        return new Measure(sensitive, data.DistributionOf(sensitive), GeneralizedColumn.Bind(column, hierarchy));
    }

    // What a subtree holds too much or too little moves within the lowest node above that can even it out; that costs the node's level.
    private sealed class Measure(int sensitive, double[] whole, GeneralizedColumn tree) : IClassDistance
    {
        private readonly double[] _surplus = new double[whole.Length];

        public double Of(in EquivalenceClass rows)
        {
            rows.ValuesOf(sensitive, out var codes, out var counts);
            for (int i = 0; i < whole.Length; i++) _surplus[i] = whole[i];
            for (int i = 0; i < codes.Length; i++) _surplus[codes[i]] -= (double)counts[i] / rows.Size;
            double cost = 0;
            double[] below = _surplus;
            for (int level = 1; level <= tree.Height; level++)
            {
                var (above, negative) = (new double[tree.CardinalityAt(level)], new double[tree.CardinalityAt(level)]);
                var parents = ParentsAt(level);
                for (int node = 0; node < below.Length; node++)
                    if (below[node] > 0) above[parents[node]] += below[node];
                    else negative[parents[node]] -= below[node];
                for (int node = 0; node < above.Length; node++)
                {
                    cost += (double)level / tree.Height * Math.Min(above[node], negative[node]);
                    above[node] -= negative[node];
                }
                below = above;
            }
            return cost;
        }

        private int[] ParentsAt(int level)
        {
            var (codes, parents) = (tree.CodesAt(level - 1), tree.CodesAt(level));
            var ofNode = new int[tree.CardinalityAt(level - 1)];
            for (int value = 0; value < codes.Length; value++) ofNode[codes[value]] = parents[value];
            return ofNode;
        }
    }
}
