namespace Maru.Methods.Privacy;

/// <summary>Rows in groups of at least k that are near to one another; each number becomes the mean of its group.</summary>
/// <remarks>
/// MDAV: J. Domingo-Ferrer, J. M. Mateo-Sanz, "Practical data-oriented microaggregation for statistical disclosure control", 2002, on standardised columns.
/// Work grows with the square of the rows, so large tables are cut into blocks of neighbours first.
/// </remarks>
public static class Microaggregation
{
    private const int Block = 20_000;

    /// <param name="columns">Numbers by column; no gaps.</param>
    /// <param name="k">Rows in a group at least.</param>
    /// <returns>The group of each row.</returns>
    public static int[] Groups(IReadOnlyList<double[]> columns, int k)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        int rows = columns.Count == 0 ? 0 : columns[0].Length;
        var standard = columns.Select(Standardised).ToArray();
        var points = new double[rows][];
        for (int row = 0; row < rows; row++) points[row] = [.. standard.Select(column => column[row])];
        int[] order = [.. Enumerable.Range(0, rows)];
        if (rows > Block) Array.Sort(points.Select(point => point.Sum()).ToArray(), order);
        var groups = new int[rows];
        int next = 0, blocks = Math.Max(1, rows / Math.Max(Block, 2 * k));
        for (int block = 0; block < blocks; block++)
            next = Mdav(points, [.. order[(int)((long)rows * block / blocks)..(int)((long)rows * (block + 1) / blocks)]], k, groups, next);
        return groups;
    }

    /// <summary>The mean of its group for every row.</summary>
    public static double[] Means(double[] column, int[] groups)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(groups);
        int count = groups.DefaultIfEmpty(-1).Max() + 1;
        var (sums, sizes) = (new double[count], new int[count]);
        for (int row = 0; row < column.Length; row++)
        {
            sums[groups[row]] += column[row];
            sizes[groups[row]]++;
        }
        return [.. groups.Select(group => sums[group] / sizes[group])];
    }

    private static int Mdav(double[][] points, List<int> left, int k, int[] groups, int next)
    {
        while (left.Count >= 3 * k)
        {
            int far = Farthest(points, left, Centre(points, left));
            var centre = points[far];
            Take(points, left, centre, k, groups, next++);
            int opposite = Farthest(points, left, centre);
            Take(points, left, points[opposite], k, groups, next++);
        }
        if (left.Count >= 2 * k) Take(points, left, points[Farthest(points, left, Centre(points, left))], k, groups, next++);
        foreach (int row in left) groups[row] = next;
        return left.Count == 0 ? next : next + 1;
    }

    private static void Take(double[][] points, List<int> left, double[] around, int k, int[] groups, int group)
    {
        var distances = left.Select(row => Distance(points[row], around)).ToArray();
        var rows = left.ToArray();
        Array.Sort(distances, rows);
        foreach (int row in rows.AsSpan(0, k)) groups[row] = group;
        left.Clear();
        left.AddRange(rows.AsSpan(k));
    }

    private static int Farthest(double[][] points, List<int> rows, double[] from)
    {
        int farthest = rows[0];
        double most = -1;
        foreach (int row in rows)
            if (Distance(points[row], from) is var distance && distance > most) (farthest, most) = (row, distance);
        return farthest;
    }

    private static double[] Centre(double[][] points, List<int> rows)
    {
        var centre = new double[points[rows[0]].Length];
        foreach (int row in rows)
            for (int i = 0; i < centre.Length; i++) centre[i] += points[row][i];
        for (int i = 0; i < centre.Length; i++) centre[i] /= rows.Count;
        return centre;
    }

    private static double Distance(double[] a, double[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
        return sum;
    }

    private static double[] Standardised(double[] column)
    {
        double mean = column.DefaultIfEmpty(0).Average(), deviation = Math.Sqrt(column.Select(number => (number - mean) * (number - mean)).DefaultIfEmpty(0).Average());
        return [.. column.Select(number => deviation == 0 ? 0 : (number - mean) / deviation)];
    }
}
