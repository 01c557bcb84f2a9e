namespace Maru.Methods.Privacy;

/// <summary>A quasi-identifier bound to its hierarchy: for every value of the column its code, label and share of the domain at every level.</summary>
public sealed class GeneralizedColumn
{
    private readonly int[][] _codes;
    private readonly string[][] _labels;
    private readonly double[][] _shares;

    private GeneralizedColumn(CodedColumn column, int[][] codes, string[][] labels, double[][] shares, int domainSize) =>
        (Column, _codes, _labels, _shares, DomainSize, MostLevel) = (column, codes, labels, shares, domainSize, codes.Length - 1);

    public CodedColumn Column { get; }

    public string Name => Column.Name;

    /// <summary>The highest level.</summary>
    public int Height => _codes.Length - 1;

    /// <summary>The lowest level that a search may use.</summary>
    public int LeastLevel { get; private init; }

    /// <summary>The highest level that a search may use.</summary>
    public int MostLevel { get; private init; }

    /// <summary>How many values the hierarchy names, whether the data holds them or not.</summary>
    public int DomainSize { get; }

    /// <exception cref="HierarchyException">The column holds a value that the hierarchy does not.</exception>
    public static GeneralizedColumn Bind(CodedColumn column, Hierarchy hierarchy)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(hierarchy);
        var lines = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var line in hierarchy.Lines) lines.Add(line[0], line);
        var ofValue = column.Values.Select(value => lines.GetValueOrDefault(value) ?? throw new HierarchyException(HierarchyFlaw.ValueMissing, 0, value)).ToArray();
        int levels = hierarchy.Height + 1;
        var (codes, labels, shares) = (new int[levels][], new string[levels][], new double[levels][]);
        for (int level = 0; level < levels; level++)
            (codes[level], labels[level], shares[level]) = AtLevel(ofValue, hierarchy, level);
        return new(column, codes, labels, shares, hierarchy.Lines.Count);
    }

    /// <summary>A column that stays as it is: its values are its only level.</summary>
    public static GeneralizedColumn Kept(CodedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return Bind(column, Hierarchy.From(column.Values.Count == 0 ? [[""]] : column.Values.Select(value => new[] { value })));
    }

    /// <summary>The same column, for which a search has no choice of level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The hierarchy has no such level.</exception>
    public GeneralizedColumn HeldAt(int level)
    {
        if ((uint)level > (uint)Height) throw new ArgumentOutOfRangeException(nameof(level), level, $"{Name} has levels 0 to {Height}.");
        return new(Column, _codes, _labels, _shares, DomainSize) { LeastLevel = level, MostLevel = level };
    }

    /// <summary>For each value of the column its code at the level.</summary>
    public int[] CodesAt(int level) => _codes[level];

    /// <summary>Labels by code at the level.</summary>
    public IReadOnlyList<string> LabelsAt(int level) => _labels[level];

    /// <summary>How much of the hierarchy's domain each code of the level stands for, 0–1.</summary>
    public ReadOnlySpan<double> SharesAt(int level) => _shares[level];

    /// <summary>Number of codes at the level.</summary>
    public int CardinalityAt(int level) => _labels[level].Length;

    public string LabelOf(int row, int level) => _labels[level][_codes[level][Column.Codes[row]]];

    /// <summary>The rows named, under the same hierarchy.</summary>
    public GeneralizedColumn Take(ReadOnlySpan<int> rows) => new(Column.Take(rows), _codes, _labels, _shares, DomainSize) { LeastLevel = LeastLevel, MostLevel = MostLevel };

    private static (int[] Codes, string[] Labels, double[] Shares) AtLevel(string[][] ofValue, Hierarchy hierarchy, int level)
    {
        var domain = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in hierarchy.Lines) domain[line[level]] = domain.GetValueOrDefault(line[level]) + 1;
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var labels = new List<string>();
        var codes = new int[ofValue.Length];
        for (int value = 0; value < codes.Length; value++)
        {
            string label = ofValue[value][level];
            if (!known.TryGetValue(label, out codes[value]))
            {
                known.Add(label, codes[value] = labels.Count);
                labels.Add(label);
            }
        }
        return (codes, [.. labels], [.. labels.Select(label => (double)domain[label] / hierarchy.Lines.Count)]);
    }
}
