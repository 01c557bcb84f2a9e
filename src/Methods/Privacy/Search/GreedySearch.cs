namespace Maru.Methods.Privacy;

/// <summary>
/// A good generalisation where there are too many combinations to search: upwards from no generalisation, each time in the column that leaves the fewest
/// rows out for what it loses, until the models hold; then downwards again wherever they still do and less is lost.
/// </summary>
public sealed class GreedySearch
{
    private readonly Microdata _data;
    private readonly LossMeasure _loss;
    private readonly NodeCheck _check;
    private readonly ClassBuilder _builder;
    private readonly Snapshots _snapshots;
    private readonly LookedAt _looked = new();
    private int _checked;

    private GreedySearch(Microdata data, GeneralizationGoal goal)
    {
        _data = data;
        _loss = goal.Metric.Prepare(data);
        _check = new(data, goal.Models, (int)Math.Floor(goal.SuppressionLimit * data.PublishedRows), order: ClassOrder.For(goal.Metric, data));
        _builder = new(data);
        _snapshots = new(_builder, data.QuasiIdentifiers.Count);
    }

    /// <returns>A generalisation that satisfies the models, or null when none was found.</returns>
    public static Generalization? Run(Microdata data, GeneralizationGoal goal, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(goal);
        return data.PublishedRows == 0 ? null : new GreedySearch(data, goal).Run(stop);
    }

    private Generalization? Run(CancellationToken stop)
    {
        int[] levels = [.. _data.QuasiIdentifiers.Select(column => column.LeastLevel)];
        var result = Check(levels);
        while (!result.Holds)
        {
            stop.ThrowIfCancellationRequested();
            if (Climb(levels, result) is not { } higher) return null;
            (levels, result) = higher;
        }
        var loss = Loss(levels, result);
        while (Descend(levels, loss, stop) is { } lower) (levels, loss) = lower;
        return Generalization.At(levels, loss, _builder, _check, nodes: -1, _checked, isProven: false) with { Looked = _looked.Kept };
    }

    private (int[] Levels, NodeResult Result)? Climb(int[] levels, NodeResult from)
    {
        (int[] Levels, NodeResult Result)? best = null;
        double most = double.NegativeInfinity;
        double now = _loss.Bound(levels).Value;
        foreach (var next in Neighbours(levels, 1))
        {
            var result = Check(next);
            double gained = from.SuppressedRows - result.SuppressedRows + (result.Holds ? _data.PublishedRows : 0), paid = _loss.Bound(next).Value - now;
            double worth = gained / Math.Max(paid, 1e-9);
            if (worth > most) (best, most) = ((next, result), worth);
        }
        return best;
    }

    private (int[] Levels, InformationLoss Loss)? Descend(int[] levels, InformationLoss loss, CancellationToken stop)
    {
        (int[] Levels, InformationLoss Loss)? best = null;
        foreach (var next in Neighbours(levels, -1))
        {
            stop.ThrowIfCancellationRequested();
            var result = Check(next);
            if (result.Holds && Loss(next, result) is var less && less < (best?.Loss ?? loss)) best = (next, less);
        }
        return best;
    }

    private IEnumerable<int[]> Neighbours(int[] levels, int step)
    {
        for (int i = 0; i < levels.Length; i++)
        {
            int level = levels[i] + step;
            if (level < _data.QuasiIdentifiers[i].LeastLevel || level > _data.QuasiIdentifiers[i].MostLevel) continue;
            int[] next = [.. levels];
            next[i] = level;
            yield return next;
        }
    }

    private NodeResult Check(int[] levels)
    {
        _checked++;
        var result = _check.Check(_snapshots.ClassesAt(levels), levels);
        _looked.Add(levels, result);
        return result;
    }

    private InformationLoss Loss(int[] levels, NodeResult result) => _loss.Of(levels, result.Classes, result.Suppressed);
}
