using Maru.Methods.Privacy;

namespace Maru.App.Privacy;

/// <summary>
/// Tests what is about to be written against the models it claims, from its cells alone: by dictionaries of text and the models' plain definitions,
/// with nothing of the search that made it.
/// </summary>
internal sealed class OutputCheck
{
    private const double Slack = 1e-9;

    private readonly Dictionary<string, List<int>> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _population = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sampled = new(StringComparer.Ordinal);
    private readonly Func<string, CodedColumn> _sensitive;
    private readonly IReadOnlyList<int> _wholeRows;
    private readonly Func<string, Hierarchy?> _tree;
    private readonly int _published;

    /// <param name="labels">Published label of a row; null where the row is left out.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="isOfSample">Whether a row was to be published.</param>
    /// <param name="populationLabels">The label a row would have; for models that count others of the population.</param>
    public OutputCheck(Func<int, string?> labels, int rows, Func<int, bool> isOfSample, Func<int, string> populationLabels, Func<string, CodedColumn> sensitive, Func<string, Hierarchy?> tree)
    {
        (_sensitive, _tree) = (sensitive, tree);
        _wholeRows = [.. Enumerable.Range(0, rows).Where(isOfSample)];
        for (int row = 0; row < rows; row++)
        {
            if (labels(row) is { } label)
            {
                if (!_classes.TryGetValue(label, out var members)) _classes.Add(label, members = []);
                members.Add(row);
                _published++;
            }
            string of = populationLabels(row);
            _population[of] = _population.GetValueOrDefault(of) + 1;
            if (isOfSample(row)) _sampled.Add(of);
        }
    }

    public bool Holds(PrivacyModel model) => model switch
    {
        KAnonymity(var k) => _classes.Values.All(rows => rows.Count >= k),
        HighestRisk(var limit) => _classes.Values.All(rows => 1.0 / rows.Count <= limit + Slack),
        KMap(var k) => _classes.Keys.All(label => _population[label] >= k),
        JournalistRisk(var limit) => _classes.Keys.All(label => 1.0 / _population[label] <= limit + Slack),
        DeltaPresence(var least, var most) => _population.All(pair => (double)(_classes.GetValueOrDefault(pair.Key)?.Count ?? 0) / pair.Value is var share && share <= most + Slack && (share >= least - Slack || WasLeftOut(pair.Key))),
        DistinctLDiversity(var column, var l) => All(column, counts => counts.Count >= l),
        EntropyLDiversity(var column, var l, var estimator) => All(column, counts => EntropyLDiversity.Entropy([.. counts.Values], estimator) >= Math.Log(l) - Slack),
        RecursiveLDiversity(var column, var c, var l) => All(column, counts => counts.Values.OrderDescending().ToArray() is var sorted && sorted[0] < c * sorted.Skip(l - 1).Sum()),
        EqualTCloseness(var column, var t) => Close(column, t, (whole, part) => whole.Keys.Sum(value => Math.Abs(part.GetValueOrDefault(value) - whole[value])) / 2),
        OrderedTCloseness(var column, var t) => Close(column, t, Ordered),
        HierarchicalTCloseness(var column, var t) => Close(column, t, (whole, part) => Along(_tree(column)!, whole, part)),
        BetaLikeness(var column, var beta, var isEnhanced) => Like(column, beta, isEnhanced),
        AverageRisk(var limit) => _published == 0 || (double)_classes.Count / _published <= limit + Slack,
        SampleUniqueness(var limit) => _published == 0 || (double)_classes.Values.Count(rows => rows.Count == 1) / _published <= limit + Slack,
        PopulationUniqueness uniqueness => uniqueness.Holds(ClassSizes.Of(_classes.Values.Select(rows => rows.Count))),
        _ => false,
    };

    // A class of the sample that was left out whole is published by nobody: that it is missing is what suppression did.
    private bool WasLeftOut(string label) => _sampled.Contains(label) && !_classes.ContainsKey(label);

    private bool All(string column, Func<Dictionary<string, int>, bool> holds) => _classes.Values.All(rows => holds(Counts(column, rows)));

    private Dictionary<string, int> Counts(string column, IEnumerable<int> rows)
    {
        var sensitive = _sensitive(column);
        return rows.CountBy(row => sensitive.Values[sensitive.Codes[row]]).ToDictionary(StringComparer.Ordinal);
    }

    private bool Close(string column, double t, Func<Dictionary<string, double>, Dictionary<string, double>, double> distance)
    {
        var whole = Shares(column, _wholeRows);
        return _classes.Values.All(rows => distance(whole, Shares(column, rows)) <= t + Slack);
    }

    private Dictionary<string, double> Shares(string column, IReadOnlyList<int> rows) => Counts(column, rows).ToDictionary(pair => pair.Key, pair => (double)pair.Value / rows.Count, StringComparer.Ordinal);

    private static double Ordered(Dictionary<string, double> whole, Dictionary<string, double> part)
    {
        string[] values = [.. whole.Keys];
        double moved = 0, sum = 0;
        foreach (int code in ValueOrder.Of(values)) sum += Math.Abs(moved += part.GetValueOrDefault(values[code]) - whole[values[code]]);
        return values.Length < 2 ? 0 : sum / (values.Length - 1);
    }

    private static double Along(Hierarchy tree, Dictionary<string, double> whole, Dictionary<string, double> part)
    {
        double cost = 0;
        for (int level = 1; level <= tree.Height; level++)
        {
            var surplus = tree.Lines.Where(line => whole.ContainsKey(line[0])).GroupBy(line => line[level], StringComparer.Ordinal).Select(node =>
                node.GroupBy(line => line[level - 1], StringComparer.Ordinal).Select(child => child.Sum(line => whole[line[0]] - part.GetValueOrDefault(line[0]))).ToArray());
            cost += surplus.Sum(children => Math.Min(children.Sum(amount => Math.Max(0, amount)), children.Sum(amount => Math.Max(0, -amount)))) * level / tree.Height;
        }
        return cost;
    }

    private bool Like(string column, double beta, bool isEnhanced)
    {
        var whole = Shares(column, _wholeRows);
        return _classes.Values.All(rows => Shares(column, rows).All(pair =>
            (pair.Value - whole[pair.Key]) / whole[pair.Key] <= (isEnhanced ? Math.Min(beta, -Math.Log(whole[pair.Key])) : beta) + Slack));
    }
}
