namespace Maru.Methods.Privacy;

/// <summary>
/// Finds the generalisation that satisfies the models and loses least, over all combinations of levels. Combinations are taken by the least they can
/// lose; whatever is known not to hold (it is finer than one that does not) or not to be better is never tried. From each one that is taken, a path
/// upwards is bisected for the place where the models begin to hold, which decides many others at once.
/// </summary>
/// <remarks>
/// The lattice, predictive tagging and the bisected paths are those of F. Kohlmayer, F. Prasser et al., "Flash: efficient, stable and optimal
/// k-anonymity", 2012, and of K. El Emam et al., "A globally optimal k-anonymity method", 2009; the order by bounds is ours.
/// </remarks>
public sealed class GeneralizationSearch
{
    /// <summary>More combinations than this are not searched for an optimum.</summary>
    public const int MostNodes = 1 << 22;

    private const byte Unknown = 0, Fails = 1, Holds = 2, Tried = 3;

    private readonly Microdata _data;
    private readonly Lattice _lattice;
    private readonly LossMeasure _loss;
    private readonly NodeCheck _check;
    private readonly Snapshots _snapshots;
    private readonly ClassBuilder _builder;
    private readonly bool _isMonotone;
    private readonly byte[] _tags;
    private readonly InformationLoss[] _bounds;
    private (int Node, InformationLoss Loss)? _best;
    private readonly LookedAt _looked = new();
    private int _checked;

    private GeneralizationSearch(Microdata data, GeneralizationGoal goal, Microdata? reference)
    {
        _data = data;
        _lattice = new(data.QuasiIdentifiers, MostNodes);
        _loss = goal.Metric.Prepare(data);
        int limit = (int)Math.Floor(goal.SuppressionLimit * data.PublishedRows);
        _check = new(data, goal.Models, limit, reference, ClassOrder.For(goal.Metric, data));
        _builder = new(data);
        _snapshots = new(_builder, _lattice.Columns);
        _isMonotone = goal.Models.All(model => model.IsMonotoneWithGeneralization && (limit == 0 || model.IsMonotoneWithSuppression));
        _tags = new byte[_lattice.Nodes];
        _bounds = new InformationLoss[_lattice.Nodes];
    }

    /// <param name="data">The data; every quasi-identifier bound to its hierarchy.</param>
    /// <param name="goal">What is asked.</param>
    /// <param name="reference">The whole table, when the data is a part of it, for models that compare a class with the whole.</param>
    /// <param name="stop">Ends the search early.</param>
    /// <returns>The best generalisation, or null when none satisfies the models.</returns>
    public static Generalization? Optimal(Microdata data, GeneralizationGoal goal, Microdata? reference = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(goal);
        return data.PublishedRows == 0 ? null : new GeneralizationSearch(data, goal, reference).Run(stop);
    }

    private Generalization? Run(CancellationToken stop)
    {
        foreach (int node in InOrder())
        {
            stop.ThrowIfCancellationRequested();
            RaiseBound(node);
            if (_tags[node] is Fails or Tried || !CanBeBest(node)) continue;
            if (_isMonotone && _tags[node] == Unknown) Bisect(PathFrom(node));
            if (_tags[node] is Unknown or Holds && CanBeBest(node)) Try(node);
        }
        return _best is { } best ? Generalization.At(_lattice.LevelsOf(best.Node), best.Loss, _builder, _check, _lattice.Nodes, _checked, isProven: true) with { Looked = _looked.Kept } : null;
    }

    private int[] InOrder()
    {
        Span<int> levels = stackalloc int[_lattice.Columns];
        for (int node = 0; node < _bounds.Length; node++)
        {
            _lattice.LevelsOf(node, levels);
            _bounds[node] = _loss.Bound(levels);
        }
        int[] order = [.. Enumerable.Range(0, _bounds.Length)];
        var sums = Array.ConvertAll(order, _lattice.SumOf);
        Array.Sort(order, (a, b) => _bounds[a].CompareTo(_bounds[b]) is not 0 and var byBound ? byBound : sums[a] != sums[b] ? sums[a].CompareTo(sums[b]) : a.CompareTo(b));
        return order;
    }

    // Nodes below come first in the order, so what was learned there is passed up step by step.
    private void RaiseBound(int node)
    {
        for (int column = 0; column < _lattice.Columns; column++)
            if (_lattice.Below(node, column) is >= 0 and var below && _bounds[below] > _bounds[node]) _bounds[node] = _bounds[below];
    }

    private bool CanBeBest(int node) => _best is null || _bounds[node] < _best.Value.Loss;

    private List<int> PathFrom(int node)
    {
        var path = new List<int> { node };
        for (int next = node; next >= 0;)
        {
            int from = next;
            next = -1;
            for (int column = 0; column < _lattice.Columns; column++)
                if (_lattice.Above(from, column) is >= 0 and var above && _tags[above] == Unknown && (next < 0 || _bounds[above] < _bounds[next])) next = above;
            if (next >= 0) path.Add(next);
        }
        return path;
    }

    private void Bisect(List<int> path)
    {
        int low = 0, high = path.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2, node = path[middle];
            if (_tags[node] == Unknown) Try(node);
            if (_tags[node] == Fails) low = middle + 1;
            else high = middle - 1;
        }
    }

    private void Try(int node)
    {
        _checked++;
        var levels = _lattice.LevelsOf(node);
        var result = _check.Check(_snapshots.ClassesAt(levels), levels);
        _looked.Add(levels, result);
        if (_loss.Bound(result.Classes) is { } bound && bound > _bounds[node]) _bounds[node] = bound;
        if (!result.Holds)
        {
            _tags[node] = Fails;
            if (_isMonotone || result.TooManySmall) TagBelow(node);
            return;
        }
        if (_isMonotone) TagAbove(node);
        _tags[node] = Tried;
        var loss = _loss.Of(levels, result.Classes, result.Suppressed);
        if (_best is null || loss < _best.Value.Loss) _best = (node, loss);
    }

    private void TagBelow(int node)
    {
        for (int column = 0; column < _lattice.Columns; column++)
            if (_lattice.Below(node, column) is >= 0 and var below && _tags[below] == Unknown)
            {
                _tags[below] = Fails;
                TagBelow(below);
            }
    }

    private void TagAbove(int node)
    {
        for (int column = 0; column < _lattice.Columns; column++)
            if (_lattice.Above(node, column) is >= 0 and var above && _tags[above] == Unknown)
            {
                // Nothing above loses less when the loss is monotone.
                _tags[above] = _loss.IsMonotone ? Tried : Holds;
                TagAbove(above);
            }
    }
}
