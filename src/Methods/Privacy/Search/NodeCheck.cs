namespace Maru.Methods.Privacy;

/// <summary>What came of trying one combination of levels.</summary>
/// <param name="Classes">Classes at these levels.</param>
/// <param name="Suppressed">Classes to be left out.</param>
/// <param name="SuppressedRows">Their rows.</param>
/// <param name="Holds">Whether every model holds within the suppression limit.</param>
/// <param name="TooManySmall">Whether classes that are too small already exceed the limit, so that nothing finer can hold either.</param>
internal readonly record struct NodeResult(EquivalenceClasses Classes, bool[] Suppressed, int SuppressedRows, bool Holds, bool TooManySmall);

/// <summary>Tries the models on classes and finds what must be left out.</summary>
internal sealed class NodeCheck
{
    private readonly int _least;
    private readonly IClassTest[] _tests;
    private readonly bool[] _mindsOthers;
    private readonly SizesModel[] _sizes;
    private readonly int _limit;
    private readonly Func<EquivalenceClasses, int[], IComparer<int>>? _order;

    /// <param name="data">The data.</param>
    /// <param name="models">Models that must hold.</param>
    /// <param name="limit">Rows that may be left out.</param>
    /// <param name="reference">The data whose distributions count; the data itself when null.</param>
    /// <param name="order">Which of equally small classes to leave out first.</param>
    public NodeCheck(Microdata data, IReadOnlyList<PrivacyModel> models, int limit, Microdata? reference = null, Func<EquivalenceClasses, int[], IComparer<int>>? order = null)
    {
        var classModels = models.OfType<ClassModel>().Where(model => model is not KAnonymity and not HighestRisk).ToArray();
        _least = models.Select(model => model.LeastClassSize).DefaultIfEmpty(0).Max();
        _tests = [.. classModels.Select(model => model.Prepare(reference ?? data))];
        _mindsOthers = [.. classModels.Select(model => model is DeltaPresence)];
        _sizes = [.. models.OfType<SizesModel>()];
        (_limit, _order) = (limit, order);
    }

    public NodeResult Check(EquivalenceClasses classes, int[] levels)
    {
        var suppressed = new bool[classes.Count];
        int rows = 0, small = 0;
        bool holds = true;
        for (int i = 0; i < suppressed.Length; i++)
        {
            int size = classes.Sizes[i];
            if (size > 0 && size < _least) small += size;
            else if (FailingTest(classes, i) is var test && test < 0) continue;
            else if (size == 0)
            {
                // Someone outside the published rows can't be left out of them: that they are not there is what is learned.
                holds &= !_mindsOthers[test];
                continue;
            }
            suppressed[i] = true;
            rows += size;
        }
        holds &= rows <= _limit && HoldTogether(classes, levels, suppressed, ref rows) && rows <= _limit;
        return new(classes, suppressed, rows, holds, small > _limit);
    }

    private int FailingTest(EquivalenceClasses classes, int index)
    {
        var rows = classes[index];
        for (int i = 0; i < _tests.Length; i++)
            if (!_tests[i].Holds(rows)) return i;
        return -1;
    }

    private bool HoldTogether(EquivalenceClasses classes, int[] levels, bool[] suppressed, ref int rows)
    {
        foreach (var model in _sizes)
            if (!LeaveOutSmallest(model, classes, levels, suppressed, ref rows)) return false;
        return true;
    }

    // The fewest smallest classes without which the model holds, by bisection.
    private bool LeaveOutSmallest(SizesModel model, EquivalenceClasses classes, int[] levels, bool[] suppressed, ref int rows)
    {
        int[] kept = [.. Enumerable.Range(0, suppressed.Length).Where(i => !suppressed[i] && classes.Sizes[i] > 0)];
        Array.Sort(kept, _order?.Invoke(classes, levels) ?? new BySize(classes));
        var without = new SizesWithout(kept.Select(i => classes.Sizes[i]));
        if (model.Holds(without.AllBut(0))) return true;
        int low = 1, high = kept.Length;
        while (high > 0 && rows + without.RowsOfFirst(high) > _limit) high--;
        if (high == 0 || !model.Holds(without.AllBut(high))) return false;
        while (low < high)
        {
            int middle = low + (high - low) / 2;
            if (model.Holds(without.AllBut(middle))) high = middle;
            else low = middle + 1;
        }
        for (int i = 0; i < high; i++) suppressed[kept[i]] = true;
        rows += without.RowsOfFirst(high);
        return true;
    }

    private sealed class BySize(EquivalenceClasses classes) : IComparer<int>
    {
        public int Compare(int x, int y) => classes.Sizes[x].CompareTo(classes.Sizes[y]) is not 0 and var order ? order : classes.Representatives[x].CompareTo(classes.Representatives[y]);
    }
}
