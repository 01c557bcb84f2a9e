namespace Maru.Methods.Privacy;

/// <summary>"Loss": the share of a column's domain that a cell now covers, averaged over cells, 0 (as it was) to 1 (anything). A suppressed cell covers all of it.</summary>
/// <param name="Factor">Weight of generalisation against suppression, 0–1; at 0.5 both count alike.</param>
/// <param name="Aggregate">How columns become one loss; by itself the worst columns are compared first, so that no column is given up to spare the others.</param>
/// <remarks>V. Iyengar, "Transforming data to satisfy privacy constraints", KDD 2002; defined as ARX's MetricMDNMLoss: the domain is that of the hierarchy.</remarks>
public sealed record DomainLoss(double Factor = 0.5, LossAggregate Aggregate = LossAggregate.Rank) : LossMetric
{
    public override LossMeasure Prepare(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new Measure(data, this);
    }

    private sealed class Measure : LossMeasure
    {
        private readonly Microdata _data;
        private readonly DomainLoss _metric;
        private readonly double[][] _covered;
        private readonly double _generalization;
        private readonly double _suppression;

        public Measure(Microdata data, DomainLoss metric)
        {
            (_data, _metric) = (data, metric);
            (_generalization, _suppression) = ColumnLosses.Weights(metric.Factor);
            _covered = [.. data.QuasiIdentifiers.Select(column => Enumerable.Range(0, column.Height + 1).Select(level => Covered(column, level)).ToArray())];
        }

        public override bool IsMonotone => false;

        public override InformationLoss Bound(ReadOnlySpan<int> levels)
        {
            var losses = new double[levels.Length];
            for (int i = 0; i < losses.Length; i++) losses[i] = Normalized(_covered[i][levels[i]] * _generalization, i);
            return ColumnLosses.Together(losses, _metric.Aggregate);
        }

        public override InformationLoss Of(ReadOnlySpan<int> levels, EquivalenceClasses classes, ReadOnlySpan<bool> suppressed)
        {
            var losses = new double[levels.Length];
            for (int i = 0; i < losses.Length; i++)
            {
                var column = _data.QuasiIdentifiers[i];
                var (codes, atLevel) = (column.Column.Codes, column.CodesAt(levels[i]));
                var shares = column.SharesAt(levels[i]);
                double sum = 0;
                for (int j = 0; j < suppressed.Length; j++)
                {
                    double size = classes.Sizes[j], share = size * shares[atLevel[codes[classes.Representatives[j]]]];
                    sum += suppressed[j] ? _suppression == 1 ? size : share + _suppression * (size - share) : share * _generalization;
                }
                losses[i] = Normalized(sum, i);
            }
            return ColumnLosses.Together(losses, _metric.Aggregate);
        }

        private double Normalized(double sum, int column)
        {
            double rows = _data.PublishedRows, least = _generalization * rows / _data.QuasiIdentifiers[column].DomainSize;
            return rows == least ? 0 : ColumnLosses.Round(Math.Max(0, (sum - least) / (rows - least)));
        }

        private double Covered(GeneralizedColumn column, int level)
        {
            var counts = new int[column.CardinalityAt(level)];
            var (codes, atLevel) = (column.Column.Codes, column.CodesAt(level));
            var shares = column.SharesAt(level);
            for (int row = 0; row < codes.Length; row++)
                if (_data.IsPublished(row)) counts[atLevel[codes[row]]]++;
            double covered = 0;
            for (int code = 0; code < counts.Length; code++) covered += counts[code] * shares[code];
            return covered;
        }
    }
}
