namespace Maru.Methods.Privacy;

/// <summary>
/// Non-uniform entropy, in bits: what the original value would still have told beside the generalised one, summed over cells. The monotone form
/// counts suppressed rows as generalised ones; the other adds what is lost when they are left out.
/// </summary>
/// <param name="IsMonotone">Whether suppressed rows count as generalised.</param>
/// <param name="Factor">Weight of generalisation against suppression, 0–1; at 0.5 both count alike.</param>
/// <remarks>
/// A. de Waal, L. Willenborg, "Information loss through global recoding and local suppression", 1999; defined as ARX's
/// MetricMDNUEntropyPrecomputed and MetricMDNUNMEntropyPrecomputed.
/// </remarks>
public sealed record EntropyLoss(bool IsMonotone = true, double Factor = 0.5, LossAggregate Aggregate = LossAggregate.Sum) : LossMetric
{
    public override LossMeasure Prepare(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Measure(data, this);
    }

    private sealed class Measure : LossMeasure
    {
        private readonly Microdata _data;
        private readonly EntropyLoss _metric;
        private readonly double[][] _generalization;
        private readonly double _suppression;

        public Measure(Microdata data, EntropyLoss metric)
        {
            (_data, _metric) = (data, metric);
            (double generalization, _suppression) = ColumnLosses.Weights(metric.Factor);
            _generalization = [.. data.QuasiIdentifiers.Select(column => ByLevel(column, data).Select(bits => bits * generalization).ToArray())];
        }

        public override bool IsMonotone => _metric.IsMonotone;

        public override InformationLoss Bound(ReadOnlySpan<int> levels)
        {
            var losses = new double[levels.Length];
            for (int i = 0; i < losses.Length; i++) losses[i] = ColumnLosses.Round(_generalization[i][levels[i]]);
            return ColumnLosses.Together(losses, _metric.Aggregate);
        }

        public override InformationLoss Of(ReadOnlySpan<int> levels, EquivalenceClasses classes, ReadOnlySpan<bool> suppressed)
        {
            if (_metric.IsMonotone) return Bound(levels);
            var losses = new double[levels.Length];
            for (int i = 0; i < losses.Length; i++)
                losses[i] = ColumnLosses.Round(_generalization[i][levels[i]] + _suppression * Suppressed(_data.QuasiIdentifiers[i], levels[i], classes, suppressed));
            return ColumnLosses.Together(losses, _metric.Aggregate);
        }

        private static double Suppressed(GeneralizedColumn column, int level, EquivalenceClasses classes, ReadOnlySpan<bool> suppressed)
        {
            var counts = new int[column.CardinalityAt(level)];
            int total = 0;
            var (codes, atLevel) = (column.Column.Codes, column.CodesAt(level));
            for (int i = 0; i < suppressed.Length; i++)
                if (suppressed[i])
                {
                    counts[atLevel[codes[classes.Representatives[i]]]] += classes.Sizes[i];
                    total += classes.Sizes[i];
                }
            double bits = 0;
            foreach (int count in counts)
                if (count > 0) bits -= count * Math.Log2((double)count / total);
            return bits;
        }

        private static double[] ByLevel(GeneralizedColumn column, Microdata data)
        {
            var values = new int[column.Column.Values.Count];
            for (int row = 0; row < data.Rows; row++)
                if (data.IsPublished(row)) values[column.Column.Codes[row]]++;
            return [.. Enumerable.Range(0, column.Height + 1).Select(level => Bits(values, column.CodesAt(level), column.CardinalityAt(level)))];
        }

        private static double Bits(int[] values, int[] atLevel, int cardinality)
        {
            var counts = new long[cardinality];
            for (int value = 0; value < values.Length; value++) counts[atLevel[value]] += values[value];
            double bits = 0;
            for (int value = 0; value < values.Length; value++)
                if (values[value] > 0) bits -= values[value] * Math.Log2((double)values[value] / counts[atLevel[value]]);
            return bits;
        }
    }
}
