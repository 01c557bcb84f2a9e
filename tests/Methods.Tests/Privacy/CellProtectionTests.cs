using Maru.Methods.Privacy;

namespace Maru.Methods.Tests.Privacy;

/// <summary>Tables with all their totals: what is held back is tried out by hand, without the linear programs that held it back.</summary>
public sealed class CellProtectionTests
{
    private const int Least = 3;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_small_count_may_be_anything_from_one_to_the_threshold_for_all_that_is_published(int seed)
    {
        var random = new Random(seed);
        int[] sizes = seed % 4 == 0 ? [2, 2, 2] : [2, 2 + random.Next(2)];
        var table = new Cube(sizes, _ => random.Next(6));
        var blank = CellProtection.Protect(table.Guarded(Least), table.Lines, floor: 1);
        if (blank is null)
        {
            // Then blanking everything that holds someone does not help either.
            var all = table.Possible([.. table.Values.Select(value => value > 0)], Least + 6);
            Assert.Contains(Enumerable.Range(0, table.Values.Length), cell => table.IsSmall(cell, Least) && !table.Wanted(cell, Least).All(all[cell].Contains));
            return;
        }
        var possible = table.Possible(blank, Least + 6);
        for (int cell = 0; cell < blank.Length; cell++)
        {
            Assert.True(!table.IsSmall(cell, Least) || blank[cell]);
            Assert.False(table.Values[cell] == 0 && blank[cell]);
            if (table.IsSmall(cell, Least)) Assert.True(table.Wanted(cell, Least).All(possible[cell].Contains), $"cell {cell} is {table.Values[cell]} and may only be {string.Join(' ', possible[cell].Order())}");
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Bounds_computed_from_what_is_published_are_those_of_trying_everything(int seed)
    {
        var random = new Random(seed * 7);
        var table = new Cube([2, 2], _ => random.Next(5));
        bool[] blank = [.. table.Values.Select((value, cell) => value > 0 && !table.IsTotal(cell) && random.Next(3) > 0)];
        var ranges = CellBounds.Of([.. table.Values.Select((value, cell) => blank[cell] ? (double?)null : value)], table.Lines, 0);
        var possible = table.Possible(blank, 30, least: 0);
        for (int cell = 0; cell < blank.Length; cell++)
            if (blank[cell]) Assert.Equal((possible[cell].Min(), possible[cell].Max()), ((int)Math.Round(ranges[cell].Low), (int)Math.Round(ranges[cell].High)));
    }

    [Fact]
    public void A_small_cell_alone_takes_three_others_with_it_and_cheap_ones()
    {
        int[,] counts = { { 2, 90, 30 }, { 40, 80, 20 }, { 60, 70, 99 } };
        var table = new Cube([3, 3], labels => counts[labels[0], labels[1]]);
        var blank = CellProtection.Protect(table.Guarded(5), table.Lines, 1)!;
        Assert.Equal([table.Cell(0, 0), table.Cell(0, 2), table.Cell(1, 0), table.Cell(1, 2)], Enumerable.Range(0, blank.Length).Where(cell => blank[cell]));
    }

    [Fact]
    public void What_was_published_before_is_not_held_back_any_more()
    {
        var table = new Cube([2, 2], _ => 10);
        var cells = table.Guarded(5);
        cells[0] = cells[0] with { Value = 2, Low = 1, High = 5 };
        // A table of its rows alone was out before: its other cells are known.
        cells[1] = cells[1] with { IsKnown = true };
        cells[table.Cell(0, 2)] = new(12, IsKnown: true);
        cells[table.Cell(2, 0)] = new(12);
        cells[table.Cell(2, 2)] = new(32);
        Assert.Null(CellProtection.Protect(cells, table.Lines, 1));
        cells[1] = cells[1] with { IsKnown = false };
        Assert.NotNull(CellProtection.Protect(cells, table.Lines, 1));
    }

    [Fact]
    public void Who_is_alone_in_a_cell_can_compute_nobody_elses()
    {
        // Amounts of four people, each alone; the totals of rows and columns are published.
        var table = new Cube([2, 2], _ => 100);
        GuardedCell[] cells = [.. table.Values.Select((value, cell) => table.IsTotal(cell) ? new GuardedCell(value) : new(value, Low: 50, High: 150, Sole: cell))];
        var blank = CellProtection.Protect(cells, table.Lines, 0);
        // Blanking the four is enough for strangers; for who knows one of them it is not, so totals go too.
        Assert.True(blank is null || Enumerable.Range(0, blank.Length).Any(cell => blank[cell] && table.IsTotal(cell)));
        if (blank is null) return;
        foreach (int alone in Enumerable.Range(0, cells.Length).Where(cell => cells[cell].Sole >= 0))
        {
            var ranges = CellBounds.Of([.. cells.Select((cell, i) => blank[i] && i != alone ? (double?)null : cell.Value)], table.Lines, 0);
            foreach (int other in Enumerable.Range(0, cells.Length).Where(cell => cells[cell].Sole >= 0 && cell != alone)) Assert.True(ranges[other].Low <= 50.001 && ranges[other].High >= 149.999);
        }
    }

    [Fact]
    public void A_table_of_a_city_is_protected_in_little_time()
    {
        var random = new Random(3);
        var table = new Cube([25, 9, 2], _ => random.Next(4) == 0 ? random.Next(6) : random.Next(200));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var blank = CellProtection.Protect(table.Guarded(5), table.Lines, 1)!;
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"{watch.Elapsed}");
        var ranges = CellBounds.Of([.. table.Values.Select((value, cell) => blank[cell] ? (double?)null : value)], table.Lines, 1);
        Assert.All(Enumerable.Range(0, blank.Length).Where(cell => table.IsSmall(cell, 5)), cell => Assert.True(blank[cell] && ranges[cell].Low < table.Wanted(cell, 5).First() + 0.001 && ranges[cell].High > 4.999));
    }

    /// <summary>A table of counts with all totals; the last label of each grouping is its total.</summary>
    private sealed class Cube
    {
        private readonly int[] _sizes;

        public Cube(int[] sizes, Func<int[], int> count)
        {
            _sizes = sizes;
            Values = new int[sizes.Aggregate(1, (cells, size) => cells * (size + 1))];
            for (int cell = 0; cell < Values.Length; cell++)
                if (!IsTotal(cell)) Values[cell] = count(Labels(cell));
            // One grouping after the other, so that totals of totals find theirs.
            for (int grouping = 0; grouping < sizes.Length; grouping++)
                for (int cell = 0; cell < Values.Length; cell++)
                    if (Labels(cell) is var labels && labels[grouping] == sizes[grouping] && Enumerable.Range(grouping + 1, sizes.Length - grouping - 1).All(later => labels[later] < sizes[later])) Values[cell] = Parts(labels, grouping).Sum(part => Values[part]);
        }

        public int[] Values { get; }

        public List<TotalLine> Lines => [.. Enumerable.Range(0, Values.Length).SelectMany(cell => Enumerable.Range(0, _sizes.Length).Where(i => Labels(cell)[i] == _sizes[i]).Select(i => new TotalLine(cell, [.. Parts(Labels(cell), i)])))];

        public bool IsTotal(int cell) => Labels(cell).Where((label, i) => label == _sizes[i]).Any();

        public bool IsSmall(int cell, int least) => Values[cell] > 0 && Values[cell] < least;

        public GuardedCell[] Guarded(int least) => [.. Values.Select((value, cell) => IsSmall(cell, least) ? new GuardedCell(value, Low: Wanted(cell, least).First(), High: least) : new(value))];

        // What a small count must seem able to be. Zeros are published, so a total can't be less than the number of its cells that are none.
        public IEnumerable<int> Wanted(int cell, int least) => Enumerable.Range(0, least + 1).Where(value => value >= (IsTotal(cell) ? Enumerable.Range(0, Values.Length).Count(inner => !IsTotal(inner) && Values[inner] > 0 && IsWithin(inner, cell)) : 1));

        public int Cell(params int[] labels) => labels.Select((label, i) => (label, i)).Aggregate(0, (cell, pair) => (cell * (_sizes[pair.i] + 1)) + pair.label);

        // Every way to fill the blanks with at least so many each, up to a limit, that agrees with all that is published: by trying.
        public List<int>[] Possible(bool[] blank, int most, int least = 1)
        {
            var found = Enumerable.Range(0, Values.Length).Select(_ => new HashSet<int>()).ToArray();
            int[] inner = [.. Enumerable.Range(0, Values.Length).Where(cell => !IsTotal(cell) && blank[cell])];
            var values = (int[])Values.Clone();
            // How much each published total has left for the blanks within it.
            var totals = Enumerable.Range(0, Values.Length).Where(IsTotal).Select(total => (Total: total, Within: inner.Where(cell => IsWithin(cell, total)).ToList())).ToList();
            var left = totals.Where(total => !blank[total.Total]).ToDictionary(total => total.Total, total => total.Within.Sum(cell => Values[cell]));
            var of = inner.ToDictionary(cell => cell, cell => left.Keys.Where(total => IsWithin(cell, total)).ToArray());
            Try(0);
            return [.. found.Select(one => one.ToList())];

            void Try(int index)
            {
                if (index == inner.Length)
                {
                    if (left.Values.Any(rest => rest != 0)) return;
                    foreach (var (total, within) in totals)
                        if (blank[total]) values[total] = Values[total] + within.Sum(cell => values[cell] - Values[cell]);
                    if (totals.Any(total => blank[total.Total] && values[total.Total] < least)) return;
                    for (int cell = 0; cell < values.Length; cell++) found[cell].Add(values[cell]);
                    return;
                }
                int at = inner[index];
                for (int value = least; value <= of[at].Select(total => left[total]).Append(most).Min(); value++)
                {
                    values[at] = value;
                    foreach (int total in of[at]) left[total] -= value;
                    Try(index + 1);
                    foreach (int total in of[at]) left[total] += value;
                }
            }
        }

        private bool IsWithin(int cell, int total) => Labels(total).Zip(Labels(cell)).Select((pair, i) => pair.First == _sizes[i] || pair.First == pair.Second).All(fits => fits);

        private IEnumerable<int> Parts(int[] labels, int grouping) => Enumerable.Range(0, _sizes[grouping]).Select(label => Cell([.. labels.Select((own, i) => i == grouping ? label : own)]));

        private int[] Labels(int cell)
        {
            var labels = new int[_sizes.Length];
            for (int i = _sizes.Length - 1; i >= 0; i--) (cell, labels[i]) = (cell / (_sizes[i] + 1), cell % (_sizes[i] + 1));
            return labels;
        }
    }
}
