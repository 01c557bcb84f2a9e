namespace Maru.Methods.Privacy;

/// <summary>
/// Which of equally small classes is left out first: under the loss of domains the one that has lost less already in the worst column, and so on;
/// under other metrics the one that comes first.
/// </summary>
internal static class ClassOrder
{
    public static Func<EquivalenceClasses, int[], IComparer<int>>? For(LossMetric metric, Microdata data) =>
        metric is DomainLoss domain ? (classes, levels) => new BySizeAndLoss(classes, levels, data, domain.Aggregate) : null;

    private sealed class BySizeAndLoss(EquivalenceClasses classes, int[] levels, Microdata data, LossAggregate aggregate) : IComparer<int>
    {
        private readonly Dictionary<int, InformationLoss> _losses = [];

        public int Compare(int x, int y)
        {
            int order = classes.Sizes[x].CompareTo(classes.Sizes[y]);
            if (order == 0) order = LossOf(x).CompareTo(LossOf(y));
            return order != 0 ? order : classes.Representatives[x].CompareTo(classes.Representatives[y]);
        }

        private InformationLoss LossOf(int index)
        {
            if (_losses.TryGetValue(index, out var known)) return known;
            var losses = new double[levels.Length];
            for (int i = 0; i < losses.Length; i++)
            {
                var column = data.QuasiIdentifiers[i];
                losses[i] = classes.Sizes[index] * column.SharesAt(levels[i])[column.CodesAt(levels[i])[column.Column.Codes[classes.Representatives[index]]]];
            }
            return _losses[index] = ColumnLosses.Together(losses, aggregate);
        }
    }
}
