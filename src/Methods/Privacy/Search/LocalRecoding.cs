namespace Maru.Methods.Privacy;

/// <summary>Rows published at levels of their own: rows that one generalisation would leave out are generalised again among themselves.</summary>
/// <param name="Generalizations">Levels that are used, in the order they were found.</param>
/// <param name="OfRow">Which of them each row is published at; -1 where it is left out.</param>
public sealed record Recoding(IReadOnlyList<IReadOnlyList<int>> Generalizations, int[] OfRow)
{
    public int SuppressedRows => OfRow.Count(index => index < 0);

    /// <summary>One generalisation for all.</summary>
    public static Recoding Of(Generalization found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return new([found.Levels], [.. found.IsSuppressed.Select(isIt => isIt ? -1 : 0)]);
    }

    /// <summary>The share of its domain that a cell covers, averaged over cells; a cell of a row left out covers all (0–1).</summary>
    public double CoveredShare(Microdata data)
    {
        ArgumentNullException.ThrowIfNull(data);
        double sum = 0;
        foreach (var (column, i) in data.QuasiIdentifiers.Select((column, i) => (column, i)))
            for (int row = 0; row < OfRow.Length; row++)
            {
                int level = OfRow[row] < 0 ? -1 : Generalizations[OfRow[row]][i];
                sum += level < 0 ? 1 : column.SharesAt(level)[column.CodesAt(level)[column.Column.Codes[row]]];
            }
        return data.QuasiIdentifiers.Count == 0 || OfRow.Length == 0 ? 0 : sum / ((double)data.QuasiIdentifiers.Count * OfRow.Length);
    }

    /// <summary>The label of a published row.</summary>
    public string Label(GeneralizedColumn column, int index, int row)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.LabelOf(row, Generalizations[OfRow[row]][index]);
    }
}

/// <summary>
/// Local recoding: the optimum for all rows first, then again and again the optimum for the rows it leaves out. Beside it a recoding is tried that leaves out
/// up to half of the rows at each turn; the one whose cells cover less is kept. Models that do not hold for parts together refuse it.
/// </summary>
/// <remarks>The idea is that of F. Prasser et al., "Flexible data anonymization using ARX", 2020 (iterative local recoding); the choice between the two is ours.</remarks>
public static class LocalRecoding
{
    private const double Half = 0.5;

    // Within one turn, cells left out count fully, or nothing would be kept.
    private static readonly DomainLoss Turn = new();

    /// <returns>The recoding, or null when not even one generalisation satisfies the models.</returns>
    /// <exception cref="ArgumentException">A model does not allow it.</exception>
    public static Recoding? Run(Microdata data, GeneralizationGoal goal, Generalization? optimum = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(goal);
        if (goal.Models.FirstOrDefault(model => !model.AllowsLocalRecoding) is { } refuses) throw new ArgumentException($"{refuses.Name} does not allow local recoding.", nameof(goal));
        optimum ??= GeneralizationSearch.Optimal(data, goal, stop: stop);
        var afterwards = optimum is null ? null : Continue(data, goal, Recoding.Of(optimum), stop);
        var fresh = Continue(data, goal, new([], [.. Enumerable.Repeat(-1, data.Rows)]), stop);
        if (fresh.SuppressedRows > goal.SuppressionLimit * data.Rows) return afterwards;
        return afterwards is null || fresh.CoveredShare(data) < afterwards.CoveredShare(data) ? fresh : afterwards;
    }

    private static Recoding Continue(Microdata data, GeneralizationGoal goal, Recoding start, CancellationToken stop)
    {
        var (used, ofRow) = (start.Generalizations.ToList(), (int[])start.OfRow.Clone());
        while (Array.FindAll([.. Enumerable.Range(0, ofRow.Length)], row => ofRow[row] < 0) is { Length: > 0 } left)
        {
            var found = GeneralizationSearch.Optimal(data.Take(left), goal with { Metric = Turn, SuppressionLimit = Half }, data, stop);
            if (found is null || found.SuppressedRows == left.Length) break;
            for (int i = 0; i < left.Length; i++)
                if (!found.IsSuppressed[i]) ofRow[left[i]] = used.Count;
            used.Add(found.Levels);
        }
        return new(used, ofRow);
    }
}
