using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy.Publishing;

/// <summary>A table that was made before, with its true cells: what is computed of both together must protect both.</summary>
/// <param name="Version">Of the dataset it was made from.</param>
/// <param name="Now">The same table of the version at hand; null when it is of that, or when there is none.</param>
internal sealed record TableBefore(GroupedRows Rows, SafeTable Published, int Version, int Least, int Percent, GroupedRows? Now = null);

/// <summary>Labels of groupings that rows of a version have together.</summary>
/// <param name="Whole">The grouping on one side.</param>
/// <param name="Parts">One grouping on the other, or two.</param>
/// <param name="Pairs">Numbers of the labels that occur, the whole's first, with how many rows.</param>
internal sealed record TogetherLabels(int Version, SafeDimension Whole, IReadOnlyList<SafeDimension> Parts, IReadOnlyList<(int[] Labels, long Rows)> Pairs);

/// <param name="Small">Cells held back because few people, or one large one, are in them.</param>
/// <param name="WithThem">Cells held back because the small ones could be computed from them.</param>
internal sealed record ProtectedTable(SafeTable Table, int Small, int WithThem);

/// <summary>
/// Holds small cells back, together with those of every table of the same measure that was made before; then asks a second time, from what is published
/// alone, how narrowly each can be computed, and gives nothing out that fails.
/// </summary>
internal static class ProtectTable
{
    /// <summary>Cells that a table with small cells may have: each is a variable of a linear program.</summary>
    public const int MostCells = 1_000;

    /// <summary>How long one may take. Some tables keep the linear programs busy for hours.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromSeconds(30);

    /// <exception cref="InputException">It can't be protected, or not in time.</exception>
    public static ProtectedTable Run(GroupedRows rows, string? measure, int least, int percent, int version, IReadOnlyList<TableBefore> before, IReadOnlyList<TogetherLabels> together, TimeSpan longest, CancellationToken stop)
    {
        using var late = new CancellationTokenSource(longest);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            return Run(rows, measure, least, percent, version, before, together, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw TooLong(longest);
        }
    }

    private static ProtectedTable Run(GroupedRows rows, string? measure, int least, int percent, int version, IReadOnlyList<TableBefore> before, IReadOnlyList<TogetherLabels> together, CancellationToken stop)
    {
        if (measure is not null && rows.HasNegative) throw new InputException(
            new($"‘{measure}’에 음수가 있어 작은 칸 가리기로 지킬 수 없습니다.", $"'{measure}' has negative amounts, which holding small cells back can't protect."), new("차등정보보호로 내거나 행 수를 세세요.", "Publish it with noise, or count rows."), "measure");
        var system = new TableSystem(measure, version);
        foreach (var earlier in before) system.Add(earlier, least, percent);
        var own = system.Add(rows, least, percent);
        foreach (var labels in together) system.Relate(labels);
        system.Raise();
        var floor = measure is null ? 1.0 : 0.0;
        if (system.Cells.Count > MostCells) throw TooMany(system.Cells.Count);
        var blank = CellProtection.Protect(system.Cells, system.Lines, floor, stop) ?? throw Unprotected();
        RequireSafe(system, blank, floor, stop);
        var table = new SafeTable(rows.By, measure, [.. own.Select((cell, i) => blank[cell] ? (decimal?)null : measure is null ? rows.Cells[i].Count : rows.Cells[i].Sum)]);
        return new(table, own.Count(cell => blank[cell] && system.Cells[cell].IsSensitive), own.Count(cell => blank[cell] && !system.Cells[cell].IsSensitive));
    }

    private static void RequireSafe(TableSystem system, bool[] blank, double floor, CancellationToken stop)
    {
        var sensitive = Enumerable.Range(0, blank.Length).Where(cell => blank[cell] && system.Cells[cell].IsSensitive).ToList();
        // Whoever is alone in a cell knows it: each cell is judged as if all others with one person were published.
        foreach (var alike in sensitive.GroupBy(cell => system.Cells[cell].Sole))
        {
            var ranges = CellBounds.Of([.. system.Cells.Select((cell, i) => !blank[i] || (cell.Sole >= 0 && cell.Sole != alike.Key) ? cell.Value : (double?)null)], system.Lines, floor, stop);
            foreach (var cell in alike)
                if (ranges[cell].Low > system.Cells[cell].Low + Slack(system.Cells[cell]) || ranges[cell].High < system.Cells[cell].High - Slack(system.Cells[cell])) throw Unprotected();
        }
    }

    private static double Slack(GuardedCell cell) => 1e-6 * Math.Max(1, cell.Value);

    internal static InputException TooMany(int cells) => new(
        new($"표가 {cells:N0}칸입니다.", $"The table has {cells:N0} cells."), new($"{MostCells:N0}칸까지 지킬 수 있습니다. 더 넓게 묶거나 묶는 컬럼을 줄이세요.", $"Up to {MostCells:N0} can be protected: group more widely or by fewer columns."), "by");

