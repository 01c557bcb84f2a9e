using Maru.Core;
using Maru.Methods.Privacy;

namespace Maru.App.Privacy.Publishing;

/// <summary>A table of a version that was published before, with its true cells: what is computed of both together must protect both.</summary>
internal sealed record TableBefore(GroupedRows Rows, SafeTable Published);

/// <param name="Small">Cells held back because few people, or one large one, are in them.</param>
/// <param name="WithThem">Cells held back because the small ones could be computed from them.</param>
internal sealed record ProtectedTable(SafeTable Table, int Small, int WithThem);

/// <summary>
/// Holds small cells back, together with those of every table of the same version and measure that was published before; then asks a second time, from what
/// is published alone, how narrowly each can be computed, and gives nothing out that fails.
/// </summary>
internal static class ProtectTable
{
    /// <summary>Cells that a table with small cells may have: each is a variable of a linear program.</summary>
    public const int MostCells = 2_000;

    /// <exception cref="InputException">It can't be protected.</exception>
    public static ProtectedTable Run(GroupedRows rows, string? measure, int least, int percent, IReadOnlyList<TableBefore> before, CancellationToken stop)
    {
        if (measure is not null && rows.HasNegative) throw new InputException(
            new($"‘{measure}’에 음수가 있어 작은 칸 가리기로 지킬 수 없습니다.", $"'{measure}' has negative amounts, which holding small cells back can't protect."), new("차등정보보호로 내거나 행 수를 세세요.", "Publish it with noise, or count rows."), "measure");
        var system = new TableSystem();
        foreach (var earlier in before) system.Add(earlier.Rows, measure, least, percent, earlier.Published);
        var own = system.Add(rows, measure, least, percent, null);
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

    private static InputException Unprotected() => new(
        new("작은 칸을 더 가려도 합계로 알아낼 수 있어 이 표는 낼 수 없습니다.", "Small cells can be computed from the totals whatever else is held back, so this table can't be published."),
        new("더 넓게 묶거나 묶는 컬럼을 줄이세요. 같은 데이터로 이미 낸 표와 함께 따진 결과입니다.", "Group more widely or by fewer columns. Tables of the same data that are out already count too."), "by");
}

/// <summary>The cells of several tables as one: what two tables both have is one cell.</summary>
internal sealed class TableSystem
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public List<GuardedCell> Cells { get; } = [];

    public List<TotalLine> Lines { get; } = [];

    /// <returns>Number of each cell of the table.</returns>
    public int[] Add(GroupedRows rows, string? measure, int least, int percent, SafeTable? published)
    {
        var shape = rows.Shape;
        var numbers = new int[shape.Cells];
        for (var cell = 0; cell < numbers.Length; cell++)
        {
            var labels = shape.Labels(cell);
            var key = string.Join('\n', Enumerable.Range(0, labels.Length).Where(i => !shape.IsTotal(labels, i)).Select(i => $"{rows.By[i].Name}\t{rows.By[i].Labels[labels[i]]}").Order(StringComparer.Ordinal));
            if (!_numbers.TryGetValue(key, out numbers[cell]))
            {
                _numbers.Add(key, numbers[cell] = Cells.Count);
                Cells.Add(Guarded(rows.Cells[cell], measure, least, percent));
            }
            var there = Cells[numbers[cell]];
            // Of two tables the finer one tells more of how many of its cells hold anybody.
            if (measure is null && there.IsSensitive && rows.Cells[cell].Groups > there.Low) Cells[numbers[cell]] = there = there with { Low = rows.Cells[cell].Groups };
            if (published is null) continue;
            Cells[numbers[cell]] = published.Values[cell] is null ? there with { IsBlank = true } : there with { IsKnown = true };
        }
        for (var cell = 0; cell < numbers.Length; cell++)
        {
            var labels = shape.Labels(cell);
            for (var i = 0; i < labels.Length; i++)
            {
                if (!shape.IsTotal(labels, i)) continue;
                int[] parts = [.. Enumerable.Range(0, shape.Sizes[i]).Select(label => numbers[shape.Cell([.. labels.Select((own, at) => at == i ? label : own)])])];
                if (_known.Add($"{numbers[cell]} {rows.By[i].Name}")) Lines.Add(new(numbers[cell], parts));
            }
        }
        return numbers;
    }

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
