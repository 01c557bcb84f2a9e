namespace Maru.App.Privacy.Publishing;

/// <summary>What is truly in a cell. Never leaves the machine.</summary>
/// <param name="Sum">Of the measure.</param>
/// <param name="First">The largest amount in it.</param>
/// <param name="Second">The second largest.</param>
/// <param name="Limited">Sum of the amounts within their limits, in whole units.</param>
/// <param name="Groups">Innermost cells in it that hold somebody.</param>
/// <param name="Sole">Position of the one row in it; −1 with several or none.</param>
internal sealed record GroupedCell(long Count, decimal Sum, decimal First, decimal Second, long Limited, long Sole, int Groups = 0)
{
    public static GroupedCell Empty { get; } = new(0, 0, 0, 0, 0, -1);

    /// <summary>Whether a table shows the same of both.</summary>
    public bool IsSame(GroupedCell other) => (Count, Sum) == (other.Count, other.Sum);

    public GroupedCell With(GroupedCell other) => new(
        Count + other.Count, Sum + other.Sum, Math.Max(First, other.First), Math.Max(Math.Min(First, other.First), First >= other.First ? Second : other.Second),
        Limited + other.Limited, Count == 0 ? other.Sole : other.Count == 0 ? Sole : -1);
}

/// <summary>The true table: every cell with its totals.</summary>
internal sealed record GroupedRows(IReadOnlyList<SafeDimension> By, IReadOnlyList<GroupedCell> Cells, bool HasNegative)
{
    /// <summary>The cell under labels, null for a total; null when there is no such label.</summary>
    public GroupedCell? At(IReadOnlyList<string?> labels)
    {
        int[] numbers = [.. labels.Select((label, i) => label is null ? By[i].Labels.Count : By[i].Labels.ToList().IndexOf(label))];
        return numbers.Contains(-1) ? null : Cells[Shape.Cell(numbers)];
    }

    /// <summary>Labels of a cell, null for a total.</summary>
    public string?[] LabelsOf(int cell)
    {
        var shape = Shape;
        var labels = shape.Labels(cell);
        return [.. labels.Select((label, i) => shape.IsTotal(labels, i) ? null : By[i].Labels[label])];
    }

    public TableShape Shape => new([.. By.Select(dimension => dimension.Labels.Count)]);

    /// <summary>Adds up the groups that rows were found in.</summary>
    /// <param name="groups">Number of each dimension's label, and what is there.</param>
    public static GroupedRows Of(IReadOnlyList<SafeDimension> by, IEnumerable<(int[] Labels, GroupedCell Cell)> groups, bool hasNegative)
    {
        var shape = new TableShape([.. by.Select(dimension => dimension.Labels.Count)]);
        var cells = Enumerable.Repeat(GroupedCell.Empty, shape.Cells).ToArray();
        foreach (var (labels, cell) in groups)
            foreach (var at in Ways(shape, labels)) cells[at] = cells[at].With(cell);
        foreach (var cell in Enumerable.Range(0, cells.Length).Where(cell => cells[cell].Count > 0 && shape.IsInner(cell)).ToList())
            foreach (var at in Ways(shape, shape.Labels(cell))) cells[at] = cells[at] with { Groups = cells[at].Groups + 1 };
        return new(by, cells, hasNegative);
    }

    // Every way to put the total in place of labels.
    private static IEnumerable<int> Ways(TableShape shape, int[] labels) =>
        Enumerable.Range(0, 1 << labels.Length).Select(totals => shape.Cell([.. labels.Select((label, i) => (totals >> i & 1) == 1 ? shape.Sizes[i] : label)]));
}