    private static InputException TooLong(TimeSpan longest) => new(
        new($"표를 지키는 셈이 {longest.TotalSeconds:0}초 안에 끝나지 않아 멈추었습니다.", $"Working out how to protect the table took longer than {longest.TotalSeconds:0} seconds and was stopped."),
        new("범주가 적은 컬럼으로 묶거나, 더 넓게 묶거나, 묶는 컬럼을 줄이세요.", "Group by columns of fewer categories, more widely, or by fewer columns."), "by");

    private static InputException Unprotected() => new(
        new("작은 칸을 더 가려도 합계로 알아낼 수 있어 이 표는 낼 수 없습니다.", "Small cells can be computed from the totals whatever else is held back, so this table can't be published."),
        new("더 넓게 묶거나 묶는 컬럼을 줄이세요. 같은 데이터로 이미 낸 표와 함께 따진 결과입니다.", "Group more widely or by fewer columns. Tables of the same data that are out already count too."), "by");
}

/// <summary>
/// The cells of several tables as one: what two tables both have is one cell, also where they are of two versions and it did not change between them.
/// Groupings of which one says the other are tied by their cells' sums.
/// </summary>
internal sealed class TableSystem(string? measure, int version)
{
    // Of groupings in a cell's key, and of a grouping and its label: what no label has in it.
    private const char Between = '\u001e';
    private const char Behind = '\u001f';

    private readonly Dictionary<(int Version, string Key), int> _numbers = [];
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public List<GuardedCell> Cells { get; } = [];

    public List<TotalLine> Lines { get; } = [];

    /// <summary>Adds the table that is to be made.</summary>
    /// <returns>Number of each cell of the table.</returns>
    public int[] Add(GroupedRows rows, int least, int percent)
    {
        int[] numbers = [.. Enumerable.Range(0, rows.Cells.Count).Select(cell => Number(version, KeyOf(rows.By, rows.LabelsOf(cell)), rows.Cells[cell], least, percent))];
        AddLines(rows.Shape, numbers);
        return numbers;
    }

    /// <summary>Adds one that was made before.</summary>
    /// <param name="least">Counts below it are small now.</param>
    /// <param name="percent">p of the p% rule now.</param>
    public void Add(TableBefore earlier, int least, int percent)
    {
        var rows = earlier.Rows;
        var numbers = new int[rows.Cells.Count];
        for (var cell = 0; cell < numbers.Length; cell++)
        {
            var labels = rows.LabelsOf(cell);
            var key = KeyOf(rows.By, labels);
            // What has not changed since says of the version at hand what it said of its own.
            var same = earlier.Version == version ? rows.Cells[cell] : earlier.Now?.At(labels) is { } now && now.IsSame(rows.Cells[cell]) ? now : null;
            var at = numbers[cell] = same is null ? Number(earlier.Version, key, rows.Cells[cell], earlier.Least, earlier.Percent) : Number(version, key, same, least, percent);
            _numbers.TryAdd((earlier.Version, key), at);
            Cells[at] = earlier.Published.Values[cell] is null ? Cells[at] with { IsBlank = true } : Cells[at] with { IsKnown = true };
        }
        AddLines(rows.Shape, numbers);
    }

    /// <summary>Adds that labels of one grouping are together those of another: a district its quarters, a code its name. Labels that overlap count together.</summary>
    public void Relate(TogetherLabels labels)
    {
        var parts = labels.Pairs.Select(pair => KeyOf(labels.Parts, [.. pair.Labels.Skip(1).Select((label, i) => (string?)labels.Parts[i].Labels[label])])).ToList();
        var root = new Dictionary<string, string>(StringComparer.Ordinal);
        string Root(string key)
        {
            while (root.TryGetValue(key, out var up) && up != key) key = up;
            return root[key] = key;
        }
        string WholeKey(int label) => KeyOf([labels.Whole], [labels.Whole.Labels[label]]);
        for (var i = 0; i < parts.Count; i++) root[Root(parts[i])] = Root(WholeKey(labels.Pairs[i].Labels[0]));
        var islands = Enumerable.Range(0, parts.Count).GroupBy(i => Root(parts[i])).ToList();
        // All labels together are the total, which both have.
        if (islands.Count < 2) return;
        var others = labels.Parts.Append(labels.Whole).Select(dimension => dimension.Name + Behind).ToArray();
        var contexts = ContextsOf(labels.Version, labels.Whole, others);
        foreach (var island in islands)
        {
            string[] left = [.. island.Select(i => WholeKey(labels.Pairs[i].Labels[0])).Distinct()], right = [.. island.Select(i => parts[i]).Distinct()];
            foreach (var context in contexts)
                if (Numbers(labels.Version, left, context) is { } wholes && Numbers(labels.Version, right, context) is { } pieces) Tie(wholes, pieces);
        }
    }

