namespace Maru.Methods.Privacy;

/// <summary>
/// Discernibility: rows that a row can't be told from, summed over rows. The monotone form sums |E|² over all classes, suppressed or not;
/// the textbook form counts a suppressed row as alike to every row.
/// </summary>
/// <remarks>R. Bayardo, R. Agrawal, "Data privacy through optimal k-anonymization", ICDE 2005; DM* as ARX's MetricSDDiscernability.</remarks>
public sealed record DiscernibilityLoss(bool IsMonotone = true) : LossMetric
{
    public override LossMeasure Prepare(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Measure(data, IsMonotone);
    }

    private sealed class Measure(Microdata data, bool isMonotone) : LossMeasure
    {
        public override bool IsMonotone => isMonotone;

        // Equal classes, as many as there can be.
        public override InformationLoss Bound(ReadOnlySpan<int> levels) => new((double)data.PublishedRows * data.PublishedRows / ClassLosses.MostClasses(data, levels));

        public override InformationLoss? Bound(EquivalenceClasses classes)
        {
            ArgumentNullException.ThrowIfNull(classes);
            return new(classes.Sizes.Sum(size => (double)size * size));
        }

        public override InformationLoss Of(ReadOnlySpan<int> levels, EquivalenceClasses classes, ReadOnlySpan<bool> suppressed)
        {
            double sum = 0;
            for (int i = 0; i < suppressed.Length; i++) sum += (double)classes.Sizes[i] * (suppressed[i] && !isMonotone ? data.PublishedRows : classes.Sizes[i]);
            return new(sum);
        }
    }
}

/// <summary>Rows by class, on average; suppressed rows are one class together.</summary>
/// <remarks>K. LeFevre, D. DeWitt, R. Ramakrishnan, "Mondrian multidimensional k-anonymity", ICDE 2006; as ARX's MetricSDAECS, whose factor swaps the two weights.</remarks>
public sealed record AverageClassLoss(double Factor = 0.5) : LossMetric
{
    public override LossMeasure Prepare(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Measure(data, ColumnLosses.Weights(Factor));
    }

    private sealed class Measure(Microdata data, (double Generalization, double Suppression) weights) : LossMeasure
    {
        public override bool IsMonotone => false;

        public override InformationLoss Bound(ReadOnlySpan<int> levels) => new(data.PublishedRows / (weights.Suppression * ClassLosses.MostClasses(data, levels)));

        public override InformationLoss? Bound(EquivalenceClasses classes)
        {
            ArgumentNullException.ThrowIfNull(classes);
            return new(data.PublishedRows / (weights.Suppression * classes.Sizes.Count(size => size > 0)));
        }

        public override InformationLoss Of(ReadOnlySpan<int> levels, EquivalenceClasses classes, ReadOnlySpan<bool> suppressed)
        {
            int kept = 0, all = 0;
            for (int i = 0; i < suppressed.Length; i++)
                if (classes.Sizes[i] > 0)
                {
                    all++;
                    if (!suppressed[i]) kept++;
                }
            return new(data.PublishedRows / (kept * weights.Suppression + (kept == all ? 0 : weights.Generalization)));
        }
    }
}

internal static class ClassLosses
{
    public static double MostClasses(Microdata data, ReadOnlySpan<int> levels)
    {
        double most = 1;
        for (int i = 0; i < levels.Length; i++) most *= Math.Max(1, data.QuasiIdentifiers[i].CardinalityAt(levels[i]));
        return Math.Max(1, Math.Min(most, data.PublishedRows));
    }
}