    /// <summary>A small total holds at least as many as its parts do at least.</summary>
    public void Raise()
    {
        if (measure is not null) return;
        for (var isRaised = true; isRaised;)
        {
            isRaised = false;
            foreach (var line in Lines)
            {
                if (Cells[line.Total] is not { IsSensitive: true } total || line.Parts.Sum(part => Cells[part].Value > 0 ? Cells[part].Low ?? Cells[part].Value : 0) is var least && least <= total.Low) continue;
                Cells[line.Total] = total with { Low = least };
                isRaised = true;
            }
        }
    }

    private void Tie(List<int> wholes, List<int> pieces)
    {
        if (pieces.All(cell => Cells[cell].Value == 0)) return;
        if (wholes is [var whole]) AddLine(whole, pieces);
        else if (pieces is [var piece]) AddLine(piece, wholes);
        else
        {
            Cells.Add(new(pieces.Sum(cell => Cells[cell].Value), IsBlank: true));
            AddLine(Cells.Count - 1, wholes);
            AddLine(Cells.Count - 1, pieces);
        }
    }

    // What cells of a grouping have beside its own label.
    private List<string[]> ContextsOf(int of, SafeDimension dimension, string[] others)
    {
        var own = dimension.Name + Behind;
        return [.. _numbers.Keys.Where(cell => cell.Version == of && cell.Key.Length > 0).Select(cell => cell.Key.Split(Between)).Where(parts => parts.Any(part => part.StartsWith(own, StringComparison.Ordinal)))
            .Select(parts => parts.Where(part => !part.StartsWith(own, StringComparison.Ordinal)).ToArray()).Where(parts => !parts.Any(part => others.Any(other => part.StartsWith(other, StringComparison.Ordinal))))
            .DistinctBy(parts => string.Join(Between, parts))];
    }

    private List<int>? Numbers(int of, string[] keys, string[] context)
    {
        var numbers = new List<int>();
        foreach (var key in keys)
        {
            if (!_numbers.TryGetValue((of, string.Join(Between, key.Split(Between).Concat(context).Order(StringComparer.Ordinal))), out var number)) return null;
            numbers.Add(number);
        }
        return numbers;
    }

    private int Number(int of, string key, GroupedCell cell, int least, int percent)
    {
        if (!_numbers.TryGetValue((of, key), out var number))
        {
            _numbers.Add((of, key), number = Cells.Count);
            Cells.Add(Guarded(cell, measure, least, percent));
        }
        // Of two tables the finer one tells more of how many of its cells hold anybody.
        if (measure is null && Cells[number] is { IsSensitive: true } there && cell.Groups > there.Low) Cells[number] = there with { Low = cell.Groups };
        return number;
    }

    private void AddLines(TableShape shape, int[] numbers)
    {
        for (var cell = 0; cell < numbers.Length; cell++)
        {
            var labels = shape.Labels(cell);
            for (var i = 0; i < labels.Length; i++)
                if (shape.IsTotal(labels, i)) AddLine(numbers[cell], [.. Enumerable.Range(0, shape.Sizes[i]).Select(label => numbers[shape.Cell([.. labels.Select((own, at) => at == i ? label : own)])])]);
        }
    }

    private void AddLine(int total, IReadOnlyList<int> parts)
    {
        if (parts is not [var part] || part != total) if (_known.Add($"{total}:{string.Join(' ', parts.Order())}")) Lines.Add(new(total, parts));
    }

    private static string KeyOf(IReadOnlyList<SafeDimension> by, IReadOnlyList<string?> labels) =>
        string.Join(Between, labels.Select((label, i) => (label, i)).Where(pair => pair.label is not null).Select(pair => $"{by[pair.i].Name}{Behind}{pair.label}").Order(StringComparer.Ordinal));

    private static GuardedCell Guarded(GroupedCell cell, string? measure, int least, int percent)
    {
        var isSmall = cell.Count > 0 && cell.Count < least;
        // For all that the totals say, a small count may be anything up to what is no longer small, from the number of its cells that hold anybody: zeros are published.
        if (measure is null) return isSmall ? new(cell.Count, Low: cell.Groups, High: least) : new(cell.Count);
        // The p% rule: whoever has the second largest part may not come nearer to the largest than p%.
        var need = (double)(percent / 100m * cell.First - (cell.Sum - cell.First - cell.Second));
        if (!isSmall && (cell.Count == 0 || need <= 0)) return new((double)cell.Sum, Sole: cell.Sole);
        var width = Math.Max(need, Math.Max(percent / 100.0 * (double)cell.Sum, 1e-3));
        return new((double)cell.Sum, Low: Math.Max(0, (double)cell.Sum - width), High: (double)cell.Sum + width, Sole: cell.Sole);
    }
}
